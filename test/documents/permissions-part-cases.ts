/** The calls of `parts` and of `directory`, by the kinds that each vendor has. */
import type { AssistantPart, JsonObject, PartDraft } from '@assistant-provider/core';
import { ids } from './block-context.js';
import { just, type Full, type PermissionCase } from './permissions-case.js';

const { assistantId, queueId } = ids;
const genesys = { vendors: ['genesys'] } as const;
const qconnect = { vendors: ['qconnect'] } as const;
const withVersions = { vendors: ['qconnect', 'memory'] } as const;

const copilot = { liveOnQueue: true, defaultLanguage: 'en-US' };
const germanCopilot = { ...copilot, defaultLanguage: 'de-DE' };
const transcription = { transcriptionConfig: { vendorName: 'Genesys' } };
const prompt: JsonObject = {
  type: 'ANSWER_GENERATION',
  templateType: 'TEXT',
  apiFormat: 'MESSAGES',
  modelId: 'us.example.large-v1:0',
  visibilityStatus: 'SAVED',
  templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: hello' } },
};
const drafts = {
  memory: { kind: 'prompt', name: 'Opening', content: { text: 'Good day' } },
  variation: {
    kind: 'variation',
    name: 'German',
    content: { ...transcription, copilot: germanCopilot },
  },
  aiPrompt: { kind: 'aiPrompt', name: 'Answers', content: prompt },
  aiGuardrail: {
    kind: 'aiGuardrail',
    name: 'Polite',
    content: {
      visibilityStatus: 'SAVED',
      blockedInputMessaging: 'Please ask something else.',
      blockedOutputsMessaging: 'I cannot say that.',
    },
  },
  aiAgent: {
    kind: 'aiAgent',
    name: 'Searcher',
    content: {
      type: 'MANUAL_SEARCH',
      visibilityStatus: 'SAVED',
      configuration: { manualSearchAIAgentConfiguration: {} },
    },
  },
} as const satisfies Readonly<Record<string, PartDraft>>;

type Change = (made: AssistantPart) => object;
const put = (draft: PartDraft) => (provider: Full) => provider.parts.put(assistantId, draft);
const published = (draft: PartDraft) => (provider: Full) =>
  put(draft)(provider).andThen((part) =>
    provider.parts.publish(assistantId, { kind: part.kind, id: part.id }).map(() => part),
  );
/** Names the part that was made before. */
const made =
  (change: Change = () => ({})) =>
  (_: Full, prepared: unknown) => {
    const part = prepared as AssistantPart;
    return { assistantId, part: { kind: part.kind, id: part.id, ...change(part) } };
  };
const ofAssistant = (query?: object) => just({ assistantId, query });
const writing = (change: (content: JsonObject) => JsonObject): Change => {
  return ({ content }) => ({ content: change(content) });
};
const described = (content: JsonObject): JsonObject => ({ ...content, description: 'Changed' });

/** Any part of the vendor, published versions included if the vendor has them. */
const drafted = ({ vendor }: Full): PartDraft =>
  ({ memory: drafts.memory, genesys: drafts.variation, qconnect: drafts.aiPrompt })[vendor];
const anyPart = (provider: Full) =>
  provider.vendor === 'genesys'
    ? put({ kind: 'copilot', content: copilot })(provider).andThen(() =>
        put(drafts.variation)(provider),
      )
    : put(drafted(provider))(provider);

const plainCases: readonly PermissionCase[] = [
  {
    operation: 'parts.list',
    before: anyPart,
    input: (provider) => ({ assistantId, query: { kind: drafted(provider).kind } }),
  },
  { operation: 'parts.get', before: anyPart, input: made() },
  { operation: 'parts.put', input: (provider) => ({ assistantId, part: drafted(provider) }) },
  { operation: 'parts.publish', ...withVersions, before: anyPart, input: made() },
  { operation: 'parts.delete', before: anyPart, input: made() },
];

