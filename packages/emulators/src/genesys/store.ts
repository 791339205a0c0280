/** The organisation's state, with snapshots, and lists that can lag behind writes. */
import type { EmulatorClock } from '../server/clock.js';
import type {
  AttachedQueue,
  GenesysSnapshot,
  LanguageSupport,
  Members,
  OAuthClient,
} from './resources.js';
import { activeUnlessSaid, fillSeed } from './seed.js';
import type { GenesysClientSeed, GenesysSeed } from './seed-types.js';
import type { GenesysSettings } from './settings.js';
import { assignmentOf, createTables } from './tables.js';
import type { Tables } from './tables.js';

export interface Store extends Tables {
  readonly clients: Map<string, OAuthClient>;
  /** Secrets by client id, kept across restores: a snapshot that restores a client has no secret. */
  readonly secrets: Map<string, string>;
  languageSupport: readonly LanguageSupport[];
  checklistLanguages: readonly Members[];
  nextSequence(): number;
  snapshot(): GenesysSnapshot;
  restore(seed: GenesysSeed): void;
}

export interface StoreOptions {
  readonly clock: EmulatorClock;
  /** Clients that exist after every restore. */
  readonly builtInClients: readonly GenesysClientSeed[];
  readonly settings: GenesysSettings;
}

export function createStore({ clock, builtInClients, settings }: StoreOptions): Store {
  let lastSequence = 0;
  const builtIn = new Set(builtInClients.map(({ id }) => id));
  const lag = { milliseconds: settings.listDelayMilliseconds, now: () => clock.now() };

  const store: Store = {
    ...createTables(settings, lag),
    clients: new Map(),
    secrets: new Map(),
    languageSupport: [],
    checklistLanguages: [],
    nextSequence: () => (lastSequence += 1),
    snapshot() {
      const users = new Map<string, string[]>();
      for (const { queueId, userId } of store.assignments.values()) {
        const assigned = users.get(queueId) ?? [];
        users.set(queueId, assigned);
        assigned.push(userId);
      }
      return structuredClone({
        assistants: [...store.assistants.values()],
        assistantQueues: Array.from(store.assistantQueues.values(), (queue): AttachedQueue => ({
          ...queue,
          users: users.get(queue.id) ?? [],
        })),
        variations: [...store.variations.values()],
        checklists: [...store.checklists.values()],
        userJobs: [...store.userJobs.values()],
        routingQueues: [...store.routingQueues.values()],
        users: [...store.users.values()],
        knowledgeBases: [...store.knowledgeBases.values()],
        summarySettings: [...store.summarySettings.values()],
        scripts: [...store.scripts.values()],
        clients: [...store.clients.values()].filter(({ id }) => !builtIn.has(id)),
        languageSupport: store.languageSupport,
        checklistLanguages: store.checklistLanguages,
        lastSequence,
      });
    },
    restore(given) {
      const seed = structuredClone(given);
      const filled = fillSeed(seed, clock.now());
      store.assistants.fill(filled.assistants);
      store.assistantQueues.fill(filled.assistantQueues.map(({ users, ...queue }) => queue));
      store.assignments.fill(
        filled.assistantQueues.flatMap(({ id, users }) =>
          users.map((userId) => assignmentOf(id, userId)),
        ),
      );
      store.variations.fill(filled.variations);
      store.checklists.fill(filled.checklists);
      store.userJobs.fill(filled.userJobs);
      store.routingQueues.fill(filled.routingQueues);
      store.users.fill(filled.users);
      store.knowledgeBases.fill(filled.knowledgeBases);
      store.summarySettings.fill(filled.summarySettings);
      store.scripts.fill(filled.scripts);
      store.clients.clear();
      const clients = [...(seed.clients ?? []), ...builtInClients].map(activeUnlessSaid);
      for (const { secret, ...client } of clients) {
        store.clients.set(client.id, client);
        if (secret !== undefined) store.secrets.set(client.id, secret);
      }
      store.languageSupport = filled.languageSupport;
      store.checklistLanguages = filled.checklistLanguages;
      lastSequence = filled.lastSequence;
    },
  };
  return store;
}
