/** Decides what becomes of input that the vendor lacks: an error, or a list of what was dropped. */
import { err, ok, type Result } from 'neverthrow';
import type { DriverContext } from '../driver.js';
import type { AssistantError } from '../error.js';
import type { CallOptions } from '../provider.js';
import type { Reply } from '../reply.js';
import type { Supported } from './unsupported.js';

export interface Settled<T> {
  readonly kept: T;
  readonly dropped: readonly string[];
}

export function settleUnsupported<T>(
  vendor: string,
  { kept, lacking, impossible }: Supported<T>,
  { onUnsupported }: CallOptions,
  context: DriverContext,
): Result<Settled<T>, AssistantError> {
  const refused = onUnsupported === 'drop' ? impossible : [...impossible, ...lacking];
  if (refused.length === 0) return ok({ kept, dropped: lacking });
  const advice =
    impossible.length === 0
      ? "onUnsupported: 'drop' goes on without"
      : 'provider.limits says what it supports';
  return err(
    context.error({
      kind: 'unsupported',
      message: `${vendor} does not support ${refused.join(', ')}; ${advice}`,
      issues: refused.map((field) => ({
        field,
        rule: 'unsupported',
        message: `${field} is not supported by ${vendor}`,
      })),
    }),
  );
}

/** The answer of what is done with the rest, with the list of what was dropped. */
export function withSupported<T, R extends object>(
  vendor: string,
  supported: Supported<T>,
  options: CallOptions,
  context: DriverContext,
  work: (kept: T) => Reply<R>,
): Reply<R> {
  return settleUnsupported(vendor, supported, options, context).asyncAndThen(({ kept, dropped }) =>
    work(kept).map((answer) => (dropped.length === 0 ? answer : { ...answer, dropped })),
  );
}
