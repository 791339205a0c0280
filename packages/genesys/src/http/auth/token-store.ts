/**
 * Lets several processes share one token through a store of theirs. Whoever needs a new one claims
 * to mint it, and the others wait for what comes of that. A store that fails, or is slow, is done
 * without: the process then mints a token of its own.
 */
import { isAborted } from '@assistant-provider/core/adapter';
import type { Clock } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { askStore } from '@assistant-provider/adapter-kit';
import { readToken } from '../../wire/shapes.js';
import type { GenesysToken } from '../../wire/vendor-types.js';

/**
 * Redis, Valkey, or whatever else keeps text for a while. What is in it is as secret as the client
 * secret. Keys name the client id and the token host.
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
  get(key: string): Promise<string | null | undefined>;
  /** Keeps the value for `ttlMs` milliseconds, instead of what was there. */
  set(key: string, value: string, ttlMs: number): Promise<unknown>;
  /** As `set`, unless something is there; answers whether it was kept. */
  add(key: string, value: string, ttlMs: number): Promise<boolean>;
}

/** As the token host answered it, and when: milliseconds since the epoch. */
export interface IssuedToken extends GenesysToken {
  readonly issued_at: number;
}

export interface SharedToken {
  /**
   * One that is usable, if there is one or another process comes up with one. Undefined is the turn
   * of this process to mint one. Never rejects.
   */
  find(context: DriverContext): Promise<IssuedToken | undefined>;
  /** Keeps a token for all. Never rejects, and nobody has to wait for it. */
  publish(token: IssuedToken, clock: Clock): void;
  /** Lets another process try: this one is done, whatever came of it. */
  release(clock: Clock): void;
}

/** Longer than a token host takes to answer; so long others wait for a process that has died. */
const claimMs = 10_000;
/** How often a process looks whether another has minted the token that it waits for. */
const claimPollMs = 100;
/** For a key to be gone: stores need have no way to delete. */
const atOnceMs = 1;

export function createSharedToken(
  store: TokenStore,
  owner: { readonly clientId: string; readonly loginUrl: string },
  isUsable: (token: IssuedToken, now: number) => boolean,
): SharedToken {
  const { host, pathname } = new URL(owner.loginUrl);
  const key = `assistant-provider:genesys:token:${owner.clientId}@${host}${pathname.replace(/\/$/, '')}`;
  const claimKey = `${key}:claim`;
  let claimed = false;
  // What this process writes is written in order.
  let writing: Promise<unknown> = Promise.resolve();

  const write = (clock: Clock, ask: () => Promise<unknown>) => {
    writing = writing.then(() => askStore(clock, ask));
  };

  /** Answers whether the store works; the claim may be this process's since an earlier caller. */
  const claim = async (clock: Clock): Promise<boolean> => {
    if (claimed) return true;
    const added = await askStore(clock, () => store.add(claimKey, '1', claimMs));
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
      const patienceUntil = clock.now() + claimMs;
      for (let looks = 0; !isAborted(context) && clock.now() < patienceUntil; looks += 1) {
        // The first look needs no claim: mostly a token is there. After one it is looked again,
        // since the process that had the claim may just have been done.
        if (looks > 0 && !(await claim(clock))) return undefined;
        const stored = await askStore(clock, () => store.get(key));
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

/** Whatever else may be in the store is none of ours. */
function readStored(text: string | null | undefined): IssuedToken | undefined {
  if (typeof text !== 'string') return undefined;
  const token: Partial<IssuedToken> | undefined = readToken(text).unwrapOr(undefined);
  return typeof token?.issued_at === 'number' ? (token as IssuedToken) : undefined;
}
