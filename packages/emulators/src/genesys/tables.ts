/** The tables of an organisation, and the lists that each of them keeps for its operations. */
import type { SortKey } from '../server/sorted-list.js';
import { createTable } from '../server/table.js';
import type { TableLag, TableRecord } from '../server/table.js';
import type {
  AssistantRecord,
  ChecklistRecord,
  KnowledgeBaseRecord,
  QueueRecord,
  RoutingQueue,
  ScriptRecord,
  SummarySettingRecord,
  UserJob,
  UserRecord,
  VariationRecord,
} from './resources.js';
import { nameGroup } from './name-filter.js';
import { namedLists } from './names.js';
import type { NamedLists } from './names.js';
import type { GenesysSettings } from './settings.js';

/** A user who is assigned to a queue. */
export interface Assignment extends TableRecord {
  readonly queueId: string;
  readonly userId: string;
}

export const assignmentOf = (queueId: string, userId: string): Assignment => ({
  id: JSON.stringify([queueId, userId]),
  queueId,
  userId,
});

const created = ({ sequence }: { readonly sequence: number }): SortKey => [sequence];
interface Dated extends TableRecord {
  readonly dateModified?: string;
}
const byDate = ({ dateModified = '', id }: Dated): SortKey => [dateModified, id];
const ofAssistant = ({ assistantId }: { readonly assistantId: string }) => assistantId;

export function createTables(settings: GenesysSettings, lag: TableLag) {
  const assistantOrder = orderOf(settings);
  const queueOrder = ({ id, sequence }: QueueRecord): SortKey =>
    // Attached queues have no name, so the orders by name and by id are the same.
    settings.listOrder === 'created' ? [sequence] : [id];
  return {
    assistants: createTable<AssistantRecord, 'all' | 'byName' | 'byTier'>(
      {
        all: { order: assistantOrder },
        byName: {
          order: assistantOrder,
          group: ({ name }) => nameGroup(name, settings.nameFilter),
        },
        byTier: { order: assistantOrder, group: tierOf },
      },
      lag,
    ),
    /** Keyed by the queue, so that a queue has at most one assistant. */
    assistantQueues: createTable<QueueRecord, 'all' | 'byAssistant'>(
      {
        all: { order: queueOrder },
        byAssistant: { order: queueOrder, group: ofAssistant },
      },
      lag,
    ),
    assignments: createTable<Assignment, 'byQueue'>(
      { byQueue: { order: ({ userId }) => [userId], group: ({ queueId }) => queueId } },
      lag,
    ),
    variations: createTable<VariationRecord, 'byAssistant'>(
      { byAssistant: { order: created, group: ofAssistant } },
      lag,
    ),
    checklists: createTable<ChecklistRecord, 'created' | 'name' | 'language' | 'dateModified'>(
      {
        created: { order: created },
        name: { order: ({ name, sequence }) => [name, sequence] },
        language: { order: ({ language, sequence }) => [language, sequence] },
        dateModified: { order: ({ dateModified, sequence }) => [dateModified, sequence] },
      },
      lag,
    ),
    routingQueues: createTable<RoutingQueue, NamedLists>(namedLists),
    users: createTable<UserRecord, NamedLists | 'byState'>({
      ...namedLists,
      byState: { order: namedLists.byName.order, group: ({ state }) => state },
    }),
    knowledgeBases: createTable<KnowledgeBaseRecord, NamedLists | 'byDate' | 'byNameGroup'>({
      ...namedLists,
      byDate: { order: byDate },
      byNameGroup: {
        order: ({ id }) => [id],
        group: ({ name }) => nameGroup(name, settings.knowledgeBaseNameFilter),
      },
    }),
    summarySettings: createTable<SummarySettingRecord, NamedLists | 'byDate'>({
      ...namedLists,
      byDate: { order: byDate },
    }),
    scripts: createTable<ScriptRecord, NamedLists>(namedLists),
    userJobs: createTable<UserJob, 'unfinished' | 'byQueue' | 'byAssistant'>({
      unfinished: {
        order: ({ endsAt, sequence }) => [endsAt, sequence],
        group: ({ status }) => (status === 'InProgress' ? '' : undefined),
      },
      byQueue: { order: created, group: ({ queueId }) => queueId },
      byAssistant: { order: created, group: ofAssistant },
    }),
  };
}

export type Tables = ReturnType<typeof createTables>;

export const tierOf = ({ copilot }: AssistantRecord): string =>
  copilot === undefined ? 'AgentAssist' : 'Copilot';

function orderOf({ listOrder }: GenesysSettings): (assistant: AssistantRecord) => SortKey {
  if (listOrder === 'name') return ({ name, sequence }) => [name, sequence];
  return listOrder === 'id' ? ({ id }) => [id] : created;
}
