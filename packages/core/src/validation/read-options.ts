/**
 * Checks what a factory was configured with. This is the one place of the library that throws: at
 * start-up, with every wrong option named.
 */
import { createAssistantError } from '../errors/assistant-error.js';
import { parse } from './parse.js';
import type { Parser } from './parser.js';

/** A clean copy of the options, or an `AssistantError` of kind `misconfigured` is thrown. */
export function readConfiguration<T>(vendor: string, parser: Parser<T>, options: unknown): T {
  return parse(parser, options, 'options').match(
    (configuration) => configuration,
    (issues) => {
      throw createAssistantError({
        kind: 'misconfigured',
        vendor,
        operation: 'configure',
        message: issues.map(({ message }) => message).join('; '),
        issues,
      });
    },
  );
}
