/** Serves the demo: `npm start`, or `npm start -- --aws` for real AWS. */
import {checkNode} from './check-node.js';
import {awsSettings, type DemoSettings} from './settings.js';

const problem = checkNode(process.versions.node);
if (problem) giveUp(problem);
// Not before: with a Node that is too old, Vite breaks while it is loaded.
const {loadEnv} = await import('vite');
const {serveDemo} = await import('./serve-demo.js');

const options = process.argv.slice(2);
const unknown = options.filter((option) => option !== '--aws');
if (unknown.length > 0) giveUp(`There is no option ${unknown.join(' ')}. The only one is --aws.`);

if (options.includes('--aws')) {
  const {url, settings} = await serveDemo({settings: readAwsSettings()});
  say([
    ['The playground is at', url],
    ['It talks to', `Amazon Bedrock in ${settings.region}`],
    ['It asks', `${settings.modelId}, and every answer is billed to your account`],
  ]);
} else {
  const {url, settings} = await serveDemo();
  say([
    ['The playground is at', url],
    ['It talks to', `a stand-in for AWS at ${settings.bedrockEndpoint}: no account, no cost`],
    ['For real AWS', 'npm start -- --aws'],
  ]);
}

function readAwsSettings(): DemoSettings {
  // Variables of the environment win over those of the file.
  const {settings, problems} = awsSettings(loadEnv('', process.cwd(), 'OUTCROP_'));
  if (problems.length > 0)
    giveUp(['With --aws, set these in the environment or in a file named .env:', ...problems].join('\n  '));
  return settings;
}

function say(facts: readonly (readonly [name: string, value: string])[]): void {
  console.log(`\n${facts.map(([name, value]) => `  ${name.padEnd(22)}${value}`).join('\n')}\n\n  Ctrl+C ends it.\n`);
}

function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}
