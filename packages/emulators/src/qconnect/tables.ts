/** The tables of the state, with the lists that requests read. */
import { createTable } from '../server/table.js';
import { compareKeys } from '../server/sorted-list.js';
import type { SortedList, SortKey } from '../server/sorted-list.js';
import type { Table, TableLag } from '../server/table.js';
import { groupOf } from './rows.js';
import type {
  AIResourceRow,
  AIVersionRow,
  AssistantRow,
  AssociationRow,
  KnowledgeBaseRow,
} from './rows.js';
import type { Transitions } from './transitions.js';

export interface Tables {
  readonly assistants: Table<AssistantRow, 'all' | 'byName' | 'deleted'>;
  readonly associations: Table<AssociationRow, 'all' | 'ofAssistant' | 'byBase'>;
  /** AI agents, AI prompts and AI guardrails. */
  readonly aiResources: Table<AIResourceRow, 'ofKind' | 'ofOrigin' | 'byName'>;
  readonly versions: Table<AIVersionRow, 'ofResource'>;
  readonly knowledgeBases: Table<KnowledgeBaseRow, 'all' | 'byName'>;
}

interface WithSequence {
  readonly sequence: number;
}
interface WithName extends WithSequence {
  readonly name: string;
}

const bySequence = ({ sequence }: WithSequence) => [sequence];
const byName = { order: ({ name, sequence }: WithName) => [name, sequence] };

/** The vendor's resources come first. */
const systemFirst = ({ origin, sequence }: AIResourceRow) => [
  origin === 'SYSTEM' ? 0 : 1,
  sequence,
];

/** The knowledge base of an association. */
export const baseOf = ({ association }: Pick<AssociationRow, 'association'>): string =>
  association.knowledgeBaseId ??
  association.externalBedrockKnowledgeBaseConfig?.bedrockKnowledgeBaseArn ??
  '';

/** The entries of a list whose keys begin with these parts, found without reading the others. */
export function* withKey<T>(list: SortedList<T>, ...start: SortKey): Generator<T, void> {
  const compare = (entry: T) => compareKeys(list.keyOf(entry).slice(0, start.length), start);
  for (const entry of list.walk(
    list.positionOf((each) => compare(each) >= 0),
    1,
  )) {
    if (compare(entry) !== 0) return;
    yield entry;
  }
}

/** `onAssistantGone` deletes what belongs to the assistant. */
export function createTables(
  transitions: Transitions,
  lag: TableLag,
  onAssistantGone: (assistant: AssistantRow) => void,
): Tables {
  const assistants = createTable(
    {
      all: { order: bySequence },
      byName,
      deleted: {
        order: bySequence,
        group: ({ status }: AssistantRow) => (status === 'DELETED' ? '' : undefined),
      },
    },
    lag,
  );
  const aiResources = createTable(
    {
      ofKind: {
        order: systemFirst,
        group: ({ assistantId, kind }: AIResourceRow) => groupOf(assistantId, kind),
      },
      ofOrigin: {
        order: systemFirst,
        group: ({ assistantId, kind, origin }: AIResourceRow) => groupOf(assistantId, kind, origin),
      },
      byName: {
        order: (row: AIResourceRow) => [row.assistantId, row.kind, row.name, row.sequence],
      },
    },
    lag,
  );
  return {
    assistants: transitions.watch('assistant', assistants, onAssistantGone),
    associations: createTable(
      {
        all: { order: bySequence },
        ofAssistant: {
          order: bySequence,
          group: ({ assistantId }: AssociationRow) => assistantId,
        },
        byBase: {
          order: (row: AssociationRow) => [baseOf(row), row.assistantId, row.sequence],
        },
      },
      lag,
    ),
    aiResources: transitions.watch('aiResource', aiResources),
    versions: createTable(
      {
        ofResource: {
          order: ({ versionNumber }: AIVersionRow) => [versionNumber],
          group: ({ of }: AIVersionRow) => of,
        },
      },
      lag,
    ),
    knowledgeBases: transitions.watch(
      'knowledgeBase',
      createTable<KnowledgeBaseRow, 'all' | 'byName'>({ all: { order: bySequence }, byName }, lag),
    ),
  };
}
