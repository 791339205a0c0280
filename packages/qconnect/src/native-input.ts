/** Checks the input of native operations, as core checks that of portable ones. */
import { createAssistantError, type AssistantError, type Issue } from '@assistant-provider/core';
import { parse, type Parser } from '@assistant-provider/core/validation';
import { err, ok, type Result } from 'neverthrow';

/** Arguments by the name that issues give them, each with its parser. */
type Arguments = Readonly<Record<string, readonly [Parser<unknown>, unknown]>>;
type Parsed<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends readonly [Parser<infer T>, unknown] ? T : never;
};

/** Clean copies of all arguments, or `invalidInput` with every rule that they break. */
export function readInput<A extends Arguments>(
  operation: string,
  given: A,
): Result<Parsed<A>, AssistantError> {
  const issues: Issue[] = [];
  const values = Object.entries(given).map(([name, [parser, value]]) => {
    const parsed = parse(parser, value, name);
    if (parsed.isErr()) issues.push(...parsed.error);
    return [name, parsed.isOk() ? parsed.value : undefined] as const;
  });
  if (issues.length === 0) return ok(Object.fromEntries(values) as Parsed<A>);
  const message = issues.map((issue) => issue.message).join('; ');
  return err(
    createAssistantError({ kind: 'invalidInput', vendor: 'qconnect', operation, message, issues }),
  );
}
