/** The organisation's state, with snapshots, and lists that can lag behind writes. */
import type { EmulatorClock } from '../server/clock.js';
import type {
  AssistantRecord,
  AttachedQueue,
  ChecklistRecord,
  GenesysSeed,
  GenesysSnapshot,
  LanguageSupport,
  Members,
  OAuthClient,
  RoutingQueue,
  SeededClient,
  UserJob,
  VariationRecord,
} from './resources.js';
import { fillSeed } from './seed.js';

/** The collections that lists read. Records are replaced and never changed, so a shallow copy is enough. */
export interface Collections {
  readonly assistants: ReadonlyMap<string, AssistantRecord>;
  readonly assistantQueues: ReadonlyMap<string, AttachedQueue>;
  readonly variations: ReadonlyMap<string, VariationRecord>;
  readonly checklists: ReadonlyMap<string, ChecklistRecord>;
}

export interface Store extends Collections {
  readonly assistants: Map<string, AssistantRecord>;
  /** Keyed by the queue, so that a queue has at most one assistant. */
  readonly assistantQueues: Map<string, AttachedQueue>;
  readonly variations: Map<string, VariationRecord>;
  readonly checklists: Map<string, ChecklistRecord>;
  readonly userJobs: Map<string, UserJob>;
  readonly routingQueues: Map<string, RoutingQueue>;
  readonly users: Set<string>;
  readonly knowledgeBases: Set<string>;
  readonly clients: Map<string, OAuthClient>;
  /** Secrets by client id, kept across restores: a snapshot that restores a client has no secret. */
  readonly secrets: Map<string, string>;
  languageSupport: readonly LanguageSupport[];
  checklistLanguages: readonly Members[];
  nextSequence(): number;
  snapshot(): GenesysSnapshot;
  restore(seed: GenesysSeed): void;
  /** Returns the collections as lists show them. */
  collectionsForLists(): Collections;
  /** Call after each write. */
  recordWrite(): void;
}

export interface StoreOptions {
  readonly clock: EmulatorClock;
  /** Clients that exist after every restore. */
  readonly builtInClients: readonly SeededClient[];
  readonly listDelayMilliseconds: number;
}

export function createStore({ clock, builtInClients, listDelayMilliseconds }: StoreOptions): Store {
  let lastSequence = 0;
  let past: { readonly at: number; readonly collections: Collections }[] = [];
  const builtIn = new Set(builtInClients.map(({ id }) => id));
  const copyOfCollections = (): Collections => ({
    assistants: new Map(store.assistants),
    assistantQueues: new Map(store.assistantQueues),
    variations: new Map(store.variations),
    checklists: new Map(store.checklists),
  });

  const store: Store = {
    assistants: new Map(),
    assistantQueues: new Map(),
    variations: new Map(),
    checklists: new Map(),
    userJobs: new Map(),
    routingQueues: new Map(),
    users: new Set(),
    knowledgeBases: new Set(),
    clients: new Map(),
    secrets: new Map(),
    languageSupport: [],
    checklistLanguages: [],
    nextSequence: () => (lastSequence += 1),
    snapshot: () =>
      structuredClone({
        assistants: [...store.assistants.values()],
        assistantQueues: [...store.assistantQueues.values()],
        variations: [...store.variations.values()],
        checklists: [...store.checklists.values()],
        userJobs: [...store.userJobs.values()],
        routingQueues: [...store.routingQueues.values()],
        users: [...store.users],
        knowledgeBases: [...store.knowledgeBases],
        clients: [...store.clients.values()].filter(({ id }) => !builtIn.has(id)),
        languageSupport: store.languageSupport,
        checklistLanguages: store.checklistLanguages,
        lastSequence,
      }),
    restore(given) {
      const seed = structuredClone(given);
      const filled = fillSeed(seed, clock.now());
      refill(store.assistants, filled.assistants);
      refill(store.assistantQueues, filled.assistantQueues);
      refill(store.variations, filled.variations);
      refill(store.checklists, filled.checklists);
      refill(store.userJobs, filled.userJobs);
      refill(store.routingQueues, filled.routingQueues);
      store.clients.clear();
      for (const { secret, ...client } of [...(seed.clients ?? []), ...builtInClients]) {
        store.clients.set(client.id, client);
        if (secret !== undefined) store.secrets.set(client.id, secret);
      }
      store.users.clear();
      for (const id of filled.users) store.users.add(id);
      store.knowledgeBases.clear();
      for (const id of filled.knowledgeBases) store.knowledgeBases.add(id);
      store.languageSupport = filled.languageSupport;
      store.checklistLanguages = filled.checklistLanguages;
      lastSequence = filled.lastSequence;
      past = [{ at: -Infinity, collections: copyOfCollections() }];
    },
    collectionsForLists() {
      if (listDelayMilliseconds === 0) return store;
      const until = clock.now() - listDelayMilliseconds;
      const visible = past.findLastIndex(({ at }) => at <= until);
      past = past.slice(Math.max(0, visible));
      return past[0]?.collections ?? store;
    },
    recordWrite() {
      if (listDelayMilliseconds > 0)
        past.push({ at: clock.now(), collections: copyOfCollections() });
    },
  };
  return store;
}

function refill<T extends { readonly id: string }>(
  map: Map<string, T>,
  entries: readonly T[],
): void {
  map.clear();
  for (const entry of entries) map.set(entry.id, entry);
}
