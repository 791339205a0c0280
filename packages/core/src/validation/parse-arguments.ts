/** Reads all arguments of one call, so that its error names every broken rule at once. */
import { err, ok, type Result } from 'neverthrow';
import type { AssistantError, AssistantErrorDetails, Issue } from '../contract/error.js';
import { createAssistantError } from '../errors/assistant-error.js';
import { boundIssues } from './issues.js';
import { parse } from './parse.js';
import type { Parser } from './parser.js';

/** Parsers with the values to parse, keyed by the name that issues use. */
export type Arguments = Readonly<Record<string, readonly [Parser<unknown>, unknown]>>;

/** The clean copies of `Arguments`, keyed by the same names. */
export type ParsedArguments<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends readonly [Parser<infer T>, unknown] ? T : never;
};

/**
 * Returns copies of the arguments that the caller cannot change. Fails with `invalidInput`, whose
 * issues name the broken rules of all arguments, 20 at most. Never throws.
 */
export function parseArguments<A extends Arguments>(
  call: Pick<AssistantErrorDetails, 'vendor' | 'label' | 'operation' | 'done'>,
  given: A,
): Result<ParsedArguments<A>, AssistantError> {
  let issues: readonly Issue[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, [parser, value]] of Object.entries(given)) {
    const parsed = parse(parser, value, name);
    if (parsed.isErr()) issues = boundIssues([...issues, ...parsed.error], name);
    else values[name] = parsed.value;
  }
  if (issues.length === 0) return ok(values as ParsedArguments<A>);
  const message = issues.map((issue) => issue.message).join('; ');
  return err(createAssistantError({ ...call, kind: 'invalidInput', message, issues }));
}
