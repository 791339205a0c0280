/** Decides what becomes of input that the vendor lacks: an error, or a list of what was dropped. */
import { err, ok, type Result } from 'neverthrow';
import type { DriverContext } from '../../contract/driver.js';
import type { AssistantError } from '../../contract/error.js';
import type { CallOptions } from '../../contract/provider.js';
import type { Reply } from '../../contract/reply.js';
import type { Supported } from './unsupported.js';

export interface Settled<T> {
  readonly supported: T;
  readonly dropped: readonly string[];
}

export function settleUnsupported<T>(
  vendor: string,
  { supported, unsupported, required }: Supported<T>,
  { onUnsupported }: CallOptions,
  context: DriverContext,
): Result<Settled<T>, AssistantError> {
  const refused = onUnsupported === 'drop' ? required : [...required, ...unsupported];
  if (refused.length === 0) return ok({ supported, dropped: unsupported });
  const advice =
    required.length === 0
      ? "pass onUnsupported: 'drop' to continue without it"
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
  return settleUnsupported(vendor, supported, options, context).asyncAndThen(
    ({ supported, dropped }) =>
      work(supported).map((answer) => (dropped.length === 0 ? answer : { ...answer, dropped })),
  );
}
