/**
 * A store at a server of Redis or Valkey, for teams. The application brings its client. A lease ends by
 * the server's clock.
 */
import { randomBytes } from 'node:crypto';
import { monotonicClock } from '@assistant-provider/core/adapter';
import { systemClock, type Clock } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import {
  corruptLine,
  heldByOther,
  holderChanged,
  lockLost,
  sequenceConflict,
  type RunStoreError,
} from '../error.js';
import { guarded } from '../guarded.js';
import { createHeldLock, type LockCommands } from '../held-lock.js';
import { thisProcess } from '../holder.js';
import { readAppend, readBreak, readLock, readName } from '../inputs.js';
import type { RunStore, StoredLog } from '../run-store.js';
import { readReply, readTexts } from './replies.js';
import {
  appendScript,
  freeScript,
  inspectScript,
  listScript,
  readScript,
  renewScript,
  takeScript,
} from './scripts.js';

/**
 * A client of Redis or Valkey.
 *
 * @example With ioredis:
 * ```ts
 * const client: RedisRunStoreClient = {
 *   eval: (script, keys, values) => redis.eval(script, keys.length, ...keys, ...values),
 * };
 * ```
 *
 * @example With node-redis:
 * ```ts
 * const client: RedisRunStoreClient = {
 *   eval: (script, keys, values) =>
 *     redis.eval(script, { keys: [...keys], arguments: [...values] }),
 * };
 * ```
 */
export interface RedisRunStoreClient {
  /** Runs a Lua script, and resolves to its reply. */
  eval(script: string, keys: readonly string[], values: readonly string[]): Promise<unknown>;
}

/** The options of `createRedisRunStore`. */
export interface RedisRunStoreOptions {
  /** The client, which the application opens and closes. */
  readonly client: RedisRunStoreClient;
  /** The beginning of all keys. Defaults to `assistant-provider`. */
  readonly prefix?: string;
  /** How long the server may take to reply, in milliseconds. Defaults to 10 s. */
  readonly timeoutMs?: number;
  /** The clock of timeouts. Defaults to the system clock. */
  readonly clock?: Clock;
}

/** Clients queue commands while they are disconnected, node-redis without end. */
const defaultTimeoutMs = 10_000;

/**
 * Returns a store at a server of Redis or Valkey. Its appends are as durable as the server makes them:
 * with `appendonly yes` and `appendfsync always` none is lost when the server's machine fails, and with
 * the default `everysec` up to a second may be. The server must not evict keys: `noeviction`.
 *
 * @example
 * ```ts
 * const store = createRedisRunStore({
 *   client: { eval: (script, keys, values) => redis.eval(script, keys.length, ...keys, ...values) },
 * });
 * ```
 */
export function createRedisRunStore(options: RedisRunStoreOptions): RunStore {
  const { client, prefix = 'assistant-provider', timeoutMs = defaultTimeoutMs } = options;
  const clock = monotonicClock(options.clock ?? systemClock);
  // The braces keep all keys on one server of a cluster, as a script requires.
  const key = (kind: string, name = '') => `{${prefix}}:${kind}:${name}`;

  const evaluate = async (
    script: string,
    keys: readonly string[],
    values: readonly string[] = [],
  ): Promise<unknown> => {
    const settled = new AbortController();
    const late = clock.sleep(timeoutMs, settled.signal).then((): never => {
      throw new Error(`the server did not reply within ${timeoutMs} ms`);
    });
    try {
      return await Promise.race([client.eval(script, keys, values), late]);
    } finally {
      late.catch(() => undefined);
      settled.abort();
    }
  };

  const run = async (script: string, keys: readonly string[], values: readonly string[] = []) =>
    readReply(await evaluate(script, keys, values), clock.now());

  return {
    append: (name, lines, how) =>
      readAppend(name, lines, how).asyncAndThen((given) =>
        guarded(`appending to ${given.name}`, given.name, async () => {
          const { expectedSequence, fence } = given;
          const reply = await run(
            appendScript,
            [key('log', given.name), key('logs'), key('lock', fence?.name)],
            [
              String(expectedSequence),
              newId(),
              given.name,
              fence ? String(fence.token) : '',
              ...given.lines,
            ],
          );
          if (reply.outcome === 'appended') return ok({ sequence: Number(reply.text) });
          if (reply.outcome === 'lost' && fence) return err(lockLost(fence.name, reply.holder));
          return err(sequenceConflict(given.name, expectedSequence, Number(reply.text)));
        }),
      ),
    read: (name) =>
      readName(name).asyncAndThen((valid) =>
        guarded(`reading ${valid}`, valid, async () =>
          readLines(valid, readTexts(await evaluate(readScript, [key('log', valid)]))),
        ),
      ),
    list: () =>
      guarded('listing the logs', undefined, async () =>
        ok([...readTexts(await evaluate(listScript, [key('logs')]))].sort()),
      ),
    lock: (name, how) =>
      readLock(name, how).asyncAndThen(({ name: valid, owner, leaseMs }) =>
        guarded(`taking the lock ${valid}`, valid, async () => {
          const takenAt = clock.monotonic();
          const self = thisProcess(owner, 0, clock.now(), leaseMs);
          const { outcome, holder } = await run(
            takeScript,
            [key('lock', valid), key('tokens', valid)],
            [newId(), String(leaseMs), owner, self.host, String(self.pid), self.since],
          );
          if (holder === undefined) return err(lockLost(valid));
          if (outcome !== 'taken') return err(heldByOther(valid, holder));
          const commands = commandsOf(valid, holder.token, leaseMs);
          return ok(createHeldLock({ ...holder, name: valid }, leaseMs, takenAt, clock, commands));
        }),
      ),
    inspect: (name) =>
      readName(name).asyncAndThen((valid) =>
        guarded(`inspecting the lock ${valid}`, valid, async () =>
          ok((await run(inspectScript, [key('lock', valid)])).holder),
        ),
      ),
    breakLock: (name, token) =>
      readBreak(name, token).asyncAndThen((given) =>
        guarded(`breaking the lock ${given.name}`, given.name, async () => {
          const { outcome } = await run(freeScript, [key('lock', given.name)], [String(token)]);
          return outcome === 'freed' ? ok(undefined) : err(holderChanged(given.name, token));
        }),
      ),
  };

  function commandsOf(name: string, token: number, leaseMs: number): LockCommands {
    return {
      async renew() {
        const values = [String(token), String(leaseMs)];
        const { holder } = await run(renewScript, [key('lock', name)], values);
        return holder?.token === token ? ok(holder) : err(lockLost(name, holder));
      },
      async release() {
        await run(freeScript, [key('lock', name)], [String(token)]);
        return ok(undefined);
      },
    };
  }
}

const newId = (): string => randomBytes(6).toString('hex');

/** Each entry is the id of its append, a space, and the line. */
function readLines(name: string, entries: readonly string[]): Result<StoredLog, RunStoreError> {
  const lines: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const match = /^[0-9a-f]{12} ([^]+)$/.exec(entry);
    if (match === null) return err(corruptLine(name, index + 1, 'was not written by this store'));
    lines.push(match[1] as string);
  }
  return ok({ lines, sequence: lines.length });
}
