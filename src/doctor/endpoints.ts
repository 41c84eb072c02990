import type {ReadSettings} from '../config/index.js';

/** The addresses that a chat uses. */
export interface Endpoint {
  readonly name: 'cognito' | 'sts' | 'bedrock';
  /** The service, as a sentence names it. */
  readonly service: string;
  readonly address: string;
  /** The attribute that sets another address. */
  readonly attribute: string;
  /** Whether the page has set it. */
  readonly isOwn: boolean;
  /** The region that decides the address, and the attribute that decides the region. */
  readonly region: string;
  readonly regionAttribute: string;
}

/** The address of one service, AWS’s own or the page’s. */
export function findEndpoint(name: Endpoint['name'], settings: ReadSettings): Endpoint {
  const {region, poolRegion, cognitoEndpoint, stsEndpoint, bedrockEndpoint} = settings;
  const pool = {region: poolRegion, regionAttribute: 'identity-pool-id'};
  switch (name) {
    case 'cognito':
      return complete('cognito', 'Cognito Identity', `cognito-identity.${poolRegion}`, cognitoEndpoint, pool);
    case 'sts':
      return complete('sts', 'STS', `sts.${poolRegion}`, stsEndpoint, pool);
    case 'bedrock': {
      const place = {region, regionAttribute: settings.region ? 'region' : 'identity-pool-id'};
      return complete('bedrock', 'Bedrock Runtime', `bedrock-runtime.${region}`, bedrockEndpoint, place);
    }
    default:
      return name satisfies never;
  }
}

function complete(
  name: Endpoint['name'],
  service: string,
  host: string,
  own: string | undefined,
  place: Pick<Endpoint, 'region' | 'regionAttribute'>,
): Endpoint {
  const domain = place.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const address = own ?? `https://${host}.${domain}/`;
  return {name, service, address, attribute: `${name}-endpoint`, isOwn: own !== undefined, ...place};
}
