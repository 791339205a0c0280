/** The harness of the memory driver: its state follows the clock, and its native side does the rest. */
import {
  aiAgentRoles,
  type AiAgentAssignmentDraft,
  type FeatureName,
} from '@assistant-provider/core';
import { createProvider, type AssistantDriver } from '@assistant-provider/core/adapter';
import {
  unavailable,
  type ConformanceHarness,
  type Fixtures,
  type Failure,
  type TestVendor,
} from '../src/index.js';
import {
  createMemoryDriver,
  createMemoryProvider,
  type MemoryDriver,
  type MemoryNative,
  type MemoryPart,
  type MemoryRequest,
  type MemorySnapshot,
} from '@assistant-provider/memory';

export interface MemoryTestVendor extends TestVendor {
  /** Of a second provider of the same state. */
  readonly native: MemoryNative;
  failCreation(): void;
  /** By that second provider: cursors stay good, and it takes as long as it does. */
  delete(assistantId: string): Promise<void>;
}

const reference = ({ id, version }: { readonly id: string; readonly version: number }) =>
  `ref:prompt:${id}:${version}`;

const fixtures: Fixtures = {
  description: 'Answers what customers ask about returns',
  tags: { team: 'returns', stage: 'test', empty: '' },
  encryption: { kmsKeyId: 'alias/conformance' },
  queueIds: ['queue-1', 'queue-2', 'queue-3', 'queue-4', 'queue-5'],
  assignments: ['agent-1', 'agent-2'].flatMap((agentId) =>
    aiAgentRoles.flatMap((role): readonly AiAgentAssignmentDraft[] =>
      role === 'orchestration'
        ? ['Conformance.One', 'Conformance.Two'].map((useCase) => ({ role, agentId, useCase }))
        : [{ role, agentId }],
    ),
  ),
  knowledgeSources: [
    { type: 'knowledgeBase', id: 'base-1', language: 'en-US' },
    { type: 'knowledgeBase', id: 'base-2', language: 'de' },
    { type: 'externalKnowledgeBase', locator: 'arn:of:base-3', accessRole: 'arn:of:role' },
    { type: 'externalKnowledgeBase', locator: 'arn:of:base-4', accessRole: 'arn:of:role' },
  ],
  parts: {
    settings: {
      content: () => ({ tone: 'friendly', escalation: { after: 3 } }),
      changed: () => ({ tone: 'formal', closing: null }),
      unknownMembers: { 'of/tomorrow': ['~', null] },
    },
    prompt: {
      names: ['Greeting', 'Farewell'],
      content: () => ({ text: 'Hello\nworld', tools: [] }),
      changed: () => ({ text: 'Good day' }),
      unknownMembers: { model: { temperature: 0.5 } },
    },
    agent: {
      names: ['Answers', 'Searches'],
      content: ({ part, linkId }) => ({
        type: 'answers',
        prompts: [reference(part('prompt')), reference(part('prompt'))],
        'knowledge/base': `ref:knowledgeLink:${linkId}`,
      }),
      changed: ({ part }) => ({ type: 'answers', prompts: [reference(part('prompt'))], max: 3 }),
      otherFixed: { '/type': 'searches' },
      unknownMembers: { 'of/tomorrow': true },
    },
    queueUsers: {
      ids: ['queue-1', 'queue-2'],
      content: () => ({ mode: 'chosen', users: ['ref:user:user-1'] }),
      changed: () => ({ mode: 'all' }),
      unknownMembers: { since: 1 },
    },
  },
  directory: {
    queue: {
      entries: [
        { id: 'queue-1', name: 'Returns' },
        { id: 'queue-2', name: 'Sales' },
      ],
      sharedName: unavailable('the configured names of queues are unique'),
      unknownId: 'no-such-queue',
    },
    knowledgeBase: {
      entries: [
        { id: 'base-1', name: 'Handbook' },
        { id: 'base-2', name: 'Handbook' },
        { id: 'base-3', name: 'Prices' },
      ],
      sharedName: 'Handbook',
      unknownId: 'no-such-base',
    },
    user: {
      entries: [
        { id: 'user-1', name: 'Ann Other' },
        { id: 'user-2', name: 'Ann Other' },
      ],
      sharedName: 'Ann Other',
      unknownId: 'no-such-user',
    },
    prompt: { sharedName: unavailable('the fixtures have two names'), unknownId: 'no-such-part' },
    agent: { sharedName: unavailable('the fixtures have two names'), unknownId: 'no-such-part' },
  },
  unknown: {
    assistantId: 'no-such-assistant',
    queueId: unavailable('in memory every id is a queue'),
    linkId: 'no-such-link',
    partId: 'no-such-part',
  },
};

