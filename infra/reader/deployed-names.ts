/** Where a template is deployed. */
export interface Stack {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
}

/** What `!Ref` (under the name `Ref`) and `!GetAtt` give for a resource. */
export type DeployedNames = Readonly<Record<string, string>>;

type Naming = (id: string, stack: Stack) => DeployedNames;

const namings: Readonly<Record<string, Naming>> = {
  'AWS::Bedrock::ApplicationInferenceProfile': nameProfile,
  'AWS::CloudWatch::Alarm': (id, stack) => withArn(id, arn('cloudwatch', `alarm:${id}`, stack)),
  'AWS::Cognito::IdentityPool': (_, {region}) => ({Ref: `${region}:00000000-0000-4000-8000-000000000000`}),
  'AWS::IAM::ManagedPolicy': (id, stack) => ({Ref: iamArn('policy', id, stack)}),
  'AWS::IAM::Role': (id, stack) =>
    withArn(`${stack.stackName}-${id}`, iamArn('role', `${stack.stackName}-${id}`, stack)),
  'AWS::SNS::Topic': (id, stack) => ({Ref: arn('sns', id, stack)}),
  'AWS::StepFunctions::StateMachine': (id, stack) => ({Ref: arn('states', `stateMachine:${id}`, stack)}),
};

/** What AWS might call a resource once it is deployed. */
export function nameDeployed(id: string, type: string, stack: Stack): DeployedNames {
  return (namings[type] ?? ((name: string) => ({Ref: name})))(id, stack);
}

function nameProfile(id: string, stack: Stack): DeployedNames {
  const profileId = id.toLowerCase();
  const profileArn = arn('bedrock', `application-inference-profile/${profileId}`, stack);
  return {Ref: profileArn, InferenceProfileArn: profileArn, InferenceProfileId: profileId};
}

function withArn(name: string, itsArn: string): DeployedNames {
  return {Ref: name, Arn: itsArn};
}

function arn(service: string, resource: string, {region, accountId}: Stack): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function iamArn(kind: string, name: string, {accountId}: Stack): string {
  return `arn:aws:iam::${accountId}:${kind}/${name}`;
}
