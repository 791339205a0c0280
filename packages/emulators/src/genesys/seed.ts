/** From a seed, perhaps written by hand, to a whole snapshot. A wrong seed fails at the start, with every reason. */
import { DEFAULT_CHECKLIST_LANGUAGES, DEFAULT_LANGUAGE_SUPPORT } from './language-data.js';
import type { GenesysSeed, GenesysSnapshot } from './resources.js';

interface SeedEntity {
  readonly id?: unknown;
  readonly sequence?: number;
  readonly dateCreated?: string;
  readonly dateModified?: string;
}

export function fillSeed(seed: GenesysSeed, now: number): GenesysSnapshot {
  const date = new Date(now).toISOString();
  let lastSequence = seed.lastSequence ?? 0;
  const entities: readonly (readonly SeedEntity[] | undefined)[] = [
    seed.assistants,
    seed.assistantQueues,
    seed.variations,
    seed.checklists,
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
    userJobs: seed.userJobs ?? [],
    routingQueues: seed.routingQueues ?? [],
    users: seed.users ?? [],
    knowledgeBases: seed.knowledgeBases ?? [],
    clients: seed.clients ?? [],
    languageSupport: seed.languageSupport ?? DEFAULT_LANGUAGE_SUPPORT,
    checklistLanguages: seed.checklistLanguages ?? DEFAULT_CHECKLIST_LANGUAGES,
    lastSequence,
  };
  const faults = [...faultsOf(snapshot)];
  if (faults.length > 0) throw new TypeError(`Genesys seed: ${faults.join('; ')}`);
  return { ...snapshot, lastSequence };
}

function* faultsOf(snapshot: GenesysSnapshot): Generator<string> {
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
    const ids = new Set<unknown>();
    for (const [index, { id }] of list.entries()) {
      if (typeof id !== 'string' || id === '') yield `${name}[${index}] has no id`;
      else if (ids.has(id)) yield `${name}[${index}] repeats the id ${id}`;
      ids.add(id);
    }
  }
  const assistants = new Set(snapshot.assistants.map(({ id }) => id));
  for (const { id, assistantId } of [...snapshot.assistantQueues, ...snapshot.variations])
    if (!assistants.has(assistantId)) yield `${id} belongs to the unknown assistant ${assistantId}`;
}
