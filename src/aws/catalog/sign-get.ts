import {Sha256} from '@smithy/core/checksum';
import {SignatureV4} from '@smithy/signature-v4';

import type {AwsCredentials} from '../../model/index.js';

/** As whom, where and when a request is signed. */
export interface SigningContext {
  readonly credentials: AwsCredentials;
  readonly region: string;
  readonly date: Date;
}

/** The headers that sign a GET for Bedrock. Nothing is sent that AWS’s answer to a preflight might not allow. */
export async function signGet(url: URL, {credentials, region, date}: SigningContext): Promise<Record<string, string>> {
  const signer = new SignatureV4({service: 'bedrock', region, credentials, sha256: Sha256});
  const {protocol, hostname, host, pathname: path, searchParams} = url;
  const request = {
    method: 'GET',
    protocol,
    hostname,
    path,
    query: Object.fromEntries(searchParams),
    headers: {host},
  };
  const signed = await signer.sign(request, {signingDate: date});
  // The browser writes this one itself, and lets nobody else.
  const {host: _, ...headers} = signed.headers;
  return headers;
}
