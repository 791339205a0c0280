/** Checks the arguments of an inventory. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import {
  boolean,
  custom,
  integer,
  isPlainObject,
  list,
  object,
  oneOf,
  optional,
  parseArguments,
  signalParser,
  text,
  timeoutParser,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';
import type { InventoryOptions, InventoryProgress, InventoryTarget } from './options.js';

/** Far more than anybody has. */
const mostAccounts = 10_000;
/** Each of them holds a connection or more. */
const mostAtOnce = 100;
/** Far more than anybody reads. */
const mostFindings = 1_000_000;

const isProvider = (value: unknown): value is AssistantProvider =>
  isPlainObject(value) && typeof value['vendor'] === 'string' && isPlainObject(value['assistants']);
const isListener = (value: unknown): value is (progress: InventoryProgress) => void =>
  typeof value === 'function';

const target = object<InventoryTarget>({
  name: text(),
  provider: custom(isProvider, 'a provider'),
});

const targets: Parser<readonly InventoryTarget[]> = (value, field, issues) => {
  const all = list(target, { min: 0, max: mostAccounts })(value, field, issues);
  const names = new Set<string>();
  for (const { name } of all ?? []) {
    if (names.has(name))
      issues.push({ field, rule: 'unique', message: `${field} has two accounts named ${name}` });
    names.add(name);
  }
  return all;
};

const options = object<InventoryOptions>({
  parts: optional(boolean()),
  versions: optional(boolean()),
  accountsAtOnce: optional(integer({ min: 1, max: mostAtOnce })),
  order: optional(oneOf(['asRead', 'given'])),
  findingsPerRule: optional(integer({ min: 0, max: mostFindings })),
  nearLimitPercent: optional(integer({ min: 1, max: 100 })),
  onProgress: optional(custom(isListener, 'a function')),
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
});

/** Returns copies of the arguments, or the error that names every wrong one. */
export const parseInventoryArguments = (
  accounts: readonly InventoryTarget[],
  given: InventoryOptions,
): Result<
  { readonly accounts: readonly InventoryTarget[]; readonly options: InventoryOptions },
  AssistantError
> =>
  parseArguments(
    { vendor: 'any', operation: 'inventory' },
    { accounts: [targets, accounts], options: [options, given] },
  );
