/** Checks the options of a reading. */
import type { Assistant, AssistantError } from '@assistant-provider/core';
import {
  boolean,
  custom,
  isPlainObject,
  list,
  object,
  optional,
  parseArguments,
  signalParser,
  text,
  timeoutParser,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';
import type { ObserveOptions, ObserveProgress, AssistantSelection } from './options.js';

/** For more, a filter over the vendor's list costs fewer requests. */
const mostSelected = 1_000;

const texts = list(text(), { min: 1, max: mostSelected });
const isFilter = (value: unknown): value is (assistant: Assistant) => boolean =>
  typeof value === 'function';
const isListener = (value: unknown): value is (progress: ObserveProgress) => void =>
  typeof value === 'function';

const selections = {
  ids: object<Extract<AssistantSelection, { ids: unknown }>>({ ids: texts }),
  names: object<Extract<AssistantSelection, { names: unknown }>>({ names: texts }),
  filter: object<Extract<AssistantSelection, { filter: unknown }>>({
    filter: custom(isFilter, 'a function'),
  }),
} as const;

const selection: Parser<AssistantSelection> = (value, field, issues) => {
  for (const form of ['ids', 'names', 'filter'] as const)
    if (isPlainObject(value) && value[form] !== undefined)
      return selections[form](value, field, issues);
  const message = `${field} must be { ids }, { names } or { filter }`;
  issues.push({ field, rule: 'type', message });
  return undefined;
};

const observeOptionParsers = {
  select: optional(selection),
  parts: optional(boolean()),
  versions: optional(boolean()),
  directory: optional(list(text(), { min: 0, max: mostSelected })),
  onProgress: optional(custom(isListener, 'a function')),
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
};

const options = object<ObserveOptions>(observeOptionParsers);

/** Returns a copy of the options, or the error that names every wrong one. */
export const parseOptions = (
  vendor: string,
  given: ObserveOptions,
): Result<ObserveOptions, AssistantError> =>
  parseArguments({ vendor, operation: 'observe' }, { options: [options, given] }).map(
    (parsed) => parsed.options,
  );
