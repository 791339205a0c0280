/** The state of one emulator. */
import { allKinds } from './ai-resource-kinds.js';
import { groupOf } from './rows.js';
import type { AssistantRow } from './rows.js';
import { fillSeed } from './seed.js';
import type { SeedContext } from './seed.js';
import type { QConnectSeed } from './seed-types.js';
import { rowsOf, snapshotOf } from './snapshot.js';
import type { ClientState, ClientTokenState, QConnectSnapshot } from './state.js';
import { kindsWithoutSystem, systemKinds, systemRows } from './system-resources.js';
import type { MissingSystem, SystemRows } from './system-resources.js';
import { createTables } from './tables.js';
import type { Tables } from './tables.js';
import { createTransitions } from './transitions.js';

export interface Store extends Tables {
  /** Returns a higher number on each call. */
  nextSequence(): number;
  /** Applies the status changes that are due. Every request begins with it. */
  settle(): void;
  /** Gives a new assistant the vendor's AI agents and AI prompts, at the latest when `addSystem` is called. */
  planSystem(assistant: AssistantRow): void;
  addSystem(assistantId: string): void;
  /** Keyed by access key id. */
  readonly clients: ReadonlyMap<string, ClientState>;
  /** Keyed by operation and token, oldest first. */
  readonly clientTokens: Map<string, ClientTokenState>;
  snapshot(): QConnectSnapshot;
  restore(seed: QConnectSeed): void;
}

export const clientTokenKey = (operation: string, clientToken: string): string =>
  `${operation} ${clientToken}`;

export function createStore(seed: QConnectSeed, context: SeedContext): Store {
  const { now, settings } = context;
  const milliseconds = settings.listDelayMilliseconds;
  const transitions = createTransitions();
  const lag = { milliseconds, now: () => transitions.applying ?? now() };
  /** The vendor's resources that no request has asked for yet, by assistant. */
  const missing = new Map<string, MissingSystem>();
  const clients = new Map<string, ClientState>();
  const clientTokens = new Map<string, ClientTokenState>();
  let nextSequence = 0;

  const tables = createTables(transitions, lag, ({ id: assistantId }) => {
    missing.delete(assistantId);
    const { associations, aiResources, versions } = tables;
    for (const row of [...associations.list('ofAssistant', assistantId).walk(0, 1)])
      associations.delete(row.id);
    for (const { name } of allKinds)
      for (const { id } of [...aiResources.list('ofKind', groupOf(assistantId, name)).walk(0, 1)]) {
        for (const row of [...versions.list('ofResource', id).walk(0, 1)]) versions.delete(row.id);
        aiResources.delete(id);
      }
  });

  const takeSequence = () => {
    nextSequence += 1;
    return nextSequence;
  };
  const takeMissing = (assistantId: string): SystemRows => {
    const lacking = missing.get(assistantId);
    missing.delete(assistantId);
    return systemRows(settings, {
      assistantId,
      nextSequence: takeSequence,
      kinds: [],
      createdAt: 0,
      ...lacking,
    });
  };

  const store: Store = {
    ...tables,
    nextSequence: takeSequence,
    settle: () => transitions.settle(now()),
    planSystem({ id }) {
      missing.set(id, { createdAt: lag.now(), kinds: systemKinds });
      // Later, lists would not show them at once.
      if (milliseconds > 0) store.addSystem(id);
    },
    addSystem(assistantId) {
      const { aiResources, versions } = takeMissing(assistantId);
      for (const row of aiResources) tables.aiResources.set(row);
      for (const row of versions) tables.versions.set(row);
    },
    clients,
    clientTokens,
    snapshot() {
      store.settle();
      return structuredClone({
        ...snapshotOf(tables),
        clients: [...clients.values()],
        clientTokens: [...clientTokens.values()],
        nextSequence,
      });
    },
    restore(next) {
      const state = fillSeed(structuredClone(next), context);
      const rows = rowsOf(state);
      nextSequence = state.nextSequence;
      missing.clear();
      const createdAt = now();
      for (const assistant of state.assistants)
        missing.set(assistant.assistantId, { createdAt, kinds: kindsWithoutSystem(assistant) });
      const system = milliseconds > 0 ? [...missing.keys()].map(takeMissing) : [];
      tables.assistants.fill(rows.assistants);
      tables.associations.fill(rows.associations);
      tables.aiResources.fill([...rows.aiResources, ...system.flatMap((each) => each.aiResources)]);
      tables.versions.fill([...rows.versions, ...system.flatMap((each) => each.versions)]);
      tables.knowledgeBases.fill(rows.knowledgeBases);
      clients.clear();
      for (const client of state.clients) clients.set(client.accessKeyId, client);
      clientTokens.clear();
      for (const token of state.clientTokens)
        clientTokens.set(clientTokenKey(token.operation, token.clientToken), token);
    },
  };
  store.restore(seed);
  return store;
}
