/** A vendor with an account, and random histories of writes to it. */
import type { Assistant, AssistantProvider, Clock } from '@assistant-provider/core';
import type { EmulatorClock } from '@assistant-provider/emulators';
import fc from 'fast-check';
import type { ResultAsync } from 'neverthrow';

/** One account at one vendor. */
export interface World {
  readonly provider: AssistantProvider;
  /** The operations of all requests since the last call that are not reads. */
  readonly writes: () => readonly string[];
  /** The secret of the client, which stands in no file. */
  readonly secret?: string;
  /** Lets time pass at the vendor. */
  readonly wait: () => void;
  readonly close: () => Promise<void>;
}

/** A write of a history. It may be refused: a history is what somebody tried. */
export type Write = (world: World, among: Existing) => Promise<unknown>;

/** Chooses among what exists when the write is sent. */
export interface Existing {
  readonly assistants: readonly Assistant[];
}

/** Returns one of the items, or `undefined` if there is none. */
export const oneOf = <T>(items: readonly T[], index: number): T | undefined =>
  items[index % Math.max(1, items.length)];

/** A write to one of the assistants that exist. */
export const toAssistant =
  (
    index: number,
    write: (provider: AssistantProvider, id: string) => PromiseLike<unknown>,
  ): Write =>
  async ({ provider }, { assistants }) => {
    const assistant = oneOf(assistants, index);
    return assistant && write(provider, assistant.id);
  };

/** Sends the writes one after another. */
export async function live(world: World, history: readonly Write[]): Promise<void> {
  for (const write of history) {
    const read = await world.provider.assistants.list();
    world.wait();
    await write(world, { assistants: read.map(({ items }) => items).unwrapOr([]) });
  }
  world.wait();
  world.writes();
}

/** Returns the value, or `undefined`. */
export const valueIfOk = async <T>(reply: ResultAsync<T, unknown>): Promise<T | undefined> =>
  (await reply).unwrapOr(undefined);

/** Any texts that a vendor may have accepted as a name, some of them twice. */
export const name = fc.oneof(
  fc.constantFrom('Returns desk', 'Sales desk', 'a/b~c', '__proto__', 'toString', '$reference'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);
export const index = fc.nat({ max: 9 });

/** A random choice of settings, at most a few of them other than the default. */
export const anyOf = <Settings extends object>(answers: {
  readonly [Name in keyof Settings]: readonly Settings[Name][];
}): fc.Arbitrary<Partial<Settings>> => {
  const all = Object.entries(answers as Readonly<Record<string, readonly unknown[]>>).flatMap(
    ([setting, values]) => values.map((value) => [setting, value] as const),
  );
  return fc
    .subarray(all, { maxLength: Math.min(4, all.length) })
    .map((chosen) => Object.fromEntries(chosen) as Partial<Settings>);
};

/** Each setting alone. */
export const eachOf = <Settings extends object>(answers: {
  readonly [Name in keyof Settings]: readonly Settings[Name][];
}): readonly Partial<Settings>[] =>
  Object.entries(answers as Readonly<Record<string, readonly unknown[]>>).flatMap(
    ([setting, values]) => values.map((value) => ({ [setting]: value }) as Partial<Settings>),
  );

/** The runs of each property: a few, or more for a night. */
export const runs = Number(process.env['PROPERTY_RUNS'] ?? 5);
/** Whether there is time for long histories. */
export const isLong = process.env['PROPERTY_RUNS'] !== undefined;

/** The client's clock. Its waits advance the emulator's clock. */
export const clockOf = (clock: EmulatorClock): Clock => ({
  now: () => clock.now(),
  sleep: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
});
