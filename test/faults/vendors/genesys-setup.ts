/** Genesys Cloud under faults. */
import { startGenesysEmulator, type GenesysSeed } from '@assistant-provider/emulators';
import { createGenesysProvider, type GenesysProvider } from '@assistant-provider/genesys';
import { genesysNativeOperations } from './genesys-native-operations.js';
import { assignedUsers, genesysPartOperations, variationId } from './genesys-part-operations.js';
import { createSharedClock, tryTimeoutMs } from '../kit/shared-clock.js';
import { portableOperations, type TestIds, type OperationCase } from './portable-operations.js';
import { startWire } from '../kit/wire.js';
import { maxResponseBytes, type VendorSetup } from './vendor-setup.js';

const knowledgeBase = (n: number) => `b0000000-0000-4000-8000-00000000000${n}`;
const queue = (n: number) => `c0000000-0000-4000-8000-00000000000${n}`;

export const genesysIds: TestIds = {
  busy: 'a0000000-0000-4000-8000-000000000001',
  plain: 'a0000000-0000-4000-8000-000000000002',
  nobody: 'a0000000-0000-4000-8000-000000000009',
  draftWithKnowledge: {
    name: 'Night desk',
    knowledge: [{ type: 'knowledgeBase', id: knowledgeBase(2), language: 'de-DE' }],
  },
  mine: [queue(1), queue(2)],
  theirs: queue(3),
  free: queue(4),
  linkId: knowledgeBase(1),
  source: { type: 'knowledgeBase', id: knowledgeBase(2), language: 'de-DE' },
  assigned: { role: 'summarization' },
  assignment: { role: 'wrapUpPrediction' },
};

const { busy, plain, mine, theirs } = genesysIds;

export const genesysSeed: GenesysSeed = {
  assistants: [
    {
      id: busy,
      name: 'Returns desk',
      transcriptionConfig: { vendorName: 'Genesys' },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBases: [{ id: knowledgeBase(1), languageCode: 'en-US', confidenceThreshold: 0.4 }],
      },
      copilot: {
        liveOnQueue: true,
        defaultLanguage: 'en-US',
        summaryGenerationConfig: { enabled: true },
      },
    },
    { id: plain, name: 'Billing', transcriptionConfig: { vendorName: 'Genesys' } },
  ],
  assistantQueues: [
    {
      id: mine[0],
      assistantId: busy,
      mediaTypes: ['Call'],
      assignmentMode: 'Manual',
      users: assignedUsers,
    },
    { id: mine[1], assistantId: busy, mediaTypes: ['Call'] },
    { id: theirs, assistantId: plain, mediaTypes: ['Email'] },
  ],
  variations: [
    {
      id: variationId,
      assistantId: busy,
      name: 'German',
      transcriptionConfig: { vendorName: 'Genesys' },
      copilot: { liveOnQueue: true, defaultLanguage: 'de-DE' },
    },
  ],
};

/** Without an idempotency key of the vendor's, a second one makes a second assistant. */
const onlyOnce = ['POST /api/v2/assistants'];

const operations: readonly OperationCase<GenesysProvider>[] = [
  ...portableOperations(genesysIds).filter(({ feature }) => feature !== 'tagging'),
  ...genesysPartOperations(genesysIds),
  ...genesysNativeOperations(genesysIds),
].map((operation) => ({ onlyOnce, ...operation }));

export async function startGenesysSetup(): Promise<VendorSetup<GenesysProvider>> {
  const clock = createSharedClock();
  const emulator = await startGenesysEmulator({ clock, seed: genesysSeed });
  const wire = await startWire(emulator.apiUrl);
  const { clientId, clientSecret } = emulator.credentials;
  return {
    vendor: 'genesys',
    clock,
    wire,
    emulator,
    operations,
    restore: (state: GenesysSeed = genesysSeed) => emulator.restore(state),
    createProvider: (url, onRequest) =>
      createGenesysProvider({
        apiUrl: url,
        loginUrl: url,
        clientId,
        clientSecret,
        clock,
        tryTimeoutMs,
        maxResponseBytes,
        ...(onRequest && { onRequest }),
      }),
    secrets: (requests) => [
      clientSecret,
      Buffer.from(`${clientId}:${clientSecret}`).toString('base64'),
      ...requests.flatMap(({ head }) => /^authorization: bearer (\S+)/im.exec(head)?.[1] ?? []),
    ],
    close: async () => {
      await wire.close();
      await emulator.close();
    },
  };
}
