/** The path of every portable call: check the input, then call the driver with clean copies. */
import { errAsync } from 'neverthrow';
import type { MonotonicClock } from '../../contract/clock.js';
import type { DriverContext } from '../../contract/driver-context.js';
import type { Limits } from '../../contract/limits.js';
import type { OperationName } from '../../contract/operation-groups.js';
import { operations, type OperationRow } from '../../contract/operations.js';
import type { BindOptions, CallOptions } from '../../contract/provider.js';
import type { DriverReply, Reply } from '../../contract/reply.js';
import type { Inputs } from '../../validation/inputs.js';
import { parseArguments, type Arguments } from '../../validation/parse-arguments.js';
import type { Parser } from '../../validation/parser.js';
import type { Invoker } from '../invoke.js';
import type { Iteration } from './iterate.js';

/** The parts that all operations of one provider share. */
export interface ProviderParts {
  readonly vendor: string;
  readonly label?: string | undefined;
  readonly limits: Limits;
  readonly inputs: Inputs;
  readonly invoker: Invoker;
  readonly clock: MonotonicClock;
}

type Table = typeof operations;
type ArgumentsOf<N extends OperationName> = Table[N]['arguments'];
type Parsed<P> = P extends Parser<infer T> ? T : never;

/** The checked arguments of an operation, keyed by their names in the table of operations. */
export type InputOf<N extends OperationName> = {
  readonly [A in keyof ArgumentsOf<N>]: Parsed<Inputs[ArgumentsOf<N>[A] & keyof Inputs]>;
};

type OptionsOf<N extends OperationName> = Table[N] extends { readonly options: 'bindOptions' }
  ? BindOptions
  : CallOptions;

/** Calls the driver for one operation in the table of operations. */
export type CallDriver = <N extends OperationName, T>(
  operation: N,
  given: { readonly [A in keyof ArgumentsOf<N>]: unknown },
  options: OptionsOf<N> | undefined,
  work: (input: InputOf<N>, context: DriverContext, options: OptionsOf<N>) => DriverReply<T>,
  /** Set if the call reads a page of an iteration. */
  iteration?: Iteration,
) => Reply<T>;

/** Checks the arguments, then invokes `work` with copies that the caller cannot change. */
export function createCallDriver({ vendor, label, inputs, invoker }: ProviderParts): CallDriver {
  return <N extends OperationName, T>(
    operation: N,
    given: { readonly [A in keyof ArgumentsOf<N>]: unknown },
    options: OptionsOf<N> | undefined,
    work: (input: InputOf<N>, context: DriverContext, options: OptionsOf<N>) => DriverReply<T>,
    iteration?: Iteration,
  ): Reply<T> => {
    const row: OperationRow = operations[operation];
    const toParse: Record<string, Arguments[string]> = {};
    for (const [name, input] of Object.entries(row.arguments))
      toParse[name] = [inputs[input], (given as Readonly<Record<string, unknown>>)[name]];
    const parsed = parseArguments(
      { vendor, label, operation, ...(row.bulk && { done: [] }) },
      {
        ...toParse,
        options: [inputs[row.options ?? 'options'], options === undefined ? {} : options],
      },
    );
    if (parsed.isErr()) return errAsync(parsed.error);
    const input = parsed.value as InputOf<N> & { readonly options: OptionsOf<N> };
    const { assistantId, queueId, binding } = input as {
      readonly assistantId?: unknown;
      readonly queueId?: unknown;
      readonly binding?: { readonly queueId: string };
    };
    const queue = queueId ?? binding?.queueId;
    return invoker.invoke(
      {
        operation,
        writes: row.writes,
        creates: row.creates === true,
        bulk: row.bulk === true,
        lane: iteration !== undefined || row.bulk === true ? 'bulk' : 'interactive',
        ...(typeof assistantId === 'string' && { assistantId }),
        ...(typeof queue === 'string' && { queueId: queue }),
        ...(iteration && {
          startedAt: iteration.startedAt,
          abandoned: iteration.abandoned,
        }),
      },
      input.options,
      (context) => work(input, context, input.options),
    );
  };
}
