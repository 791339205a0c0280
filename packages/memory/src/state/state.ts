/**
 * The state of the memory vendor, and how an assistant changes over time: `creating` → `active` or
 * `failed`, `deleting` → removed or `failed`. No timer runs: each request first applies the changes
 * that are due.
 */
import { ok, type Result } from 'neverthrow';
import { refuse, type Refusal } from '../errors/describe.js';
import { createIdempotencyKeys, type IdempotencyKeys } from './idempotency-keys.js';
import { createTable, type Table } from './table.js';
import type {
  MemoryAssistant,
  MemoryDirectoryEntry,
  MemoryPart,
  MemoryQueueBinding,
  MemorySnapshot,
  MemorySettling,
} from '../wire/vendor-types.js';

export interface MemoryState {
  readonly assistants: Pick<Table<MemoryAssistant>, 'page'>;
  readonly bindings: Table<MemoryQueueBinding>;
  readonly parts: Table<MemoryPart>;
  readonly directory: Table<MemoryDirectoryEntry>;
  readonly keys: IdempotencyKeys;
  /** Applies the changes that are due. Called before each request. */
  settle(now: number): void;
  has(id: string): boolean;
  find(id: string): Result<MemoryAssistant, Refusal>;
  /** For writes: refuses an assistant with any status but `active`. */
  findActive(id: string): Result<MemoryAssistant, Refusal>;
  /** Stores a binding. If another assistant had the queue, its users of the queue go. */
  bind(binding: MemoryQueueBinding): void;
  /** Removes the binding of a queue, and with it the users of the queue. */
  unbind(queueId: string): void;
  /** Returns the assistant as stored. */
  save(assistant: MemoryAssistant, now: number): MemoryAssistant;
  /** Sets the status; after `settleMs` it becomes `to`. */
  begin(
    assistant: MemoryAssistant,
    status: 'creating' | 'deleting',
    to: MemorySettling['to'],
    now: number,
  ): void;
  snapshot(): MemorySnapshot;
  /** Replaces everything, and forgets all idempotency keys. */
  restore(snapshot: MemorySnapshot): void;
}

export const timestamp = (now: number): string => new Date(now).toISOString();

/** The key of a part among those of all assistants. */
export const partKey = (part: Pick<MemoryPart, 'assistantId' | 'kind' | 'id'>): string =>
  JSON.stringify([part.assistantId, part.kind, part.id]);

export function createState(
  settleMs: number,
  known: readonly MemoryDirectoryEntry[] = [],
): MemoryState {
  const assistants = createTable<MemoryAssistant>(({ id }) => id);
  const bindings = createTable<MemoryQueueBinding>(({ queueId }) => queueId);
  const parts = createTable<MemoryPart>(partKey);
  const directory = createTable<MemoryDirectoryEntry>(({ kind, id }) => JSON.stringify([kind, id]));
  directory.replaceAll(known);
  const keys = createIdempotencyKeys();
  const settling = new Map<string, MemorySettling>();
  let nextDue = Infinity;

  const put = (assistant: MemoryAssistant): void => {
    assistants.put(assistant);
    settling.delete(assistant.id);
    if (!assistant.settling) return;
    settling.set(assistant.id, assistant.settling);
    nextDue = Math.min(nextDue, assistant.settling.at);
  };

  const save = (assistant: MemoryAssistant, now: number): MemoryAssistant => {
    const saved = { ...assistant, updatedAt: timestamp(now) };
    put(saved);
    return saved;
  };

  const applyChange = (id: string, { to, at }: MemorySettling): void => {
    settling.delete(id);
    const assistant = assistants.get(id);
    if (to === 'deleted' || !assistant) {
      parts.removeWhere(({ assistantId }) => assistantId === id);
      return assistants.remove(id);
    }
    const { settling: _, ...settled } = assistant;
    save({ ...settled, status: to }, at);
  };

  const settle = (now: number): void => {
    if (now < nextDue) return;
    nextDue = Infinity;
    for (const [id, change] of [...settling])
      if (change.at <= now) applyChange(id, change);
      else nextDue = Math.min(nextDue, change.at);
  };

  const removeQueueUsers = (queueId: string): void =>
    parts.removeWhere(({ kind, id }) => kind === 'queueUsers' && id === queueId);

  const find = (id: string): Result<MemoryAssistant, Refusal> => {
    const assistant = assistants.get(id);
    return assistant ? ok(assistant) : refuse('assistantNotFound');
  };

  return {
    assistants,
    bindings,
    parts,
    directory,
    keys,
    settle,
    has: (id) => assistants.get(id) !== undefined,
    find,
    findActive: (id) =>
      find(id).andThen((assistant) =>
        assistant.status === 'active'
          ? ok(assistant)
          : refuse('assistantNotActive', { detail: `its status is ${assistant.status}` }),
      ),
    bind: (binding) => {
      const { queueId, assistantId } = binding;
      if (bindings.get(queueId)?.assistantId !== assistantId) removeQueueUsers(queueId);
      bindings.put(binding);
    },
    unbind: (queueId) => {
      bindings.remove(queueId);
      removeQueueUsers(queueId);
    },
    save,
    begin: (assistant, status, to, now) => {
      save({ ...assistant, status, settling: { to, at: now + settleMs } }, now);
      settle(now);
    },
    snapshot: () => ({
      version: 1,
      assistants: structuredClone(assistants.entries()),
      bindings: structuredClone(bindings.entries()),
      parts: structuredClone(parts.entries()),
      directory: structuredClone(directory.entries()),
    }),
    restore: (snapshot) => {
      keys.forgetAll();
      settling.clear();
      nextDue = Infinity;
      assistants.replaceAll([]);
      for (const assistant of snapshot.assistants) put(assistant);
      bindings.replaceAll(snapshot.bindings);
      parts.replaceAll(snapshot.parts ?? []);
      directory.replaceAll(snapshot.directory ?? []);
    },
  };
}
