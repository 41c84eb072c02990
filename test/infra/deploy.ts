import {localStack, readOutcropTemplate, readTemplate, type TemplateReading} from '../../infra/reader/read-template.js';
import {resolveTemplate} from '../../infra/reader/resolve-template.js';
import type {LocalAws, LocalAwsOptions} from '../../src/local-aws/index.js';
import {quickAws} from '../local-aws/clients.js';
import {logins, type Parameters} from './parameters.js';
import {ask, enterAsGuest, enterEnhanced, type Entrance, type Question} from './visitor.js';

/** A stack of the template in the stand-in for AWS. */
export interface Deployment extends TemplateReading {
  readonly stack: LocalAws;
  readonly entrance: Entrance;
  readonly modelId: string;
  /** Enters as the template means it, and asks; says how it went. */
  ask(question?: Question): Promise<string>;
}

/** The template read once; a test that changes it makes its own. */
export const template = readOutcropTemplate();

/** Deploys the template to a stand-in of its own; `change` alters what was read from it. */
export function deploy(
  parameters: Parameters,
  change: (aws: TemplateReading['aws']) => LocalAwsOptions = keep,
): Deployment {
  const reading = readTemplate(parameters, {template});
  const stack = quickAws(change(reading.aws));
  const read = (output: string): string => reading.outputs.get(output) ?? '';
  const isForGuests = parameters['Visitors'] === 'guests';
  const entrance = {aws: stack, poolId: read('IdentityPoolId'), roleArn: read('RoleArn')};
  const modelId = read('ModelIdToUse');
  return {
    ...reading,
    stack,
    entrance: isForGuests ? entrance : {...entrance, logins},
    modelId,
    async ask(question = {}) {
      const credentials = await (isForGuests ? enterAsGuest(entrance) : enterEnhanced({...entrance, logins}));
      return ask(stack, credentials, {modelId, ...question});
    },
  };
}

/** The properties of a resource of the stack. */
export function propertiesOf(parameters: Parameters, id: string) {
  return resolveTemplate(template, parameters, localStack).resources.get(id)?.properties ?? {};
}

function keep(aws: TemplateReading['aws']): LocalAwsOptions {
  return aws;
}
