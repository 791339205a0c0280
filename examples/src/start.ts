/**
 * `npm start`: runs the same application on each vendor, against emulators on this machine. With
 * `--live` it only reads, on every real vendor whose credentials are in the environment.
 */
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysEmulator,
  type QConnectEmulator,
} from '@assistant-provider/emulators';
import { parseArgs } from 'node:util';
import { setUpReturnsDesk, type ReturnsDesk } from './application.js';
import { lookAround } from './look-around.js';
import { moveDesks } from './move-desks.js';
import { openDesks } from './open-desks.js';
import { emulatedGenesys, emulatedQConnect, liveProviders } from './vendors.js';

const say = (line: string) => console.log(line);
const indented = (line: string) => say(`  ${line}`);

const returnsQueueId = '7b9a2f3c-1d4e-4c5b-8a6f-2e3d4c5b6a33';
const desk: ReturnsDesk = {
  name: 'Returns desk',
  knowledgeBaseId: '5e0d1c8a-64d3-4b2e-9a4f-0c9b1f6f2a11',
  aiAgentId: '0a4c7d52-93f1-4a43-8f6d-1f6a2b7c9d22',
  queueIds: [returnsQueueId, '8c1b3a4d-2e5f-4d6c-9b70-3f4e5d6c7b44'],
  missingAssistantId: '00000000-0000-4000-8000-000000000000',
};

async function onEmulators(): Promise<boolean> {
  say('Starting two emulators on this machine: Genesys Cloud and Amazon Q in Connect.');
  const [genesysEmulator, qconnectEmulator] = await Promise.all([
    startGenesysEmulator({
      seed: {
        routingQueues: [{ id: returnsQueueId, name: 'Returns' }],
        knowledgeBases: [{ id: desk.knowledgeBaseId, name: 'Returns FAQ' }],
      },
    }),
    startQConnectEmulator({
      seed: { knowledgeBases: [{ knowledgeBaseId: desk.knowledgeBaseId, name: 'Returns FAQ' }] },
    }),
  ]);
  const providers = [emulatedGenesys(genesysEmulator), emulatedQConnect(qconnectEmulator)];
  let succeeded = true;
  for (const provider of providers) {
    say(`\nThe same application on ${provider.vendor}:`);
    const outcome = await setUpReturnsDesk(provider, desk, indented);
    if (outcome.isErr()) indented(`failed     ${outcome.error.kind}: ${outcome.error.message}`);
    succeeded &&= outcome.isOk();
    void (await provider.close());
  }
  succeeded = (await moveOnEmulators(genesysEmulator, qconnectEmulator)) && succeeded;
  say(
    `\nRequests over HTTP: ${genesysEmulator.requests.all().length} to genesys, ` +
      `${qconnectEmulator.requests.all().length} to qconnect.`,
  );
  await Promise.all([genesysEmulator.close(), qconnectEmulator.close()]);
  return succeeded;
}

async function moveOnEmulators(
  genesysEmulator: GenesysEmulator,
  qconnectEmulator: QConnectEmulator,
): Promise<boolean> {
  const from = emulatedGenesys(genesysEmulator);
  const to = emulatedQConnect(qconnectEmulator);
  say(`\nA move of two assistants from ${from.vendor} to ${to.vendor}:`);
  const { knowledgeBaseId, queueIds } = desk;
  const moved = await openDesks(from, { knowledgeBaseId, queueIds }).andThen(() =>
    moveDesks(from, to, indented),
  );
  if (moved.isErr()) indented(`failed     ${moved.error.kind}: ${moved.error.message}`);
  for (const provider of [from, to]) void (await provider.close());
  return moved.isOk();
}

async function onRealVendors(): Promise<boolean> {
  const providers = liveProviders(process.env);
  if (providers.length === 0) {
    say('No credentials found. Set GENESYS_REGION, GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET,');
    say('or AWS_REGION and credentials where the AWS SDK finds them.');
    return false;
  }
  let succeeded = true;
  for (const provider of providers) {
    say(`\nReading from ${provider.vendor}, without changes:`);
    succeeded = (await lookAround(provider, indented)) && succeeded;
    void (await provider.close());
  }
  return succeeded;
}

const { values } = parseArgs({ options: { live: { type: 'boolean', default: false } } });
process.exitCode = (await (values.live ? onRealVendors() : onEmulators())) ? 0 : 1;
