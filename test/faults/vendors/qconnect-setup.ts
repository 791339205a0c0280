/** Amazon Q in Connect under faults. */
import {
  CreateAIAgentCommand,
  DeleteAIAgentCommand,
  GetAssistantCommand,
} from '@aws-sdk/client-qconnect';
import { startQConnectEmulator, type QConnectSeed } from '@assistant-provider/emulators';
import {
  createQConnectProvider,
  type QConnectNative,
  type QConnectProvider,
} from '@assistant-provider/qconnect';
import { createSharedClock, tryTimeoutMs } from '../kit/shared-clock.js';
import { casesOf } from './native-operation.js';
import { partOperations } from './part-operations.js';
import { portableOperations, type TestIds, type OperationCase } from './portable-operations.js';
import { startWire } from '../kit/wire.js';
import { maxResponseBytes, type VendorSetup } from './vendor-setup.js';

const knowledgeBase = (n: number) => `b0000000-0000-4000-8000-00000000000${n}`;
const agentId = 'd0000000-0000-4000-8000-000000000001';

export const qconnectIds: TestIds = {
  busy: 'a0000000-0000-4000-8000-000000000001',
  plain: 'a0000000-0000-4000-8000-000000000002',
  nobody: 'a0000000-0000-4000-8000-000000000009',
  draftWithKnowledge: {
    name: 'Night desk',
    tags: { team: 'night' },
    knowledge: [
      { type: 'knowledgeBase', id: knowledgeBase(2) },
      { type: 'knowledgeBase', id: knowledgeBase(3) },
    ],
  },
  // There are no queues.
  mine: ['', ''],
  theirs: '',
  free: '',
  linkId: 'e0000000-0000-4000-8000-000000000001',
  source: { type: 'knowledgeBase', id: knowledgeBase(2) },
  assigned: { role: 'manualSearch' },
  assignment: { role: 'orchestration', agentId, useCase: 'Connect.SelfService' },
};

const { busy, plain, linkId } = qconnectIds;

const promptId = 'c0000000-0000-4000-8000-000000000001';
const promptContent = {
  modelId: 'us.example.large-v1:0',
  visibilityStatus: 'SAVED',
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: hello' } },
} as const;
const content = {
  ...promptContent,
  type: 'ANSWER_GENERATION',
  templateType: 'TEXT',
  apiFormat: 'MESSAGES',
};

export const qConnectSeed: QConnectSeed = {
  assistants: [
    {
      assistantId: busy,
      name: 'Returns desk',
      tags: { team: 'day' },
      aiAgentConfiguration: { MANUAL_SEARCH: { aiAgentId: agentId } },
      associations: [
        { assistantAssociationId: linkId, association: { knowledgeBaseId: knowledgeBase(1) } },
      ],
      aiPrompts: [
        {
          aiPromptId: promptId,
          name: 'Answers',
          type: 'ANSWER_GENERATION',
          tags: { team: 'day' },
          content: promptContent,
          versions: [{ versionNumber: 1, content: promptContent }],
          nextVersionNumber: 2,
        },
      ],
      aiAgents: [
        {
          aiAgentId: agentId,
          name: 'Search',
          type: 'MANUAL_SEARCH',
          content: { configuration: { manualSearchAIAgentConfiguration: {} } },
        },
      ],
    },
    { assistantId: plain, name: 'Billing' },
  ],
  knowledgeBases: [{ knowledgeBaseId: knowledgeBase(1), name: 'Returns' }],
};

const reads = false;
const writes = true;

const native = casesOf<QConnectNative>();

const newAgent = {
  assistantId: busy,
  name: 'Night search',
  type: 'MANUAL_SEARCH',
  visibilityStatus: 'SAVED',
  configuration: { manualSearchAIAgentConfiguration: {} },
} as const;

const nativeOperations: readonly OperationCase<QConnectProvider>[] = [
  native(
    'send',
    reads,
    (all) => all.send(new GetAssistantCommand({ assistantId: busy })),
    ' GetAssistant',
  ),
  native(
    'send',
    writes,
    (all) => all.send(new CreateAIAgentCommand({ ...newAgent, clientToken: crypto.randomUUID() })),
    ' CreateAIAgent with a token',
  ),
  {
    ...native(
      'send',
      writes,
      (all) => all.send(new CreateAIAgentCommand(newAgent)),
      ' CreateAIAgent without one',
    ),
    // The SDK would make another token for each try.
    onlyOnce: ['POST /assistants/{id}/aiagents'],
  },
  native(
    'send',
    writes,
    (all) => all.send(new DeleteAIAgentCommand({ assistantId: busy, aiAgentId: agentId })),
    ' DeleteAIAgent',
  ),
  native('listAiAgents', reads, (all) => all.listAiAgents(busy)),
  native('getAiAgent', reads, (all) => all.getAiAgent(busy, agentId)),
];

const operations: readonly OperationCase<QConnectProvider>[] = [
  ...portableOperations(qconnectIds).filter(
    ({ feature }) => feature !== 'queues' && feature !== 'editing',
  ),
  ...partOperations({
    assistantId: busy,
    part: { kind: 'aiPrompt', id: promptId },
    version: 1,
    created: { kind: 'aiPrompt', name: 'Others', content },
    changed: {
      'of changed content': {
        kind: 'aiPrompt',
        id: promptId,
        content: { ...content, description: 'Changed', tags: { team: 'day' } },
      },
      'of changed tags': {
        kind: 'aiPrompt',
        id: promptId,
        content: { ...content, description: 'Changed', tags: { shift: 'night' } },
      },
    },
    kinds: ['knowledgeBase', 'aiPrompt'],
  }),
  ...nativeOperations,
];

/** Temporary ones, so that there is a session token to keep secret. */
const qConnectCredentials = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLEtoken/of+a/session==',
};

export async function startQConnectSetup(): Promise<VendorSetup<QConnectProvider>> {
  const clock = createSharedClock();
  const emulator = await startQConnectEmulator({
    clock,
    seed: qConnectSeed,
    credentials: qConnectCredentials,
    settings: {
      // Their random ids would be numbered among those of what a call makes.
      systemAIAgents: [],
      systemAIPrompts: [],
      // The SDK signs with the machine's time, and repeats a 401 once it has put its clock right.
      signatureTime: 'real',
    },
  });
  const wire = await startWire(emulator.url);
  return {
    vendor: 'qconnect',
    clock,
    wire,
    emulator,
    operations,
    restore: (state: QConnectSeed = qConnectSeed) => emulator.restore(state),
    createProvider: (endpoint, onRequest) =>
      createQConnectProvider({
        endpoint,
        region: emulator.region,
        credentials: qConnectCredentials,
        clock,
        tryTimeoutMs,
        maxResponseBytes,
        ...(onRequest && { onRequest }),
      }),
    secrets: (requests) => [
      ...Object.values(qConnectCredentials),
      ...requests.flatMap(({ head }) => /Signature=([0-9a-f]+)/.exec(head)?.[1] ?? []),
    ],
    close: async () => {
      await wire.close();
      await emulator.close();
    },
  };
}
