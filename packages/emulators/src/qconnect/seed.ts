/** Completes a seed to a whole snapshot. */
import { randomUUID } from 'node:crypto';
import { throwProblems } from '../server/problems.js';
import type { QConnectSettings } from './settings.js';
import { configurationArms } from './configuration-arms.js';
import { violationsOf } from './check.js';
import { SeedShape } from './seed-shapes.js';
import type { AIAgentSeed, AssistantSeed, AssociationSeed, QConnectSeed } from './seed-shapes.js';
import type {
  AIAgentContent,
  AIAgentState,
  AssistantState,
  AssociationState,
  QConnectSnapshot,
} from './state.js';

export interface SeedContext {
  readonly settings: QConnectSettings;
  readonly now: () => number;
}

/** Throws a `TypeError` with every reason if the seed is invalid. */
export function fillSeed(seed: QConnectSeed, context: SeedContext): QConnectSnapshot {
  checkSeed(seed);
  let nextSequence = highestSequence(seed);
  const sequenceOf: SequenceOf = ({ sequence }) => sequence ?? (nextSequence += 1);
  const assistants = (seed.assistants ?? []).map((entry) =>
    assistantFromSeed(entry, context, sequenceOf),
  );
  return {
    assistants: assistants.toSorted((a, b) => a.sequence - b.sequence),
    knowledgeBases: seed.knowledgeBases ?? [],
    clientTokens: seed.clientTokens ?? [],
    nextSequence,
  };
}

function checkSeed(seed: QConnectSeed): void {
  throwProblems('Q in Connect seed', violationsOf(SeedShape, seed));
  const { assistants = [] } = seed;
  throwProblems('Q in Connect seed', [
    ...repetitions('assistants', assistants, 'assistantId', 'sequence'),
    ...assistants.flatMap(({ associations = [], aiAgents = [] }) => [
      ...repetitions('associations', associations, 'assistantAssociationId', 'sequence'),
      ...repetitions('aiAgents', aiAgents, 'aiAgentId', 'sequence'),
    ]),
  ]);
}

function repetitions<T>(list: string, entries: readonly T[], ...members: (keyof T & string)[]) {
  return members.flatMap((member) => {
    const values = entries.flatMap((entry) => entry[member] ?? []);
    const repeated = values.filter((value, index) => values.indexOf(value) !== index);
    return repeated.map((value) => `${list} repeat the ${member} ${String(value)}`);
  });
}

function highestSequence({ assistants = [], nextSequence = 0 }: QConnectSeed): number {
  const entries = assistants.flatMap((assistant) => [
    assistant,
    ...(assistant.associations ?? []),
    ...(assistant.aiAgents ?? []),
  ]);
  return entries.reduce((highest, { sequence = 0 }) => Math.max(highest, sequence), nextSequence);
}

type SequenceOf = (entry: { readonly sequence?: number }) => number;

function assistantFromSeed(
  entry: AssistantSeed,
  context: SeedContext,
  sequenceOf: SequenceOf,
): AssistantState {
  const sequence = sequenceOf(entry);
  const listed = (entry.aiAgents ?? []).map((seed) => aiAgentFromSeed(seed, context, sequenceOf));
  const hasSystemAgents = listed.some(({ origin }) => origin === 'SYSTEM');
  const system = hasSystemAgents ? [] : systemAIAgents(context, () => sequenceOf({}));
  return {
    assistantId: randomUUID(),
    status: 'ACTIVE',
    upcoming: [],
    tags: {},
    aiAgentConfiguration: {},
    orchestratorConfigurationList: [],
    ...entry,
    sequence,
    associations: (entry.associations ?? []).map((seed) => associationFromSeed(seed, sequenceOf)),
    aiAgents: [...system, ...listed],
  };
}

const associationFromSeed = (seed: AssociationSeed, sequenceOf: SequenceOf): AssociationState => ({
  assistantAssociationId: randomUUID(),
  tags: {},
  ...seed,
  sequence: sequenceOf(seed),
});

function aiAgentFromSeed(
  seed: AIAgentSeed,
  { now }: Pick<SeedContext, 'now'>,
  sequenceOf: SequenceOf,
): AIAgentState {
  const contentOf = (content: AIAgentSeed['content']): AIAgentContent => ({
    modifiedTime: now(),
    visibilityStatus: 'PUBLISHED',
    ...content,
  });
  const versions = (seed.versions ?? []).map(({ versionNumber, content }) => ({
    versionNumber,
    content: contentOf(content),
  }));
  return {
    aiAgentId: randomUUID(),
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

/** The AI agents that the vendor adds to an assistant, each with one version (field code uses their qualifiers). */
export function systemAIAgents(
  { settings, now }: SeedContext,
  nextSequence: () => number,
): readonly AIAgentState[] {
  return settings.systemAIAgents.map(({ type, name }) => {
    const content = {
      configuration: { [configurationArms[type]]: {} },
      visibilityStatus: 'PUBLISHED',
      modifiedTime: now(),
    } as const;
    const versions = [{ versionNumber: 1, content }];
    const seed: AIAgentSeed = { name, type, origin: 'SYSTEM', content, versions };
    return aiAgentFromSeed(seed, { now }, () => nextSequence());
  });
}
