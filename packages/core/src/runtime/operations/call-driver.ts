/** The way of every portable call: check the input, then invoke the driver with clean copies. */
import { errAsync } from 'neverthrow';
import type { Clock } from '../../contract/clock.js';
import type { DriverContext } from '../../contract/driver.js';
import type { Invoker } from '../invoke.js';
import type { Limits } from '../../contract/limits.js';
import type { CallOptions } from '../../contract/provider.js';
import type { Reply } from '../../contract/reply.js';
import type { Inputs } from '../../validation/inputs.js';
import {
  parseArguments,
  type Arguments,
  type ParsedArguments,
} from '../../validation/parse-arguments.js';
import type { Parser } from '../../validation/parser.js';
import type { Iteration } from './iterate.js';

/** What the features of one provider share. */
export interface ProviderParts {
  readonly vendor: string;
  readonly limits: Limits;
  readonly inputs: Inputs;
  readonly invoker: Invoker;
  readonly clock: Clock;
}

export interface DriverCall<A extends Arguments, O extends CallOptions> {
  readonly operation: string;
  readonly writes: boolean;
  readonly input: A;
  readonly options: readonly [Parser<O>, O | undefined];
  /** Given when this reads a page of an iteration. */
  readonly iteration?: Iteration | undefined;
}

/** Checks and invokes. What `work` receives was checked, and is out of the caller's reach. */
export function callDriver<A extends Arguments, O extends CallOptions, T>(
  { vendor, invoker }: ProviderParts,
  call: DriverCall<A, O>,
  work: (input: ParsedArguments<A>, context: DriverContext, options: O) => Reply<T>,
): Reply<T> {
  const { operation, writes, iteration } = call;
  const [optionsParser, givenOptions = {}] = call.options;
  const parsed = parseArguments(
    { vendor, operation },
    { ...call.input, options: [optionsParser, givenOptions] },
  );
  if (parsed.isErr()) return errAsync(parsed.error);
  const input = parsed.value as ParsedArguments<A> & { readonly options: O };
  const { assistantId, options }: { readonly assistantId?: unknown; readonly options: O } = input;
  return invoker.invoke(
    {
      operation,
      writes,
      ...(typeof assistantId === 'string' && { assistantId }),
      ...(iteration && { startedAt: iteration.startedAt, abandoned: iteration.abandoned }),
    },
    options,
    (context) => work(input, context, options),
  );
}

/** Most calls take the options that all take, and are not pages of an iteration. */
export function readAndWrite(provision: ProviderParts) {
  const call =
    (writes: boolean) =>
    <A extends Arguments, T>(
      operation: string,
      input: A,
      options: CallOptions | undefined,
      work: (input: ParsedArguments<A>, context: DriverContext, options: CallOptions) => Reply<T>,
    ): Reply<T> =>
      callDriver(
        provision,
        { operation, writes, input, options: [provision.inputs.options, options] },
        work,
      );
  return { read: call(false), write: call(true) };
}
