/** Reads all arguments of one call, so that its error names every broken rule at once. */
import { err, ok, type Result } from 'neverthrow';
import type { AssistantError, Issue } from '../contract/error.js';
import { createAssistantError } from '../errors/assistant-error.js';
import { parse } from './parse.js';
import type { Parser } from './parser.js';

/** Arguments by the name that issues give them, each with its parser. */
export type Arguments = Readonly<Record<string, readonly [Parser<unknown>, unknown]>>;

export type ParsedArguments<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends readonly [Parser<infer T>, unknown] ? T : never;
};

/**
 * Clean copies of the arguments, out of the caller's reach; or `invalidInput` with every rule that
 * any of them breaks. Never throws.
 */
export function parseArguments<A extends Arguments>(
  call: { readonly vendor: string; readonly operation: string },
  given: A,
): Result<ParsedArguments<A>, AssistantError> {
  const issues: Issue[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, [parser, value]] of Object.entries(given)) {
    const parsed = parse(parser, value, name);
    if (parsed.isErr()) issues.push(...parsed.error);
    else values[name] = parsed.value;
  }
  if (issues.length === 0) return ok(values as ParsedArguments<A>);
  const message = issues.map((issue) => issue.message).join('; ');
  return err(createAssistantError({ ...call, kind: 'invalidInput', message, issues }));
}
