/** Completes a seed to a whole snapshot. An invalid seed fails at the start with every reason. */
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { throwProblems } from '../server/problems.js';
import { fieldName } from './field-name.js';
import { defaultChecklistLanguages, defaultLanguageSupport } from './language-data.js';
import type { GenesysSnapshot, NamedRecord, OAuthClient } from './resources.js';
import type { GenesysClientSeed, GenesysSeed } from './seed-types.js';
import {
  unnamedKnowledgeBase,
  unnamedQueue,
  unnamedScript,
  unnamedSummarySetting,
  unnamedUser,
} from './unnamed.js';
import { seedSchema } from './seed-schema.js';

interface SeedEntity {
  readonly id: string;
  readonly sequence?: number;
  readonly dateCreated?: string;
  readonly dateModified?: string;
}

export function fillSeed(seed: GenesysSeed, now: number): GenesysSnapshot {
  throwProblems('Genesys seed', schemaProblems(seed));
  const date = new Date(now).toISOString();
  let lastSequence = seed.lastSequence ?? 0;
  const entities: readonly (readonly SeedEntity[] | undefined)[] = [
    seed.assistants,
    seed.assistantQueues,
    seed.variations,
    seed.checklists,
    seed.userJobs,
  ];
  for (const entity of entities.flatMap((list) => list ?? []))
    lastSequence = Math.max(lastSequence, entity.sequence ?? 0);

  const filled = <T extends SeedEntity>(entity: T) => {
    const dateCreated = entity.dateCreated ?? date;
    return {
      ...entity,
      sequence: entity.sequence ?? (lastSequence += 1),
      dateCreated,
      dateModified: entity.dateModified ?? dateCreated,
    };
  };
  const snapshot: GenesysSnapshot = {
    assistants: (seed.assistants ?? []).map(filled),
    assistantQueues: (seed.assistantQueues ?? []).map((queue) =>
      filled({
        ...queue,
        assignmentMode: queue.assignmentMode ?? 'Auto',
        users: queue.users ?? [],
      }),
    ),
    variations: (seed.variations ?? []).map(filled),
    checklists: (seed.checklists ?? []).map(filled),
    userJobs: (seed.userJobs ?? []).map((job) => ({
      ...job,
      sequence: job.sequence ?? (lastSequence += 1),
    })),
    routingQueues: (seed.routingQueues ?? []).map((given) => named(unnamedQueue, given)),
    users: (seed.users ?? []).map((given) => named(unnamedUser, given)),
    knowledgeBases: (seed.knowledgeBases ?? []).map((given) => named(unnamedKnowledgeBase, given)),
    summarySettings: (seed.summarySettings ?? []).map((given) =>
      named(unnamedSummarySetting, given),
    ),
    scripts: (seed.scripts ?? []).map((given) => named(unnamedScript, given)),
    clients: (seed.clients ?? []).map(activeUnlessSaid),
    languageSupport: seed.languageSupport ?? defaultLanguageSupport,
    checklistLanguages: seed.checklistLanguages ?? defaultChecklistLanguages,
    lastSequence,
  };
  throwProblems('Genesys seed', [...consistencyProblems(snapshot)]);
  return { ...snapshot, lastSequence };
}

/** Completes an OAuth client. */
export const activeUnlessSaid = (
  client: GenesysClientSeed,
): GenesysClientSeed & Pick<OAuthClient, 'state'> => ({ state: 'active', ...client });

/** Completes a record with the members of a record that has no name. */
function named<T extends NamedRecord>(
  unnamed: (id: string) => T,
  given: string | (Partial<T> & { readonly id: string }),
): T {
  return typeof given === 'string' ? unnamed(given) : { ...unnamed(given.id), ...given };
}

let validate: ValidateFunction | undefined;

function schemaProblems(seed: unknown): readonly string[] {
  // Compiled for the first seed, because most emulators start without one.
  const isAbsent = typeof seed === 'object' && seed !== null && Object.keys(seed).length === 0;
  if (isAbsent && !Array.isArray(seed)) return [];
  validate ??= new Ajv({ allErrors: true }).compile(seedSchema);
  return validate(seed) ? [] : (validate.errors ?? []).map(describeProblem);
}

interface AjvParameters {
  readonly additionalProperty?: string;
  readonly allowedValues?: readonly string[];
}

function describeProblem({ instancePath, message = '', params }: ErrorObject): string {
  const { additionalProperty: surplus, allowedValues: allowed } = params as AjvParameters;
  const more = surplus === undefined ? (allowed?.join(' or ') ?? '') : `'${surplus}'`;
  return `${fieldName(instancePath)} ${message} ${more}`.trim();
}

function* consistencyProblems(snapshot: GenesysSnapshot): Generator<string> {
  const lists: Record<string, readonly SeedEntity[]> = {
    assistants: snapshot.assistants,
    assistantQueues: snapshot.assistantQueues,
    variations: snapshot.variations,
    checklists: snapshot.checklists,
    userJobs: snapshot.userJobs,
    routingQueues: snapshot.routingQueues,
    clients: snapshot.clients,
  };
  for (const [name, list] of Object.entries(lists)) {
    for (const member of ['id', 'sequence'] as const) {
      const seen = new Set<unknown>();
      for (const [index, { [member]: value }] of list.entries()) {
        if (value === undefined) continue;
        if (seen.has(value)) yield `${name}[${index}] repeats the ${member} ${value}`;
        seen.add(value);
      }
    }
  }
  const assistants = new Set(snapshot.assistants.map(({ id }) => id));
  for (const { id, assistantId } of [...snapshot.assistantQueues, ...snapshot.variations])
    if (!assistants.has(assistantId)) yield `${id} belongs to the unknown assistant ${assistantId}`;
}
