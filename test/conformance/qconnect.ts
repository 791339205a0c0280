/** The harness of the Q in Connect driver, over the emulator, which follows the clock of the case. */
import {
  unavailable,
  type ConformanceHarness,
  type Fixtures,
  type Failure,
  type TestVendor,
  type TestVendorOptions,
} from '@assistant-provider/conformance';
import { createProvider } from '@assistant-provider/core/adapter';
import {
  startQConnectEmulator,
  type FaultEffect,
  type QConnectEmulator,
} from '@assistant-provider/emulators';
import {
  createQConnectDriver,
  createQConnectProvider,
  type QConnectAssistant,
  type QConnectProvider,
} from '@assistant-provider/qconnect';

interface QConnectTestVendor extends TestVendor {
  readonly secrets: readonly string[];
  readonly emulator: QConnectEmulator;
  /** A second provider of the same account, for what the vendor answers before a case changes it. */
  readonly backDoor: QConnectProvider;
}

const uuid = (number: number) => `aaaaaaaa-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const external = (number: number) => ({
  type: 'externalKnowledgeBase' as const,
  locator: `arn:aws:bedrock:us-east-1:123456789012:knowledge-base/CONFORM${number}`,
  accessRole: 'arn:aws:iam::123456789012:role/reader-of-knowledge',
});

const writes = [
  'CreateAssistant',
  'DeleteAssistant',
  'UpdateAssistantAIAgent',
  'RemoveAssistantAIAgent',
  'CreateAssistantAssociation',
  'DeleteAssistantAssociation',
  'TagResource',
  'UntagResource',
  ...['AIPrompt', 'AIGuardrail', 'AIAgent'].flatMap((kind) => [
    `Create${kind}`,
    `Update${kind}`,
    `Delete${kind}`,
    `Create${kind}Version`,
    `Delete${kind}Version`,
  ]),
];

const roles = [
  'answerRecommendation',
  'manualSearch',
  'summarization',
  'selfService',
  'noteTaking',
  'emailResponse',
  'emailOverview',
  'emailGenerativeAnswer',
] as const;
const useCases = ['Connect.SelfService', 'Connect.AgentAssistance'];

const names = ['Conformance 1', 'Conformance 2'];
const unknownMembers = { memberOfTomorrow: { enabled: true } };

const parts: Fixtures['parts'] = {
  aiPrompt: {
    names,
    content: () => prompt('prompt: one'),
    changed: () => prompt('prompt: two'),
    otherFixed: {
      '/type': 'QUERY_REFORMULATION',
      '/templateType': 'OTHER',
      '/apiFormat': 'TEXT_COMPLETIONS',
    },
    unknownMembers,
  },
  aiGuardrail: {
    names,
    content: () => guardrail('No'),
    changed: () => guardrail('No, sorry'),
    unknownMembers,
  },
  aiAgent: {
    names,
    content: (first) => agent(first.part('aiPrompt'), first.linkId, 'en_US'),
    changed: (first) => agent(first.part('aiPrompt'), first.linkId, 'de_DE'),
    otherFixed: { '/type': 'ANSWER_RECOMMENDATION' },
    unknownMembers,
  },
};

const prompt = (text: string) => ({
  type: 'ANSWER_GENERATION',
  templateType: 'TEXT',
  apiFormat: 'MESSAGES',
  modelId: 'us.example.large-v1:0',
  visibilityStatus: 'SAVED',
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text } },
});

const guardrail = (blockedInputMessaging: string) => ({
  visibilityStatus: 'SAVED',
  blockedInputMessaging,
  blockedOutputsMessaging: 'No',
});

const agent = (
  { id, version }: { readonly id: string; readonly version: number },
  associationId: string,
  locale: string,
) => ({
  type: 'MANUAL_SEARCH',
  visibilityStatus: 'SAVED',
  configuration: {
    manualSearchAIAgentConfiguration: {
      answerGenerationAIPromptId: `${id}:${version}`,
      associationConfigurations: [{ associationId }],
      locale,
    },
  },
});

const ofPartKind = {
  sharedName: unavailable('names of one kind are unique in an assistant'),
  unknownId: uuid(204),
};

const knowledgeBases = [301, 302, 303].map((number) => ({
  id: uuid(number),
  name: number === 301 ? 'Returns' : 'Orders',
}));

const directory: Fixtures['directory'] = {
  knowledgeBase: { entries: knowledgeBases, sharedName: 'Orders', unknownId: uuid(304) },
  aiPrompt: ofPartKind,
  aiGuardrail: ofPartKind,
  aiAgent: ofPartKind,
};

const fixtures: Fixtures = {
  parts,
  directory,
  description: 'Answers what customers ask about returns',
  tags: { Team: 'returns', 'Stage:of': 'test' },
  encryption: { kmsKeyId: 'alias/conformance' },
  assignments: [`${uuid(1)}:1`, `${uuid(2)}:$LATEST`].flatMap((agentId) => [
    ...roles.map((role) => ({ role, agentId })),
    ...useCases.map((useCase) => ({ role: 'orchestration' as const, agentId, useCase })),
  ]),
  knowledgeSources: [
    { type: 'knowledgeBase', id: uuid(101) },
    { type: 'knowledgeBase', id: uuid(102) },
    external(1),
    external(2),
  ],
  unknown: { assistantId: uuid(201), linkId: uuid(203), partId: uuid(204) },
};

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLEtokenOfTheConformanceKit==',
};

async function openVendor({ clock, ...options }: TestVendorOptions): Promise<QConnectTestVendor> {
  const now = () => clock.now();
  const emulator = await startQConnectEmulator({
    clock: { now, advance: () => undefined },
    credentials,
    settings: { unknownMembers: 'kept' },
    seed: {
      knowledgeBases: knowledgeBases.map(({ id, name }) => ({ knowledgeBaseId: id, name })),
    },
  });
  const { url: endpoint, region } = emulator;
  const secretAccessKey =
    options.credentials === 'bad' ? 'a-secret-key-that-is-wrong' : credentials.secretAccessKey;
  const given = { ...credentials, secretAccessKey };
  if (options.responses === 'never')
    emulator.faults.add({ effect: { kind: 'latency', milliseconds: 3_600_000 } });
  const backDoor = createProvider(createQConnectDriver({ endpoint, region, credentials }));
  return {
    emulator,
    backDoor,
    fixtures,
    secrets: [given.secretAccessKey, given.sessionToken],
    driver: createQConnectDriver({ endpoint, region, credentials: given }),
    close: async () => {
      void (await backDoor.close());
      await emulator.close();
    },
  };
}

const answering = (
  effect: FaultEffect,
  carried: Omit<Failure<QConnectTestVendor>, 'begin'> = {},
): Failure<QConnectTestVendor> => ({
  begin: ({ emulator }) => void emulator.faults.add({ effect }),
  ...carried,
});

const refusing = (status: number, vendorCode: string, message = 'refused by the conformance kit') =>
  answering(
    {
      kind: 'status',
      status,
      headers: { 'x-amzn-errortype': vendorCode, 'x-amzn-requestid': 'conformance-request' },
      body: { message },
    },
    { status, vendorCode },
  );

/** From now on the vendor answers the assistant with these changes. */
async function answerChanged(
  { emulator, backDoor }: QConnectTestVendor,
  assistantId: string,
  changed: (assistant: QConnectAssistant) => object,
): Promise<void> {
  const read = (await backDoor.assistants.get(assistantId))._unsafeUnwrap();
  const received = read.vendorData as QConnectAssistant;
  const assistant = { ...received, ...changed(received) };
  const answers = {
    GetAssistant: { assistant },
    ListAssistants: { assistantSummaries: [assistant] },
  };
  for (const [operation, body] of Object.entries(answers))
    emulator.faults.add({ operation, effect: { kind: 'status', status: 200, body } });
}

export const qconnectHarness: ConformanceHarness<QConnectTestVendor> = {
  name: 'Q in Connect',
  open: openVendor,
  badCredentials: true,
  silence: true,
  errors: {
    invalidInput: refusing(400, 'ValidationException'),
    unauthenticated: refusing(401, 'UnauthorizedException'),
    permissionDenied: refusing(403, 'AccessDeniedException'),
    notFound: refusing(404, 'ResourceNotFoundException'),
    conflict: refusing(409, 'ConflictException'),
    quotaExceeded: refusing(402, 'ServiceQuotaExceededException'),
    rateLimited: answering(
      { kind: 'retryAfter', value: '2' },
      { vendorCode: 'ThrottlingException', retryAfterMs: 2_000 },
    ),
    unavailable: refusing(503, 'ServiceUnavailableException'),
    timeout: refusing(408, 'RequestTimeoutException'),
    unexpectedReply: answering({ kind: 'status', status: 200, body: '<html>not JSON</html>' }),
    unknown: refusing(418, 'ConformanceNoveltyException'),
  },
  loseAnswers: ({ emulator }, times) => {
    const effect = { kind: 'reset', when: 'afterWork' } as const;
    emulator.faults.add({ operation: writes, times, effect });
  },
  misconfigure: () => createQConnectProvider({ region: 'not a region', retries: 3 } as never),
  repeatCredentials: ({ emulator, secrets }) => {
    const words = secrets.map((secret, index) => `X-Amz-Security-Token: ${secret} (${index})`);
    const failure = refusing(400, 'ValidationException', words.join(', '));
    return failure.begin({ emulator } as QConnectTestVendor);
  },
  failCreation: ({ emulator }) => emulator.failNext('CreateAssistant'),
  deleteBehind: ({ emulator }, assistantId) => {
    const snapshot = emulator.snapshot();
    emulator.restore({
      ...snapshot,
      assistants: snapshot.assistants.filter((assistant) => assistant.assistantId !== assistantId),
    });
  },
  // Each assistant of the emulator has the vendor's agents and prompts from its creation.
  supplyPart: () => undefined,
  unknownValues: {
    status: (vendor, id, word) => answerChanged(vendor, id, () => ({ status: word })),
    member: (vendor, id, name, value) => answerChanged(vendor, id, () => ({ [name]: value })),
    mediaType: unavailable('Amazon Q in Connect does not bind assistants to queues'),
    aiAgentRole: (vendor, id, word) =>
      answerChanged(vendor, id, ({ aiAgentConfiguration }) => ({
        aiAgentConfiguration: { ...aiAgentConfiguration, [word]: { aiAgentId: uuid(1) } },
      })),
    knowledgeType: ({ emulator }, assistantId, word) => {
      const association = {
        assistantAssociationId: uuid(301),
        assistantAssociationArn: `arn:aws:wisdom:us-east-1:123456789012:association/${assistantId}/${uuid(301)}`,
        assistantId,
        assistantArn: `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`,
        associationType: word,
        associationData: { novelty: { any: 'thing' } },
      };
      const body = { assistantAssociationSummaries: [association] };
      emulator.faults.add({
        operation: 'ListAssistantAssociations',
        effect: { kind: 'status', status: 200, body },
      });
    },
  },
};
