/** The way of every portable call: check the input, then invoke the driver with clean copies. */
import { err, errAsync, ok, type Result } from 'neverthrow';
import type { DriverContext } from '../driver.js';
import { createAssistantError, type AssistantError, type Issue } from '../error.js';
import type { Invoker } from '../invoke.js';
import type { Limits } from '../limits.js';
import type { CallOptions } from '../provider.js';
import type { Reply } from '../reply.js';
import type { Inputs } from '../validation/inputs.js';
import type { Iteration } from './each.js';
import { parse } from '../validation/parse.js';
import type { Parser } from '../validation/parser.js';

/** What the features of one provider share. */
export interface Provision {
  readonly vendor: string;
  readonly limits: Limits;
  readonly inputs: Inputs;
  readonly invoker: Invoker;
}

/** Arguments by the name that issues give them, each with its parser. */
type Arguments = Readonly<Record<string, readonly [Parser<unknown>, unknown]>>;
type Parsed<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends readonly [Parser<infer T>, unknown] ? T : never;
};

export interface PortableCall<A extends Arguments, O extends CallOptions> {
  readonly operation: string;
  readonly writes: boolean;
  readonly input: A;
  readonly options: readonly [Parser<O>, O | undefined];
  /** Given when this reads a page of an iteration. */
  readonly iteration?: Iteration | undefined;
}

/** Checks and invokes. What `work` receives was checked, and is out of the caller's reach. */
export function portableCall<A extends Arguments, O extends CallOptions, T>(
  { vendor, invoker }: Provision,
  call: PortableCall<A, O>,
  work: (input: Parsed<A>, context: DriverContext, options: O) => Reply<T>,
): Reply<T> {
  const { operation, writes, iteration } = call;
  const checked = check(vendor, call);
  if (checked.isErr()) return errAsync(checked.error);
  const { input, options } = checked.value;
  const assistantId: unknown = input['assistantId'];
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

/** The arguments as clean copies, or `invalidInput` with every broken rule of all of them. */
function check<A extends Arguments, O extends CallOptions>(
  vendor: string,
  { operation, input, options: [optionsParser, givenOptions] }: PortableCall<A, O>,
): Result<{ input: Parsed<A>; options: O }, AssistantError> {
  const issues: Issue[] = [];
  const read = <V>(parser: Parser<V>, value: unknown, field: string): V | undefined =>
    parse(parser, value, field).match(
      (parsed) => parsed,
      (found) => {
        issues.push(...found);
        return undefined;
      },
    );
  const values = Object.entries(input).map(
    ([name, [parser, value]]) => [name, read(parser, value, name)] as const,
  );
  const options = read(optionsParser, givenOptions === undefined ? {} : givenOptions, 'options');
  if (issues.length === 0)
    return ok({ input: Object.fromEntries(values) as Parsed<A>, options: options as O });
  const message = issues.map((issue) => issue.message).join('; ');
  return err(createAssistantError({ kind: 'invalidInput', vendor, operation, message, issues }));
}
