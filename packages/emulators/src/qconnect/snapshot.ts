/** Converts between the records of the store and a snapshot, in which everything is inside its assistant. */
import { allKinds } from './ai-resource-kinds.js';
import type { AIResourceKind } from './ai-resource-kinds.js';
import { aiResourceRow, associationRow, groupOf, versionRow } from './rows.js';
import type {
  AIContentRow,
  AIResourceRow,
  AIVersionRow,
  AssistantRow,
  AssociationRow,
  KnowledgeBaseRow,
} from './rows.js';
import type { AssistantState, KnowledgeBaseState, QConnectSnapshot } from './state.js';
import type { Tables } from './tables.js';

type Resources = Pick<QConnectSnapshot, 'assistants' | 'knowledgeBases'>;

export const snapshotOf = (tables: Tables): Resources => ({
  assistants: [...tables.assistants.list('all').walk(0, 1)].map((row) =>
    assistantState(tables, row),
  ),
  knowledgeBases: [...tables.knowledgeBases.list('all').walk(0, 1)].map(
    ({ id, ...members }): KnowledgeBaseState => ({ knowledgeBaseId: id, ...members }),
  ),
});

function assistantState(tables: Tables, { id, ...members }: AssistantRow): AssistantState {
  const associations = [...tables.associations.list('ofAssistant', id).walk(0, 1)];
  const parts = allKinds.map((kind) => [kind.list, statesOf(tables, id, kind)] as const);
  return {
    assistantId: id,
    ...members,
    associations: associations.map(({ id: _id, assistantId: _of, associationId, ...rest }) => ({
      assistantAssociationId: associationId,
      ...rest,
    })),
    // A record has the members of its kind: seeds and requests are checked.
    ...(Object.fromEntries(parts) as unknown as Pick<AssistantState, AIResourceKind['list']>),
  };
}

const statesOf = (tables: Tables, assistantId: string, kind: AIResourceKind): readonly object[] =>
  [...tables.aiResources.list('ofKind', groupOf(assistantId, kind.name)).walk(0, 1)].map(
    ({ id, assistantId: _of, kind: _kind, resourceId, ...members }) => ({
      [kind.id]: resourceId,
      ...members,
      versions: [...tables.versions.list('ofResource', id).walk(0, 1)].map(
        ({ versionNumber, content }) => ({ versionNumber, content }),
      ),
    }),
  );

export interface Rows {
  readonly assistants: readonly AssistantRow[];
  readonly associations: readonly AssociationRow[];
  readonly aiResources: readonly AIResourceRow[];
  readonly versions: readonly AIVersionRow[];
  readonly knowledgeBases: readonly KnowledgeBaseRow[];
}

interface AnyAIResource extends Omit<AIResourceRow, 'id' | 'assistantId' | 'kind' | 'resourceId'> {
  readonly versions: readonly { readonly versionNumber: number; readonly content: AIContentRow }[];
}

export function rowsOf({ assistants, knowledgeBases }: Resources): Rows {
  const rows = {
    assistants: [] as AssistantRow[],
    associations: [] as AssociationRow[],
    aiResources: [] as AIResourceRow[],
    versions: [] as AIVersionRow[],
  };
  for (const assistant of assistants) {
    const { assistantId, associations, aiAgents, aiPrompts, aiGuardrails, ...members } = assistant;
    rows.assistants.push({ id: assistantId, ...members });
    for (const { assistantAssociationId, ...rest } of associations)
      rows.associations.push(associationRow(assistantId, assistantAssociationId, rest));
    const parts = { aiAgents, aiPrompts, aiGuardrails };
    for (const kind of allKinds)
      for (const state of parts[kind.list]) {
        const {
          [kind.id]: resourceId,
          versions,
          ...rest
        } = state as unknown as AnyAIResource & Readonly<Record<string, string>>;
        const key = { assistantId, kind: kind.name, resourceId: resourceId ?? '' };
        const row = aiResourceRow(key, rest);
        rows.aiResources.push(row);
        for (const { versionNumber, content } of versions)
          rows.versions.push(versionRow(row, versionNumber, content));
      }
  }
  return {
    ...rows,
    knowledgeBases: knowledgeBases.map(({ knowledgeBaseId, ...rest }) => ({
      id: knowledgeBaseId,
      ...rest,
    })),
  };
}
