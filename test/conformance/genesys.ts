/** The harness of the Genesys Cloud driver, over the emulator, which follows the clock of the case. */
import {
  unavailable,
  type ConformanceHarness,
  type Fixtures,
  type Failure,
  type MadeFirst,
  type TestVendor,
} from '@assistant-provider/conformance';
import type { Clock } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  type FaultEffect,
  type GenesysEmulator,
  type GenesysSnapshot,
} from '@assistant-provider/emulators';
import { createGenesysDriver, createGenesysProvider } from '@assistant-provider/genesys';

interface GenesysTestVendor extends TestVendor {
  readonly emulator: GenesysEmulator;
  readonly secrets: readonly string[];
  readonly token: string;
}

const uuid = (number: number) => `aaaaaaaa-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const queueIds = [1, 2, 3, 4, 5].map(uuid);

const names = ['Conformance 1', 'Conformance 2'];
/** The emulator drops what it does not know, but keeps what only live clients have seen. */
const unknownMembers = { voiceTranscriptionConfig: { engine: 'Extended', more: [1, 'x'] } };
const unknownBelow = unavailable('the unknown members of a variation are in its copilot');

const objects = (first: number) =>
  [first, first + 1, first + 2].map((number) => ({
    id: uuid(number),
    name: number === first ? 'Returns' : 'Orders',
  }));
const knowledgeBases = objects(311);
const users = objects(321);
const summarySettings = objects(331);
const scripts = objects(341);
const checklists = objects(351);
const queues = queueIds.map((id, index) => ({ id, name: index === 0 ? 'Returns' : 'Orders' }));

const copilot = (defaultLanguage: string, enabled: boolean) => ({
  liveOnQueue: true,
  defaultLanguage,
  summaryGenerationConfig: { enabled, summarySetting: { id: uuid(331) } },
  ruleEngineConfig: {
    rules: [
      {
        enabled: true,
        participantRoles: ['Agent'],
        rule: {
          conditions: [{ conditionType: 'ConversationStart', conditionValues: [] }],
          actions: [
            { actionType: 'Script', attributes: { scriptId: uuid(341) } },
            { actionType: 'Checklist', attributes: { checklistId: uuid(351) } },
          ],
        },
      },
    ],
  },
});
const variation = (enabled: boolean) => ({
  transcriptionConfig: { vendorName: 'Genesys' },
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: uuid(311), languageCode: 'de-DE' },
  },
  copilot: copilot('de-DE', enabled),
});
const queueUsers = (...ids: readonly number[]) => ({
  assignmentMode: 'Manual',
  userIds: ids.map(uuid),
});

/** The extras of a knowledge base stand beside the id of its link. */
const settings = (first: MadeFirst, vendorName: string) => ({
  transcriptionConfig: { vendorName },
  knowledgeSuggestionConfig: {
    vendorName: 'GenesysKnowledge',
    knowledgeBase: { id: first.linkId, contentSearchEnabled: true },
  },
});

const parts: Fixtures['parts'] = {
  settings: {
    content: (first) => settings(first, 'Genesys'),
    changed: (first) => settings(first, 'Unknown'),
    unknownMembers: unavailable('the emulator drops unknown members of an assistant'),
  },
  copilot: {
    content: () => copilot('en-US', true),
    changed: () => copilot('en-US', false),
    otherFixed: { '/defaultLanguage': 'fr-FR' },
    unknownMembers,
  },
  variation: {
    names,
    content: () => variation(true),
    changed: () => variation(false),
    otherFixed: { '/copilot/defaultLanguage': 'fr-FR' },
    unknownMembers: unknownBelow,
  },
  queueUsers: {
    ids: queueIds.slice(0, 2),
    // One user, because the order of several means nothing: they are read in the order of their ids.
    content: () => queueUsers(321),
    changed: () => queueUsers(322, 323),
    unknownMembers: unavailable('the content is the mode and the users, and nothing else'),
  },
};

const sharedName = 'Orders';
const unknownId = uuid(399);
const directory: Fixtures['directory'] = {
  queue: { entries: queues, sharedName, unknownId },
  knowledgeBase: { entries: knowledgeBases, sharedName, unknownId },
  user: { entries: users, sharedName, unknownId },
  summarySetting: { entries: summarySettings, sharedName, unknownId },
  script: { entries: scripts, sharedName, unknownId },
  checklist: { entries: checklists, sharedName, unknownId },
};

const fixtures: Fixtures = {
  parts,
  directory,
  queueIds,
  assignments: [
    { role: 'answerRecommendation' },
    { role: 'manualSearch' },
    { role: 'summarization' },
    { role: 'wrapUpPrediction' },
    { role: 'answerGeneration' },
  ],
  knowledgeSources: [
    { type: 'knowledgeBase', id: uuid(101), language: 'en-US' },
    { type: 'knowledgeBase', id: uuid(102), language: 'de-DE' },
  ],
  unknown: { assistantId: uuid(201), queueId: uuid(202), linkId: uuid(203), partId: uuid(204) },
};

/** Every operation that the adapter uses but the login: errors of the token host are others. */
const operations = [
  'getAssistants',
  'postAssistants',
  'getAssistantsQueues',
  'getAssistant',
  'patchAssistant',
  'deleteAssistant',
  'getAssistantQueues',
  'patchAssistantQueues',
  'deleteAssistantQueues',
  'getAssistantQueue',
  'putAssistantQueue',
  'deleteAssistantQueue',
  'getAssistantCopilot',
  'putAssistantCopilot',
  'getAssistantVariations',
  'postAssistantVariations',
  'getAssistantVariation',
  'putAssistantVariation',
  'deleteAssistantVariation',
  'getAssistantQueueUsers',
  'postAssistantQueueUsersBulkAdd',
  'postAssistantQueueUsersBulkRemove',
  'postAssistantQueueUsersQuery',
  'postAssistantQueueUsersJobs',
  'getAssistantQueueUsersJob',
  'getRoutingQueues',
  'getRoutingQueuesDivisionviewsAll',
  'getUsers',
  'getKnowledgeKnowledgebases',
  'getKnowledgeKnowledgebase',
  'getConversationsSummariesSettings',
  'getScripts',
  'getAssistantsAgentchecklists',
];

const answering = (
  effect: FaultEffect,
  carried: Omit<Failure<GenesysTestVendor>, 'begin'> = {},
): Failure<GenesysTestVendor> => ({
  begin: ({ emulator }) => void emulator.faults.add({ operation: operations, effect }),
  ...carried,
});

/** The vendor's usual error body of that status. */
const refusing = (status: number, vendorCode: string) =>
  answering({ kind: 'status', status }, { status, vendorCode });

const errorBody = (status: number, code: string, more: object = {}) => ({
  message: 'refused by the conformance kit',
  code,
  status,
  contextId: 'conformance-context',
  details: [],
  errors: [],
  ...more,
});

/** Valid at the emulator, and known to the harness: so it can look for it everywhere. */
async function mintToken({ loginUrl }: GenesysEmulator, basic: string): Promise<string> {
  const response = await fetch(`${loginUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const answer = (await response.json()) as { readonly access_token: string };
  return answer.access_token;
}