const requests: readonly MemoryRequest[] = [
  'createAssistant',
  'getAssistant',
  'listAssistants',
  'updateAssistant',
  'deleteAssistant',
  'listQueueBindings',
  'getQueueBinding',
  'putQueueBindings',
  'deleteQueueBindings',
  'listAiAgents',
  'putAiAgent',
  'deleteAiAgent',
  'listKnowledge',
  'linkKnowledge',
  'unlinkKnowledge',
  'listTags',
  'putTags',
  'deleteTags',
  'listParts',
  'getPart',
  'createPart',
  'updatePart',
  'publishPart',
  'deletePart',
  'lookUp',
];

const writes = requests.filter((request) => !/^(?:get|list|lookUp)/.test(request));

/** More than a case makes of one request, whatever the stack repeats. */
const often = 16;

type Kind = Parameters<MemoryNative['failNext']>[1]['kind'];

const failing = (kind: Kind, retryAfterMs?: number): Failure<MemoryTestVendor> => ({
  begin: async ({ native }) => {
    for (const request of requests)
      for (let time = 0; time < often; time += 1) {
        const fault = { kind, ...(retryAfterMs !== undefined && { retryAfterMs }) };
        (await native.failNext(request, fault))._unsafeUnwrap();
      }
  },
  vendorCode: 'plannedFault',
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** Puts a changed state in the place of the present one. */
async function change(
  { native }: MemoryTestVendor,
  changed: (snapshot: MemorySnapshot) => MemorySnapshot,
): Promise<void> {
  const snapshot = (await native.snapshot())._unsafeUnwrap();
  (await native.restore(changed(snapshot)))._unsafeUnwrap();
}

const changeAssistant =
  (
    id: string,
    changed: (assistant: MemorySnapshot['assistants'][number]) => object,
  ): ((snapshot: MemorySnapshot) => MemorySnapshot) =>
  (snapshot) => ({
    ...snapshot,
    assistants: snapshot.assistants.map((assistant) =>
      assistant.id === id ? { ...assistant, ...changed(assistant) } : assistant,
    ),
  });

/** A part that the vendor supplies, as only a restored snapshot brings one. */
const partOfVendor = (assistantId: string): MemoryPart => ({
  assistantId,
  kind: 'prompt',
  id: 'supplied',
  name: 'Supplied',
  ofVendor: true,
  content: { text: 'Hello' },
  versions: [],
  lastVersion: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
});

const noCredentials = unavailable('a vendor in memory has no credentials');

/** The harness of any driver that is made of the memory driver's. */
export function harnessOf(
  name: string,
  wrap: (driver: MemoryDriver) => AssistantDriver,
  secrets: readonly string[] = [],
  settleMs = 1_000,
  without: readonly FeatureName[] = [],
): ConformanceHarness<MemoryTestVendor> {
  return {
    name,
    open: ({ clock, responses }) => {
      const aDay = 24 * 60 * 60 * 1_000;
      const inner: AssistantDriver<never, MemoryNative> = createMemoryDriver({
        without,
        settleMs,
        directory: Object.entries(fixtures.directory ?? {}).flatMap(([kind, { entries = [] }]) =>
          entries.map((entry) => ({ kind, ...entry })),
        ),
        latencyMs: responses === 'never' ? aDay : 0,
      });
      const backDoor = createProvider(inner, { clock });
      let vendorOptions: { memory?: { creationFails: true } } = {};
      const create: MemoryDriver['assistants']['create'] = (draft, context) => {
        const options = { ...draft.vendorOptions, ...vendorOptions };
        vendorOptions = {};
        return inner.assistants.create({ ...draft, vendorOptions: options }, context);
      };
      return {
        // Every wrap takes what the driver has.
        driver: wrap({ ...inner, assistants: { ...inner.assistants, create } } as MemoryDriver),
        failCreation: () => {
          vendorOptions = { memory: { creationFails: true } };
        },
        fixtures,
        secrets: secrets.length > 0 ? secrets : unavailable('a vendor in memory has no secrets'),
        native: backDoor.native,
        delete: async (id) => (await backDoor.assistants.delete(id))._unsafeUnwrap(),
        close: async () => void (await backDoor.close()),
      };
    },
    badCredentials: noCredentials,
    silence: true,
    errors: {
      invalidInput: failing('invalidInput'),
      unauthenticated: failing('unauthenticated'),
      permissionDenied: failing('permissionDenied'),
      notFound: failing('notFound'),
      conflict: failing('conflict'),
      quotaExceeded: failing('quotaExceeded'),
      rateLimited: failing('rateLimited', 2_000),
      unavailable: failing('unavailable'),
      timeout: failing('timeout'),
      unexpectedReply: failing('unexpectedReply'),
      unknown: failing('unknown'),
    },
    loseAnswers: async ({ native }, times) => {
      const fault = { kind: 'unavailable', when: 'after' } as const;
      for (const request of writes)
        for (let time = 0; time < times; time += 1)
          (await native.failNext(request, fault))._unsafeUnwrap();
    },
    misconfigure: () => createMemoryProvider({ settleMs: -1, latencyMs: 'long' } as never),
    repeatCredentials:
      secrets.length === 0 ? noCredentials : (vendor) => failing('permissionDenied').begin(vendor),
    failCreation: (vendor) => vendor.failCreation(),
    deleteBehind: (vendor, id) =>
      change(vendor, (snapshot) => ({
        ...snapshot,
        assistants: snapshot.assistants.filter((assistant) => assistant.id !== id),
        bindings: snapshot.bindings.filter(({ assistantId }) => assistantId !== id),
        parts: (snapshot.parts ?? []).filter(({ assistantId }) => assistantId !== id),
      })),
    supplyPart: (vendor, assistantId) =>
      change(vendor, (snapshot) => ({
        ...snapshot,
        parts: [...(snapshot.parts ?? []), partOfVendor(assistantId)],
      })),
    unknownValues: {
      status: (vendor, id, word) =>
        change(
          vendor,
          changeAssistant(id, () => ({ status: word })),
        ),
      member: (vendor, id, member, value) =>
        change(
          vendor,
          changeAssistant(id, () => ({ [member]: value })),
        ),
      mediaType: (vendor, assistantId, queueId, word) =>
        change(vendor, (snapshot) => ({
          ...snapshot,
          bindings: snapshot.bindings.map((binding) =>
            binding.assistantId === assistantId && binding.queueId === queueId
              ? { ...binding, mediaTypes: [...binding.mediaTypes, word] }
              : binding,
          ),
        })),
      aiAgentRole: (vendor, id, word) =>
        change(
          vendor,
          changeAssistant(id, ({ aiAgents }) => ({
            aiAgents: [...aiAgents, { role: word, enabled: true }],
          })),
        ),
      knowledgeType: (vendor, id, word) =>
        change(
          vendor,
          changeAssistant(id, ({ knowledge }) => ({
            knowledge: [...knowledge, { linkId: 'new-link', source: { type: word } }],
          })),
        ),
    },
  };
}

export const memoryHarness = harnessOf('memory', (driver) => driver);
