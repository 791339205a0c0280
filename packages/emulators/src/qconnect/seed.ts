/** Completes a seed to a whole snapshot, except for the vendor's own resources, which system-resources.ts adds. */
import { randomUUID } from 'node:crypto';
import { throwProblems } from '../server/problems.js';
import { allKinds } from './ai-resource-kinds.js';
import type { AIResourceKind } from './ai-resource-kinds.js';
import type { QConnectSettings } from './settings.js';
import { violationsOf } from './check.js';
import { SeedShape } from './seed-shapes.js';
import type {
  QConnectAssistantSeed,
  QConnectAssociationSeed,
  QConnectKnowledgeBaseSeed,
  QConnectSeed,
} from './seed-types.js';
import type {
  AssistantState,
  AssociationState,
  KnowledgeBaseState,
  QConnectSnapshot,
} from './state.js';

export interface SeedContext {
  readonly settings: QConnectSettings;
  readonly now: () => number;
}

/** Throws a `TypeError` with every reason if the seed is invalid. */
export function fillSeed(seed: QConnectSeed, { now, settings }: SeedContext): QConnectSnapshot {
  // A snapshot of an emulator that keeps unknown members has some.
  checkSeed(seed, settings.unknownMembers === 'kept' ? 'kept' : 'ValidationException');
  let nextSequence = highestSequence(seed);
  const sequenceOf: SequenceOf = ({ sequence }) => sequence ?? (nextSequence += 1);
  const assistants = (seed.assistants ?? []).map((entry) =>
    assistantFromSeed(entry, now, sequenceOf),
  );
  return {
    assistants: assistants.toSorted((a, b) => a.sequence - b.sequence),
    knowledgeBases: (seed.knowledgeBases ?? []).map((entry) =>
      knowledgeBaseFromSeed(entry, sequenceOf),
    ),
    clients: (seed.clients ?? []).map((client, index) => ({
      userName: `user-${index + 1}`,
      ...client,
    })),
    clientTokens: seed.clientTokens ?? [],
    nextSequence,
  };
}

function checkSeed(seed: QConnectSeed, unknownMembers: 'kept' | 'ValidationException'): void {
  throwProblems('Q in Connect seed', violationsOf(SeedShape, seed, unknownMembers));
  const { assistants = [], knowledgeBases = [], clients = [] } = seed;
  throwProblems('Q in Connect seed', [
    ...repetitions('assistants', assistants, 'assistantId', 'sequence'),
    ...repetitions('knowledgeBases', knowledgeBases, 'knowledgeBaseId', 'sequence'),
    ...repetitions('clients', clients, 'accessKeyId'),
    ...assistants.flatMap((assistant) => [
      ...repetitions(
        'associations',
        assistant.associations ?? [],
        'assistantAssociationId',
        'sequence',
      ),
      ...allKinds.flatMap((kind) =>
        repetitions(kind.list, aiResourcesOf(assistant, kind), kind.id, 'sequence'),
      ),
    ]),
  ]);
}

function repetitions<T extends object>(
  list: string,
  entries: readonly T[],
  ...members: readonly string[]
): string[] {
  return members.flatMap((member) => {
    const seen = new Set<string | number>();
    return entries.flatMap((entry) => {
      const value = (entry as Readonly<Record<string, string | number | undefined>>)[member];
      if (value === undefined) return [];
      if (seen.has(value)) return [`${list} repeat the ${member} ${value}`];
      seen.add(value);
      return [];
    });
  });
}

function highestSequence(seed: QConnectSeed): number {
  let highest = seed.nextSequence ?? 0;
  const count = ({ sequence = 0 }: { readonly sequence?: number }) => {
    highest = Math.max(highest, sequence);
  };
  for (const base of seed.knowledgeBases ?? []) count(base);
  for (const assistant of seed.assistants ?? []) {
    count(assistant);
    for (const association of assistant.associations ?? []) count(association);
    for (const kind of allKinds) for (const entry of aiResourcesOf(assistant, kind)) count(entry);
  }
  return highest;
}

type SequenceOf = (entry: { readonly sequence?: number }) => number;

interface ContentSeed {
  readonly modifiedTime?: number;
}

/** The members that seeds of AI agents, AI prompts and AI guardrails share. */
interface AIResourceSeed {
  readonly sequence?: number;
  readonly content: ContentSeed;
  readonly versions?: readonly { readonly versionNumber: number; readonly content: ContentSeed }[];
}

const aiResourcesOf = (assistant: QConnectAssistantSeed, { list }: AIResourceKind) =>
  (assistant[list] ?? []) as readonly AIResourceSeed[];

function assistantFromSeed(
  entry: QConnectAssistantSeed,
  now: () => number,
  sequenceOf: SequenceOf,
): AssistantState {
  return {
    assistantId: randomUUID(),
    status: 'ACTIVE',
    upcoming: [],
    tags: {},
    aiAgentConfiguration: {},
    orchestratorConfigurationList: [],
    ...entry,
    sequence: sequenceOf(entry),
    associations: (entry.associations ?? []).map((seed) => associationFromSeed(seed, sequenceOf)),
    ...aiResourcesFromSeed(entry, now, sequenceOf),
  };
}

const aiResourcesFromSeed = (
  entry: QConnectAssistantSeed,
  now: () => number,
  sequenceOf: SequenceOf,
) =>
  // The shape of the seed checked the members that the kinds do not share.
  Object.fromEntries(
    allKinds.map((kind) => [
      kind.list,
      aiResourcesOf(entry, kind).map((seed) => aiResourceFromSeed(kind, seed, now, sequenceOf)),
    ]),
  ) as unknown as Pick<AssistantState, AIResourceKind['list']>;

function aiResourceFromSeed(
  kind: AIResourceKind,
  seed: AIResourceSeed,
  now: () => number,
  sequenceOf: SequenceOf,
): object {
  const contentOf = (content: ContentSeed) => ({
    modifiedTime: now(),
    visibilityStatus: 'PUBLISHED',
    ...kind.seedContent,
    ...content,
  });
  const versions = (seed.versions ?? []).map(({ versionNumber, content }) => ({
    versionNumber,
    content: contentOf(content),
  }));
  return {
    [kind.id]: randomUUID(),
    status: 'ACTIVE',
    upcoming: [],
    origin: 'CUSTOMER',
    tags: {},
    nextVersionNumber: versions.reduce(
      (next, { versionNumber }) => Math.max(next, versionNumber + 1),
      1,
    ),
    ...seed,
    versions,
    sequence: sequenceOf(seed),
    content: contentOf(seed.content),
  };
}

const associationFromSeed = (
  seed: QConnectAssociationSeed,
  sequenceOf: SequenceOf,
): AssociationState => ({
  assistantAssociationId: randomUUID(),
  tags: {},
  ...seed,
  sequence: sequenceOf(seed),
});

/** Older seeds have no names: a knowledge base had only an id and a type. */
const knowledgeBaseFromSeed = (
  seed: QConnectKnowledgeBaseSeed,
  sequenceOf: SequenceOf,
): KnowledgeBaseState => ({
  name: `Knowledge base ${seed.knowledgeBaseId}`,
  knowledgeBaseType: 'CUSTOM',
  status: 'ACTIVE',
  upcoming: [],
  tags: {},
  ...seed,
  sequence: sequenceOf(seed),
});