const [userId, otherUserId] = [
  '3a0b5c2e-7f10-4d6a-8b21-9c4e6f7a8d01',
  '3a0b5c2e-7f10-4d6a-8b21-9c4e6f7a8d02',
] as const;
const binding = { queueId, mediaTypes: ['call'] } as const;
const chosen = (...userIds: readonly string[]): PartDraft => ({
  kind: 'queueUsers',
  id: queueId,
  content: { assignmentMode: 'Manual', userIds: [...userIds] },
});
const bound = (provider: Full) => provider.queues.bind(assistantId, binding);
const choosing = (provider: Full) => bound(provider).andThen(() => put(chosen(userId))(provider));
const viewUsers = 'assistants:queueUserAssignment:view';
const viewAssistant = 'assistants:assistant:view';
const queueUsers = { kind: 'queueUsers', id: queueId };

const genesysCases: readonly PermissionCase[] = [
  {
    operation: 'parts.list',
    about: 'of an assistant without a copilot',
    input: ofAssistant({ kind: 'copilot' }),
    also: [viewAssistant],
  },
  {
    operation: 'parts.get',
    about: 'of settings',
    input: just({ assistantId, part: { kind: 'settings' } }),
  },
  {
    operation: 'parts.put',
    about: 'of settings',
    input: just({
      assistantId,
      part: { kind: 'settings', content: { transcriptionConfig: { vendorName: 'Unknown' } } },
    }),
    also: ['assistants:assistant:edit'],
  },
  { operation: 'parts.list', about: 'of every kind', before: anyPart, input: ofAssistant() },
  {
    operation: 'parts.list',
    about: 'of chosen users',
    before: choosing,
    input: ofAssistant({ kind: 'queueUsers' }),
    also: [viewUsers],
  },
  {
    operation: 'parts.list',
    about: 'that the vendor supplies',
    input: ofAssistant({ origin: 'vendor' }),
  },
  {
    operation: 'parts.get',
    about: 'of a copilot',
    before: put({ kind: 'copilot', content: copilot }),
    input: just({ assistantId, part: { kind: 'copilot' } }),
  },
  {
    operation: 'parts.get',
    about: 'of no copilot',
    input: just({ assistantId, part: { kind: 'copilot' } }),
    failsAs: 'notFound',
    also: [viewAssistant],
  },
  {
    operation: 'parts.get',
    about: 'of chosen users',
    before: choosing,
    input: just({ assistantId, part: queueUsers }),
    also: [viewUsers],
  },
  {
    operation: 'parts.put',
    about: 'of a new copilot',
    input: just({ assistantId, part: { kind: 'copilot', content: copilot } }),
    also: [viewAssistant],
  },
  {
    operation: 'parts.put',
    about: 'of a copilot',
    before: put({ kind: 'copilot', content: copilot }),
    input: just({
      assistantId,
      part: { kind: 'copilot', content: { ...copilot, liveOnQueue: false } },
    }),
  },
  {
    operation: 'parts.put',
    about: 'of a variation',
    before: put(drafts.variation),
    input: made(
      writing((content) => ({ ...content, copilot: { ...germanCopilot, liveOnQueue: false } })),
    ),
  },
  {
    operation: 'parts.put',
    about: 'of a first user',
    // Longer than a response takes, so that the job has to be asked for.
    settings: { userJobMilliseconds: 500 },
    before: bound,
    input: just({ assistantId, part: chosen(userId) }),
    also: [
      'assistants:queueUserJob:add',
      'assistants:queueUserJob:view',
      'assistants:queueUserAssignment:add',
    ],
  },
  {
    operation: 'parts.put',
    about: 'of another user',
    before: choosing,
    input: just({ assistantId, part: chosen(otherUserId) }),
    also: [
      viewUsers,
      'assistants:queueUserAssignment:add',
      'assistants:queueUserAssignment:delete',
    ],
  },
].map((each) => ({ ...genesys, ...each }) as PermissionCase);

const taggedWith = (draft: PartDraft, tags: JsonObject): PartDraft => ({
  ...draft,
  content: { ...draft.content, tags },
});

