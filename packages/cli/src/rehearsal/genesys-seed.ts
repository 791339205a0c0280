/** The state of an organisation of Genesys Cloud, as a seed of its emulator. Pure. */
import type { AssistantStatus, JsonObject } from '@assistant-provider/core';
import type { GenesysSeed, GenesysSettings } from '@assistant-provider/emulators';
import type {
  Observed,
  ObservedAiAgent,
  ObservedAssistant,
  ObservedPart,
  ObservedQueue,
} from '@assistant-provider/reconcile';
import { isComplete } from './is-complete.js';
import { knowledgeConfigOf } from './knowledge-config.js';

/** The vendor's words; any other word reads as unknown. */
const states: { readonly [S in AssistantStatus]?: string } = {
  active: 'Active',
  inactive: 'Inactive',
};
const mediaTypes = new Map([
  ['call', 'Call'],
  ['email', 'Email'],
  ['message', 'Message'],
]);

/**
 * Returns the seed with every assistant, its settings, copilot, variations, queues and users, and the names of
 * the directory: ids, names and times are the same as in the organisation. It holds nothing that was not read.
 */
export function genesysSeedOf({ assistants, names }: Observed): GenesysSeed {
  const named = (kind: string) =>
    Array.from(names.entriesOf(kind), ({ id, name }) => ({ id, name }));
  return {
    assistants: assistants.map(assistantOf),
    assistantQueues: assistants.flatMap(queuesOf),
    variations: assistants.flatMap(variationsOf),
    routingQueues: named('queue'),
    knowledgeBases: named('knowledgeBase'),
    users: named('user'),
    summarySettings: named('summarySetting'),
    scripts: named('script'),
    checklists: named('checklist').map((checklist) => ({
      ...checklist,
      language: 'en-US',
      checklistItems: [],
    })),
  };
}

/** Returns how the emulator must behave to be like the organisation. */
export const genesysSettingsOf = (observed: Observed): Partial<GenesysSettings> => ({
  // The vendor keeps members that it shows, also those that no contract names.
  unknownMembers: 'kept',
  ...(isComplete(observed, 'queue') && { unknownQueue: 'notFound' }),
  ...(isComplete(observed, 'knowledgeBase') && { unknownKnowledgeBase: 'badRequest' }),
});

type AssistantSeed = NonNullable<GenesysSeed['assistants']>[number];
type QueueSeed = NonNullable<GenesysSeed['assistantQueues']>[number];
type VariationSeed = NonNullable<GenesysSeed['variations']>[number];

function assistantOf(assistant: ObservedAssistant): AssistantSeed {
  const { id, name, status, updatedAt, knowledge = [], aiAgents = [], parts = {} } = assistant;
  const settings = parts['settings']?.[0]?.content ?? {};
  const { knowledgeSuggestionConfig: config, ...others } = settings;
  const withBases = knowledgeConfigOf(config, knowledge);
  const copilot = parts['copilot']?.[0]?.content ?? functionsOf(aiAgents);
  return {
    ...others,
    ...(withBases !== undefined && { knowledgeSuggestionConfig: withBases }),
    ...{ id, name, state: states[status] ?? 'Unknown' },
    ...(copilot && { copilot }),
    ...datesOf(updatedAt),
  };
}

/** The adapter shows a copilot without a language as its functions alone, and not as a part. */
function functionsOf(aiAgents: readonly ObservedAiAgent[]): JsonObject | undefined {
  if (aiAgents.length === 0) return undefined;
  return Object.fromEntries(
    aiAgents.map(({ vendorRole, enabled }): [string, JsonObject] => [
      vendorRole,
      vendorRole === 'manualSearchConfig'
        ? { articlesWithAnswerHighlights: enabled, answerGeneration: false }
        : vendorRole === 'autoSearchConfig'
          ? enabled
            ? { type: 'ArticlesOnly' }
            : {}
          : { enabled },
    ]),
  );
}

const queuesOf = ({ id, queues = [], parts = {} }: ObservedAssistant): readonly QueueSeed[] =>
  queues.map((queue) =>
    queueOf(
      id,
      queue,
      parts['queueUsers']?.find((part) => part.id === queue.queueId),
    ),
  );

function queueOf(
  assistantId: string,
  { queueId, mediaTypes: ours }: ObservedQueue,
  part: ObservedPart | undefined,
): QueueSeed {
  const { assignmentMode, userIds } = part?.content ?? {};
  return {
    ...{ id: queueId, assistantId },
    mediaTypes: ours.map((each) => mediaTypes.get(each) ?? each),
    assignmentMode: assignmentMode === 'Manual' ? 'Manual' : 'Auto',
    users: (userIds ?? []) as readonly string[],
    ...datesOf(part?.updatedAt),
  };
}

const variationsOf = ({ id, parts = {} }: ObservedAssistant): readonly VariationSeed[] =>
  (parts['variation'] ?? []).map((part) => ({
    ...part.content,
    copilot: (part.content['copilot'] ?? {}) as JsonObject,
    ...{ id: part.id, assistantId: id, name: part.name ?? '' },
    ...datesOf(part.updatedAt),
  }));

/** The emulator takes times in UTC alone. When something was made is not read. */
const datesOf = (updatedAt: string | undefined) =>
  updatedAt?.endsWith('Z') === true && { dateCreated: updatedAt, dateModified: updatedAt };
