/** A conversation with a tool, without any browser: `npx tsx demo/headless/in-node.ts`. */
import {openChat, type Tool} from '../../src/headless.js';
import {createLocalAws} from '../../src/local-aws/index.js';

// The stand-in for AWS answers here; leave `fetch` and the credentials out and AWS itself does.
const aws = createLocalAws();

const findOrder: Tool = {
  name: 'find_order',
  description: 'Looks up an order by its number.',
  inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
  approval: 'ask',
  run: () => ({status: 'shipped'}),
};

/** Asks one question, allows every call of a tool, and returns the answer. */
export async function askInNode(question: string, print: (line: string) => void): Promise<string> {
  const chat = openChat(
    {
      identityPoolId: 'us-east-1:00000000-1111-2222-3333-444444444444',
      guestRoleArn: 'arn:aws:iam::123456789012:role/outcrop-guests',
      modelId: 'us.amazon.nova-lite-v1:0',
      tools: [findOrder],
    },
    {fetch: (resource, init) => aws(new Request(resource, init))},
  );
  chat.subscribe(({status, toolCalls = []}) => {
    print(status);
    for (const call of toolCalls) if (call.status === 'waiting') chat.approve(call.toolUseId);
  });
  const {content, error} = await chat.send(question);
  chat.close();
  return error?.message ?? content.map(({text}) => text).join('');
}

if (process.argv[1]?.endsWith('in-node.ts')) console.log(await askInNode('Use a tool, please', console.log));
