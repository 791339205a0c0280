/**
 * Checks the options of a factory. This is the only function of the library that throws: at start-up,
 * with an error that names every wrong option.
 */
import { createAssistantError } from '../errors/assistant-error.js';
import { labelParser } from './inputs.js';
import { parse } from './parse.js';
import { optional, type Parser } from './parser.js';

const labelOf: Parser<string | undefined> = (options, field, issues) =>
  optional(labelParser)((options as { readonly label?: unknown }).label, field, issues);

/** Returns a clean copy of the options. Throws an `AssistantError` of kind `misconfigured`. */
export function readConfiguration<T>(vendor: string, parser: Parser<T>, options: unknown): T {
  return parse(parser, options, 'options').match(
    (configuration) => configuration,
    (issues) => {
      throw createAssistantError({
        kind: 'misconfigured',
        vendor,
        // Several providers may be made in one place.
        label: parse(labelOf, options, 'label').unwrapOr(undefined),
        operation: 'configure',
        message: issues.map(({ message }) => message).join('; '),
        issues,
      });
    },
  );
}
