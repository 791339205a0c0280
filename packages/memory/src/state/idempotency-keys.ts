/** Remembers which write a key named, so that the same write made twice is done once. */
import { ok, type Result } from 'neverthrow';
import { refuse, type Refusal } from '../errors/describe.js';
import type { MemoryRequest } from '../wire/operations.js';

/**
 * How many keys are remembered, the oldest being forgotten first. Every call has a key, its own
 * or a fresh one, so this is how many writes ago a repetition is still recognised.
 */
const rememberedKeys = 1_000;

export interface KeyedWrite {
  readonly request: MemoryRequest;
  readonly key: string;
  readonly input: unknown;
}

export interface IdempotencyKeys {
  /** The id of what this write made: by `make`, or when it came before under this key. */
  once(
    write: KeyedWrite,
    isThere: (id: string) => boolean,
    make: () => Result<string, Refusal>,
  ): Result<string, Refusal>;
  forgetAll(): void;
}

export function createIdempotencyKeys(capacity: number = rememberedKeys): IdempotencyKeys {
  const made = new Map<string, { readonly input: string; readonly id: string }>();
  return {
    once: ({ request, key, input: given }, isThere, make) => {
      // A caller may use one key for a creation and a link: they are different writes.
      const name = `${request} ${key}`;
      const input = canonicalJson(given);
      const before = made.get(name);
      if (before) {
        if (before.input !== input) return refuse('keyReused');
        return isThere(before.id) ? ok(before.id) : refuse('keySpent');
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

/** Equal for equal input, whatever the order in which members were written. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
