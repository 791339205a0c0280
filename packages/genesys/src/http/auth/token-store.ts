/**
 * Lets several processes share one token through a store. A process that needs a new token claims the
 * right to request it, and the others wait for the result. If the store fails or is slow, the process
 * requests a token of its own.
 */
import { isAborted } from '@assistant-provider/core/adapter';
import type { Clock } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { askStore, parseJson } from '@assistant-provider/adapter-kit';
import { readToken } from '../../wire/shapes.js';
import type { GenesysToken } from '../../wire/vendor-types.js';

/**
 * Redis, Valkey, or anything else that keeps text for a while. Its contents are as secret as the client
 * secret. Keys contain the client id and the token host.
 *
 * @example With ioredis:
 * ```ts
 * const tokenStore: TokenStore = {
 *   get: (key) => redis.get(key),
 *   set: (key, value, ttlMs) => redis.set(key, value, 'PX', ttlMs),
 *   add: async (key, value, ttlMs) => (await redis.set(key, value, 'PX', ttlMs, 'NX')) === 'OK',
 * };
 * ```
 */
export interface TokenStore {
  /** Resolves to the value, or to null or undefined if there is none. */
  get(key: string): Promise<string | null | undefined>;
  /** Keeps the value for `ttlMs` milliseconds and replaces any earlier one. */
  set(key: string, value: string, ttlMs: number): Promise<unknown>;
  /** Like `set`, but only if the key has no value. Resolves to whether the value was kept. */
  add(key: string, value: string, ttlMs: number): Promise<boolean>;
}

/** A token as received. */
export interface IssuedToken extends GenesysToken {
  /** In milliseconds since the epoch. */
  readonly issued_at: number;
}

export interface SharedToken {
  /**
   * Resolves to a usable token of the store, or of another process that is requesting one. Resolves to
   * undefined if this process is to request it. Never rejects.
   */
  find(context: DriverContext): Promise<IssuedToken | undefined>;
  /** Stores a token for all processes, in the background. */
  publish(token: IssuedToken, clock: Clock): void;
  /** Gives up the claim, so that another process can request a token. */
  release(clock: Clock): void;
}

/** Longer than a token host takes to respond. Others wait this long for a process that has died. */
const claimMs = 10_000;
/** How often a process looks for a token that another one is requesting. */
const claimPollMs = 100;
/** A time to live that removes a key: a store has no way to delete. */
const atOnceMs = 1;

export function createSharedToken(
  store: TokenStore,
  owner: { readonly clientId: string; readonly loginUrl: string },
  isUsable: (token: IssuedToken, now: number) => boolean,
  closing: AbortSignal,
): SharedToken {
  const { host, pathname } = new URL(owner.loginUrl);
  const key = `assistant-provider:genesys:token:${owner.clientId}@${host}${pathname.replace(/\/$/, '')}`;
  const claimKey = `${key}:claim`;
  let claimed = false;
  // Keeps the writes of this process in order.
  let writing: Promise<unknown> = Promise.resolve();

  const write = (clock: Clock, ask: () => Promise<unknown>) => {
    writing = writing.then(() => askStore(clock, ask, closing));
  };

  /** Resolves to whether the store works. An earlier caller of this process may hold the claim. */
  const claim = async (clock: Clock): Promise<boolean> => {
    if (claimed) return true;
    const added = await askStore(clock, () => store.add(claimKey, '1', claimMs), closing);
    if (added.isOk() && added.value) claimed = true;
    return added.isOk();
  };

  const release = (clock: Clock) => {
    if (!claimed) return;
    claimed = false;
    write(clock, () => store.set(claimKey, '0', atOnceMs));
  };

  return {
    async find(context) {
      const { clock } = context;
      const waitUntil = clock.monotonic() + claimMs;
      for (let looks = 0; !isAborted(context) && clock.monotonic() < waitUntil; looks += 1) {
        // The first look needs no claim: usually there is a token. After claiming it looks again,
        // because the process that had the claim may just have stored one.
        if (looks > 0 && !(await claim(clock))) return undefined;
        const stored = await askStore(clock, () => store.get(key), closing);
        if (stored.isErr()) return undefined;
        const token = readStored(stored.value);
        if (token && isUsable(token, clock.now())) {
          release(clock);
          return token;
        }
        if (claimed) return undefined;
        if (looks > 0) await clock.sleep(claimPollMs, context.signal);
      }
      return undefined;
    },
    publish(token, clock) {
      const value = JSON.stringify({ ...token, token_type: 'bearer' });
      write(clock, () => store.set(key, value, Math.ceil(token.expires_in * 1_000)));
    },
    release,
  };
}

/** Returns undefined for a value that is not a token of ours. */
function readStored(text: string | null | undefined): IssuedToken | undefined {
  if (typeof text !== 'string') return undefined;
  const token: Partial<IssuedToken> | undefined = parseJson(text)
    .andThen(readToken)
    .unwrapOr(undefined);
  return typeof token?.issued_at === 'number' ? (token as IssuedToken) : undefined;
}
