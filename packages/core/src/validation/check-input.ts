/** Checks, in a driver, the input that core does not check: vendor options and native operations. */
import type { Result } from 'neverthrow';
import type { DriverContext } from '../contract/driver-context.js';
import type { AssistantFailure } from '../contract/error.js';
import { parse } from './parse.js';
import type { Parser } from './parser.js';

/**
 * Returns a clean copy of the value. Fails with `invalidInput`, whose issues name the broken rules, 20 at
 * most.
 */
export function checkInput<T>(
  parser: Parser<T>,
  value: unknown,
  field: string,
  context: DriverContext,
): Result<T, AssistantFailure> {
  return parse(parser, value, field).mapErr((issues) =>
    context.error({
      kind: 'invalidInput',
      message: issues.map(({ message }) => message).join('; '),
      issues,
    }),
  );
}
