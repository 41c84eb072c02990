import {serveLocalAws} from '../../../demo/server/serve-local-aws.js';
import type {Bench} from '../bench.js';
import type {Contender} from '../contenders.js';
import {mediansOf, takeTurns} from '../take-turns.js';
import type {Row} from '../table.js';
import {lastWords, weighAnswer} from './answering.js';

const answer = {
  text: `Good **morning**.\n\n- It is a stone.\n- It is \`hard\`.${lastWords.markdown}`,
  pieceLength: 20,
  piecesPerChunk: 1,
  chunkMs: 16,
  patienceMs: 15_000,
};

/** What has been fetched once a first short answer stands there as it is meant to look, and all that follows it. */
export async function weighFirstAnswers(bench: Bench): Promise<Row[]> {
  const fromPage = await takeTurns({...bench, rounds: 1}, (contender) => weighAnswer(bench, contender, answer));
  const fromBedrock = await takeTurns({contenders: bench.contenders.slice(0, 1), rounds: 1}, (contender) =>
    weighFromBedrock(bench, contender),
  );
  return [
    {title: 'files until a first answer of the page’s own', unit: 'KB', cells: mediansOf(fromPage, Number)},
    {
      title: 'files until a first answer of Bedrock, for a guest; the others have no way there',
      unit: 'KB',
      cells: mediansOf(fromBedrock, Number),
    },
  ];
}

async function weighFromBedrock(bench: Bench, ours: Contender): Promise<number> {
  const aws = await serveLocalAws({script: () => [answer.text]});
  const settings = Object.entries({
    'identity-pool-id': 'us-east-1:00000000-1111-2222-3333-444444444444',
    'guest-role-arn': 'arn:aws:iam::123456789012:role/outcrop-guests',
    'model-id': 'us.amazon.nova-lite-v1:0',
    'bedrock-endpoint': aws.url,
    'cognito-endpoint': aws.url,
    'sts-endpoint': aws.url,
  });
  const attributes = settings.map(([name, value]) => `${name}="${value}"`).join(' ');
  const body = `<outcrop-chat mode="inline" ${attributes}></outcrop-chat>`;
  bench.site.addPage('/ours-with-bedrock', {head: ours.head, body});
  try {
    return await weighAnswer(bench, {...ours, body, path: '/ours-with-bedrock'}, answer);
  } finally {
    await aws.close();
  }
}
