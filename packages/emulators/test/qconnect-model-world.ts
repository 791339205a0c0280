/** Shared state of the property test: the emulator, the model, and helpers to pick entries. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { QConnectEmulator } from '../src/qconnect/emulator.js';
import { nobody } from './qconnect-fixture.js';
import type { RawAnswer } from './qconnect-fixture.js';
import { isThere } from './qconnect-model.js';
import type { ModelAssistant, Outcome } from './qconnect-model.js';

const highest = 11;

export interface World {
  readonly emulator: QConnectEmulator;
  readonly call: (method: string, target: string, body?: object) => Promise<RawAnswer>;
  readonly assistants: ModelAssistant[];
  /** By client token: the requested name and the returned id. */
  readonly tokens: Map<string, { readonly name: string; readonly id: string }>;
}

export type Command = (world: World) => Promise<void>;

/** All but the last digit of an id. */
export const innerId = '00000000-0000-4000-8000-0000000000f';

export const expectOutcome = (answer: RawAnswer, expected: Outcome): boolean => {
  expect(answer.errorType ?? answer.status, answer.text).toBe(expected);
  return answer.status < 300;
};

export const nowOf = ({ emulator }: World): number => emulator.clock.now();
export const jsonOf = <T>(answer: RawAnswer): T => answer.json as T;
export const arnOf = (resource: string): string =>
  encodeURIComponent(`arn:aws:wisdom:us-east-1:123456789012:${resource}`);

/** An entry of a list; the highest number stands for no entry. */
export const pick = <T>(list: readonly T[], number: number): T | undefined =>
  number === highest ? undefined : list[number % list.length];

/** Usually an existing entry, because deleted ones show little. */
export const pickAssistant = (world: World, number: number): ModelAssistant | undefined => {
  const now = nowOf(world);
  const there = world.assistants.filter((assistant) => isThere(assistant, now));
  return pick(number % 4 === 3 ? world.assistants : there, number);
};

export const pathOf = (assistant: ModelAssistant | undefined): string =>
  `/assistants/${assistant?.id ?? nobody}`;

export const number = fc.nat({ max: highest });
/** Occasionally true. */
export const rarely = fc.nat({ max: 5 }).map((roll) => roll === 5);
export const letter = fc.constantFrom('A', 'B', 'C');

/** A command with random arguments, which are shown if a sequence fails. */
export const command = <A extends object>(
  arguments_: { readonly [K in keyof A]: fc.Arbitrary<A[K]> },
  run: (world: World, given: A) => Promise<void>,
): fc.Arbitrary<Command> =>
  fc.record(arguments_).map((given) => {
    const bound: Command = (world) => run(world, given);
    return Object.assign(bound, {
      [fc.toStringMethod]: () => `${run.name} ${fc.stringify(given)}`,
    });
  });