async function openVendor(options: {
  readonly clock: Clock;
  readonly credentials: 'good' | 'bad';
  readonly responses: 'promptly' | 'never';
}): Promise<GenesysTestVendor> {
  const { clock, credentials, responses } = options;
  const now = () => clock.now();
  const emulator = await startGenesysEmulator({
    clock: { now, advance: () => undefined },
    // Which of 404 and 400 the vendor answers is unknown: `notFound` and `invalidInput` both conform.
    settings: {
      unknownQueue: 'notFound',
      unknownUser: 'failed',
      unknownKnowledgeBase: 'badRequest',
    },
    seed: {
      routingQueues: queues,
      knowledgeBases: [...knowledgeBases, uuid(101), uuid(102)],
      users,
      summarySettings,
      scripts,
      checklists: checklists.map((each) => ({
        ...each,
        language: 'en-US',
        checklistItems: [{ name: 'Greeting' }],
      })),
    },
  });
  const { apiUrl, loginUrl } = emulator;
  const { clientId } = emulator.credentials;
  const clientSecret =
    credentials === 'bad' ? 'a-secret-that-is-wrong' : emulator.credentials.clientSecret;
  const basicOf = (secret: string) => Buffer.from(`${clientId}:${secret}`).toString('base64');
  const token = await mintToken(emulator, basicOf(emulator.credentials.clientSecret));
  const body = { access_token: token, token_type: 'bearer', expires_in: 86_400 };
  if (credentials === 'good')
    emulator.faults.add({
      operation: 'postOauthToken',
      effect: { kind: 'status', status: 200, body },
    });
  if (responses === 'never')
    emulator.faults.add({
      operation: operations,
      effect: { kind: 'latency', milliseconds: 3_600_000 },
    });
  return {
    emulator,
    token,
    fixtures,
    secrets: [clientSecret, basicOf(clientSecret), token],
    // In silence the first request is to be the one that the case is about, not the login.
    driver: createGenesysDriver(
      responses === 'never'
        ? { apiUrl, accessToken: token }
        : { apiUrl, loginUrl, clientId, clientSecret },
    ),
    close: () => emulator.close(),
  };
}

