/** The vendor's AI agents and AI prompts, which every assistant has. Each has one version: field code uses their qualifiers. */
import { randomUUID } from 'node:crypto';
import { aiResourceKinds } from './ai-resource-kinds.js';
import { configurationArms } from './configuration-arms.js';
import { aiResourceRow, versionRow } from './rows.js';
import type { AIContentRow, AIResourceRow, AIVersionRow } from './rows.js';
import type { QConnectSettings } from './settings.js';
import type { AssistantState } from './state.js';

/** The kinds that the vendor provides. AI guardrails have no origin in the service model. */
type SystemKind = 'aiAgent' | 'aiPrompt';
export const systemKinds: readonly SystemKind[] = ['aiPrompt', 'aiAgent'];

export interface MissingSystem {
  readonly createdAt: number;
  readonly kinds: readonly SystemKind[];
}

export interface SystemRows {
  readonly aiResources: readonly AIResourceRow[];
  readonly versions: readonly AIVersionRow[];
}

interface SystemContext extends MissingSystem {
  readonly assistantId: string;
  readonly nextSequence: () => number;
}

/** The kinds of which a seed names no SYSTEM resource. The assistant gets the default ones. */
export function kindsWithoutSystem(assistant: AssistantState): readonly SystemKind[] {
  const found = systemKinds.filter((kind) =>
    assistant[aiResourceKinds[kind].list].some(({ origin }) => origin === 'SYSTEM'),
  );
  return found.length === 0 ? systemKinds : systemKinds.filter((kind) => !found.includes(kind));
}

export function systemRows(
  settings: QConnectSettings,
  { assistantId, createdAt, kinds, nextSequence }: SystemContext,
): SystemRows {
  const aiResources = kinds.flatMap((kind) =>
    definitions[kind](settings).map(({ name, type, members }) => {
      const content: AIContentRow = {
        ...members,
        visibilityStatus: 'PUBLISHED',
        modifiedTime: createdAt,
      };
      return aiResourceRow(
        { assistantId, kind, resourceId: randomUUID() },
        {
          sequence: nextSequence(),
          status: 'ACTIVE',
          upcoming: [],
          name,
          type,
          origin: 'SYSTEM',
          tags: {},
          content,
          nextVersionNumber: 2,
        },
      );
    }),
  );
  return { aiResources, versions: aiResources.map((row) => versionRow(row, 1, row.content)) };
}

interface Definition {
  readonly name: string;
  readonly type: string;
  readonly members: Readonly<Record<string, unknown>>;
}

const definitions: Readonly<
  Record<SystemKind, (settings: QConnectSettings) => readonly Definition[]>
> = {
  aiAgent: ({ systemAIAgents }) =>
    systemAIAgents.map(({ name, type }) => ({
      name,
      type,
      members: { configuration: { [configurationArms[type]]: {} } },
    })),
  aiPrompt: ({ systemAIPrompts, models }) =>
    systemAIPrompts.map(({ name, type }) => ({
      name,
      type,
      members: {
        templateConfiguration: {
          textFullAIPromptEditTemplateConfiguration: { text: `prompt: ${name}` },
        },
        templateType: 'TEXT',
        apiFormat: 'MESSAGES',
        modelId: models[0]?.modelId ?? 'unknown',
      },
    })),
};
