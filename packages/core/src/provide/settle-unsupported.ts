/** Decides what becomes of input that the vendor lacks: an error, or a list of what was dropped. */
import { err, ok, type Result } from 'neverthrow';
import type { DriverContext } from '../driver.js';
import type { AssistantError } from '../error.js';
import type { CallOptions } from '../provider.js';
import type { Supported } from '../unsupported.js';

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

/** Adds the list of what was dropped to an answer. */
export function withDropped<T extends object>(answer: T, dropped: readonly string[]): T {
  return dropped.length === 0 ? answer : { ...answer, dropped };
}
