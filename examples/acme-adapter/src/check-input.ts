/** Checks what core passes on unseen: vendor options, and the input of native operations. */
import type { AssistantError, DriverContext } from '@assistant-provider/core';
import { parse, type Parser } from '@assistant-provider/core/validation';
import type { Result } from 'neverthrow';

/** A clean copy, or `invalidInput` naming every broken rule. */
export function checkInput<T>(
  parser: Parser<T>,
  value: unknown,
  field: string,
  context: DriverContext,
): Result<T, AssistantError> {
  return parse(parser, value, field).mapErr((issues) =>
    context.error({
      kind: 'invalidInput',
      message: issues.map(({ message }) => message).join('; '),
      issues,
    }),
  );
}