type AssistantRecord = GenesysSnapshot['assistants'][number];

function change(
  { emulator }: GenesysTestVendor,
  assistantId: string,
  changed: (assistant: AssistantRecord) => object,
): void {
  const snapshot = emulator.snapshot();
  emulator.restore({
    ...snapshot,
    assistants: snapshot.assistants.map((assistant) =>
      assistant.id === assistantId ? { ...assistant, ...changed(assistant) } : assistant,
    ),
  });
}

/** The vendor's answers from now on, as they would be with another state. */
function answerState({ emulator }: GenesysTestVendor, assistantId: string, state: string): void {
  const found = emulator.snapshot().assistants.find(({ id }) => id === assistantId);
  if (!found) throw new Error(`the emulator has no assistant ${assistantId}`);
  const selfUri = `/api/v2/assistants/${assistantId}`;
  const assistant = { ...found, state, selfUri };
  const answers = { getAssistant: assistant, getAssistants: { entities: [assistant], selfUri } };
  for (const [operation, body] of Object.entries(answers))
    emulator.faults.add({ operation, effect: { kind: 'status', status: 200, body } });
}

export const genesysHarness: ConformanceHarness<GenesysTestVendor> = {
  name: 'Genesys Cloud',
  open: openVendor,
  badCredentials: true,
  silence: true,
  errors: {
    invalidInput: refusing(400, 'bad.request'),
    unauthenticated: answering({ kind: 'status', status: 401 }, { status: 401 }),
    permissionDenied: refusing(403, 'not.authorized'),
    notFound: refusing(404, 'not.found'),
    conflict: refusing(409, 'request.conflict'),
    quotaExceeded: answering(
      {
        kind: 'status',
        status: 400,
        body: errorBody(400, 'bad.request', {
          limit: { key: 'assistants', namespace: 'agent.assistant', value: 10 },
        }),
      },
      { status: 400 },
    ),
    rateLimited: answering(
      { kind: 'retryAfter', value: '2' },
      { status: 429, vendorCode: 'too.many.requests.retry.after', retryAfterMs: 2_000 },
    ),
    unavailable: refusing(503, 'service.unavailable'),
    timeout: refusing(408, 'client.timeout'),
    unexpectedReply: answering({ kind: 'status', status: 200, body: '<html>not JSON</html>' }),
    unknown: answering(
      { kind: 'status', status: 418, body: errorBody(418, 'conformance.novelty') },
      { status: 418, vendorCode: 'conformance.novelty' },
    ),
  },
  loseAnswers: ({ emulator }, times) => {
    const operation = operations.filter((name) => !name.startsWith('get'));
    emulator.faults.add({ operation, times, effect: { kind: 'reset', when: 'afterWork' } });
  },
  misconfigure: () => createGenesysProvider({ region: 'atlantis', clientId: 42 } as never),
  repeatCredentials: ({ emulator, secrets }) => {
    const words = secrets.map((secret, index) => `Bearer ${secret} (${index})`).join(', ');
    const details = [{ errorCode: words, fieldName: words }];
    const body = errorBody(400, 'bad.request', { message: words, contextId: words, details });
    emulator.faults.add({ operation: operations, effect: { kind: 'status', status: 400, body } });
  },
  failCreation: unavailable('creating an assistant of Genesys Cloud has no states of its own'),
  deleteBehind: ({ emulator }, assistantId) => {
    const snapshot = emulator.snapshot();
    emulator.restore({
      ...snapshot,
      assistants: snapshot.assistants.filter(({ id }) => id !== assistantId),
      assistantQueues: snapshot.assistantQueues.filter(
        (queue) => queue.assistantId !== assistantId,
      ),
    });
  },
  supplyPart: unavailable('Genesys Cloud supplies no parts'),
  unknownValues: {
    status: answerState,
    member: (vendor, id, name, value) => change(vendor, id, () => ({ [name]: value })),
    mediaType: ({ emulator }, assistantId, queueId, word) => {
      const snapshot = emulator.snapshot();
      emulator.restore({
        ...snapshot,
        assistantQueues: snapshot.assistantQueues.map((queue) =>
          queue.id === queueId && queue.assistantId === assistantId
            ? { ...queue, mediaTypes: [...queue.mediaTypes, word] }
            : queue,
        ),
      });
    },
    aiAgentRole: (vendor, id, word) =>
      change(vendor, id, ({ copilot }) => ({
        copilot: {
          defaultLanguage: 'en-US',
          liveOnQueue: true,
          ...copilot,
          [word]: { enabled: true },
        },
      })),
    knowledgeType: unavailable(
      'the configuration of Genesys Cloud names knowledge bases and no types',
    ),
  },
};
