/** For drivers: checks what core passes on unchecked, which is vendor options and the input of native operations. */
import type { Result } from 'neverthrow';
import type { DriverContext } from '../contract/driver.js';
import type { AssistantFailure } from '../contract/error.js';
import { parse } from './parse.js';
import type { Parser } from './parser.js';

/** A clean copy, or `invalidInput` naming every broken rule. */
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
