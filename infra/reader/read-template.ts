import {readFileSync} from 'node:fs';
import type {LocalAwsOptions, Policy, TrustPolicy} from '../../src/local-aws/index.js';
import type {Stack} from './deployed-names.js';
import {isList, isValues, readYaml, type Value, type Values} from './read-yaml.js';
import {resolveTemplate, type DeployedStack, type Resource} from './resolve-template.js';

/** What a stack gives to a page, and to the stand-in for AWS so that it behaves as the stack would. */
export interface TemplateReading {
  readonly aws: LocalAwsOptions & {readonly policy: Policy; readonly trust: TrustPolicy};
  /** The outputs of the stack. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** Where the stack is when nothing else is said: the account in which the stand-in puts roles of its own. */
export const localStack: Stack = {region: 'us-east-1', accountId: '000000000000', stackName: 'chat'};

/** Reads `outcrop.yaml`. */
export function readOutcropTemplate(): Values {
  return readYaml(readFileSync(new URL('../outcrop.yaml', import.meta.url), 'utf8'));
}

/** What the template makes with these parameters, for the stand-in for AWS. Default: the template of this folder. */
export function readTemplate(
  parameters: Readonly<Record<string, string>>,
  {stack = localStack, template = readOutcropTemplate()}: {readonly stack?: Stack; readonly template?: Values} = {},
): TemplateReading {
  const deployed = resolveTemplate(template, parameters, stack);
  const role = findResource(deployed, 'VisitorRole').properties;
  const pool = findResource(deployed, 'IdentityPool');
  const trust = role['AssumeRolePolicyDocument'];
  if (!isTrust(trust)) throw new TypeError('The role has no trust policy that can be read.');
  return {
    aws: {
      policy: readPolicy(role),
      trust,
      maxSessionSeconds: Number(role['MaxSessionDuration']),
      pool: {
        id: pool.names['Ref'] ?? '',
        withoutGuests: pool.properties['AllowUnauthenticatedIdentities'] !== true,
        withoutClassicFlow: pool.properties['AllowClassicFlow'] !== true,
      },
      inferenceProfiles: readProfiles(deployed),
    },
    outputs: deployed.outputs,
  };
}

/** All policies of the role as one: IAM looks at them together. */
function readPolicy({Policies}: Values): Policy {
  const documents = (isList(Policies) ? Policies : []).map((one) =>
    isValues(one) ? one['PolicyDocument'] : undefined,
  );
  return {Statement: documents.filter(isPolicy).flatMap(({Statement}) => Statement)};
}

/** ARN of each profile → what it was made from, by the name that a caller would use. */
function readProfiles({resources}: DeployedStack): Readonly<Record<string, string>> {
  const pairs = [...resources.values()].map(({names, properties}) => {
    const {ModelSource} = properties;
    const source = isValues(ModelSource) ? String(ModelSource['CopyFrom']) : '';
    return [names['InferenceProfileArn'] ?? '', source.slice(source.indexOf('/') + 1)] as const;
  });
  return Object.fromEntries(pairs.filter(([profile]) => profile !== ''));
}

function findResource({resources}: DeployedStack, id: string): Resource {
  const resource = resources.get(id);
  if (!resource) throw new Error(`The template makes no ${id}.`);
  return resource;
}

function isPolicy(value: Value | undefined): value is Value & Policy {
  return isValues(value) && isList(value['Statement']) && value['Statement'].every(hasEffect);
}

function isTrust(value: Value | undefined): value is Value & TrustPolicy {
  if (!isPolicy(value)) return false;
  return value.Statement.every((statement) => 'Principal' in statement && isValues(statement.Principal));
}

function hasEffect(statement: Value): boolean {
  return isValues(statement) && (statement['Effect'] === 'Allow' || statement['Effect'] === 'Deny');
}
