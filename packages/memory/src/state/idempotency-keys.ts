/** Remembers what was created under which key, so that a repeated write creates nothing twice. */
import { ok, type Result } from 'neverthrow';
import { refuse, type Refusal } from '../errors/describe.js';
import { canonicalJson } from './canonical-json.js';
import type { MemoryRequest } from '../wire/requests.js';

/**
 * The oldest key is forgotten first. Every call has a key, the caller's or a fresh one, so this is
 * also how many writes later a repetition is still recognised.
 */
const rememberedKeys = 1_000;

export interface KeyedWrite {
  readonly request: MemoryRequest;
  readonly key: string;
  readonly input: unknown;
}

export interface IdempotencyKeys {
  /** The id that `make` returns, or returned when the same write came before under this key. */
  once(
    write: KeyedWrite,
    exists: (id: string) => boolean,
    make: () => Result<string, Refusal>,
  ): Result<string, Refusal>;
  forgetAll(): void;
}

export function createIdempotencyKeys(capacity: number = rememberedKeys): IdempotencyKeys {
  const made = new Map<string, { readonly input: string; readonly id: string }>();
  return {
    once: ({ request, key, input: given }, exists, make) => {
      // A caller may use the same key for creating an assistant and for linking knowledge.
      const name = `${request} ${key}`;
      const input = canonicalJson(given);
      const before = made.get(name);
      if (before) {
        if (before.input !== input) return refuse('keyReused');
        return exists(before.id) ? ok(before.id) : refuse('keySpent');
      }
      return make().map((id) => {
        made.set(name, { input, id });
        const [oldest] = made.keys();
        if (made.size > capacity && oldest !== undefined) made.delete(oldest);
        return id;
      });
    },
    forgetAll: () => made.clear(),
  };
}