/** The calls on one kind of part of Q in Connect. */
const casesOf = (draft: PartDraft): readonly PermissionCase[] =>
  (
    [
      ['parts.list', 'of', { before: put(draft), input: ofAssistant({ kind: draft.kind }) }],
      [
        'parts.list',
        'with versions of',
        { before: published(draft), input: ofAssistant({ kind: draft.kind, versions: true }) },
      ],
      ['parts.get', 'of', { before: put(draft), input: made() }],
      [
        'parts.get',
        'with versions of',
        { before: published(draft), input: made(() => ({ versions: true })) },
      ],
      ['parts.put', 'of a new', { input: just({ assistantId, part: draft }) }],
      [
        'parts.put',
        'with tags of a new',
        { input: just({ assistantId, part: taggedWith(draft, { team: 'travel' }) }) },
      ],
      ['parts.put', 'of', { before: put(draft), input: made(writing(described)) }],
      [
        'parts.put',
        'with another tag of',
        {
          before: put(taggedWith(draft, { team: 'travel' })),
          input: made(writing((content) => ({ ...described(content), tags: { desk: 'travel' } }))),
          also: ['wisdom:TagResource', 'wisdom:UntagResource'],
        },
      ],
      ['parts.publish', 'of', { before: put(draft), input: made() }],
      ['parts.delete', 'of', { before: put(draft), input: made() }],
      [
        'parts.delete',
        'of a version of',
        { before: published(draft), input: made(() => ({ version: 1 })) },
      ],
    ] as const
  ).map(([operation, about, rest]) => ({
    operation,
    about: `${about} ${draft.kind}`,
    ...qconnect,
    ...rest,
  }));

const qconnectCases: readonly PermissionCase[] = [
  {
    operation: 'parts.list',
    about: 'of every kind',
    ...qconnect,
    before: (provider) => anyPart(provider).andThen(() => put(drafts.aiGuardrail)(provider)),
    input: ofAssistant(),
  },
  {
    operation: 'parts.list',
    about: 'that the vendor supplies',
    ...qconnect,
    input: ofAssistant({ origin: 'vendor' }),
  },
  {
    operation: 'parts.list',
    about: 'of AI agents that the list does not carry whole',
    ...qconnect,
    settings: { aiAgentConfigurationInLists: 'hidden' },
    input: ofAssistant({ kind: 'aiAgent' }),
    also: ['wisdom:GetAIAgent'],
  },
];

export const partCases: readonly PermissionCase[] = [
  ...plainCases,
  ...genesysCases,
  ...qconnectCases,
  ...[drafts.aiPrompt, drafts.aiGuardrail, drafts.aiAgent].flatMap(casesOf),
];

const lookUp = (about: string, input: object, rest: Partial<PermissionCase>): PermissionCase => ({
  operation: 'directory.lookUp',
  about,
  input: just({ ...input }),
  ...rest,
});
const [search, view] = ['routing:queue:search', 'routing:queue:view'];
const manyIds = Array.from({ length: 101 }, (_, n) => queueId.slice(0, -3) + String(100 + n));

const lookUps: readonly PermissionCase[] = [
  { operation: 'directory.lookUp', input: just({ kind: 'knowledgeBase' }) },
  lookUp('of all queues', { kind: 'queue' }, genesys),
  lookUp('of a queue', { kind: 'queue', query: { ids: [queueId] } }, { ...genesys, also: [view] }),
  lookUp(
    'of many queues',
    { kind: 'queue', query: { ids: manyIds } },
    { ...genesys, also: [search] },
  ),
  lookUp(
    'of a queue by its name',
    { kind: 'queue', query: { names: ['Returns'] } },
    { ...genesys, also: [view] },
  ),
  lookUp(
    'of queues by their names',
    { kind: 'queue', query: { names: ['Returns', 'Sales'] } },
    { ...genesys, also: [search] },
  ),
  ...['user', 'summarySetting', 'script', 'checklist'].map((kind) =>
    lookUp(`of the kind ${kind}`, { kind }, genesys),
  ),
  ...['aiPrompt', 'aiGuardrail', 'aiAgent'].map((kind) =>
    lookUp(`of the kind ${kind}`, { kind, query: { assistantId } }, qconnect),
  ),
];

export const directoryCases: readonly PermissionCase[] = [
  ...lookUps,
  ...lookUps.map((each): PermissionCase => ({ ...each, operation: 'directory.all' })),
];
