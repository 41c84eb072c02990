import type {ChatSettings} from '../../src/config/settings.js';

/** What the demo pages are filled with. */
export type DemoSettings = Pick<
  ChatSettings,
  'region' | 'identityPoolId' | 'guestRoleArn' | 'modelId' | 'bedrockEndpoint' | 'cognitoEndpoint' | 'stsEndpoint'
>;

/** Settings with which a page talks to the stand-in at `url`. Pool, role and model need only look right. */
export function localSettings(url: string): DemoSettings {
  return {
    region: 'us-east-1',
    identityPoolId: 'us-east-1:00000000-0000-4000-8000-000000000000',
    guestRoleArn: 'arn:aws:iam::000000000000:role/outcrop-guest',
    modelId: 'us.amazon.nova-lite-v1:0',
    bedrockEndpoint: url,
    cognitoEndpoint: url,
    stsEndpoint: url,
  };
}

const variables = [
  ['region', 'OUTCROP_REGION', 'the AWS region of the model, such as us-east-1'],
  ['identityPoolId', 'OUTCROP_IDENTITY_POOL_ID', 'the Cognito identity pool that gives guests their credentials'],
  ['guestRoleArn', 'OUTCROP_GUEST_ROLE_ARN', 'the role that guests of the pool assume'],
  ['modelId', 'OUTCROP_MODEL_ID', 'the model or inference profile that answers, such as us.amazon.nova-lite-v1:0'],
] as const;

/** Settings for real AWS from environment variables; `problems` has a sentence for each one that is missing. */
export function awsSettings(environment: Readonly<Record<string, string | undefined>>): {
  readonly settings: DemoSettings;
  readonly problems: readonly string[];
} {
  const missing = variables.filter(([, name]) => !environment[name]?.trim());
  return {
    settings: Object.fromEntries(variables.map(([property, name]) => [property, environment[name]?.trim() ?? ''])),
    problems: missing.map(([, name, meaning]) => `${name} is missing: ${meaning}.`),
  };
}
