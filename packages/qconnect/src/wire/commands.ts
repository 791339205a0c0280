/** Commands of the SDK that an application sends, and what the policies need to know of them. */
import type { VendorRequest } from '@assistant-provider/core/adapter';
import { custom, isPlainObject, type Parser } from '@assistant-provider/core/adapter';

/** The members that are read here. Not the class, since there may be copies of the SDK. */
interface AnyCommand {
  readonly input: object;
  readonly middlewareStack: object;
  readonly resolveMiddleware: unknown;
}

const isCommand = (value: unknown): value is AnyCommand =>
  isPlainObject(value) &&
  isPlainObject(value['input']) &&
  isPlainObject(value['middlewareStack']) &&
  typeof value['resolveMiddleware'] === 'function';

const command = custom(isCommand, 'a command of @aws-sdk/client-qconnect');

/** The facts of a request that the policies need. */
export interface CommandRequest extends VendorRequest {
  /** Whether it has succeeded if a further attempt finds nothing. */
  readonly removes: boolean;
}

/** Describes a command. A parser, since an object that only looks like a command may throw. */
export const requestOfCommand: Parser<CommandRequest> = (value, field, issues) => {
  const given = command(value, field, issues);
  return given && describeCommand(given);
};

/** Commands that change nothing (service model: `readonly`, and the searches). */
const readingVerbs = ['Get', 'List', 'Query', 'Render', 'Retrieve', 'Search'];

/** Commands that do no more twice than once (service model: `idempotent`). */
const repeatableVerbs = ['Delete', 'Remove', 'Tag', 'Untag'];

/** Commands that remove the object they name. Untag does not: it names the tagged object. */
const removingVerbs = ['Delete', 'Remove'];

/**
 * Goes by the name of the command's class. A bundler may have shortened that name: a command without a known
 * verb counts as a write that must not be repeated.
 */
export function describeCommand({ constructor, input }: AnyCommand): CommandRequest {
  const name = constructor.name.replace(/Command$/, '');
  const begins = (verbs: readonly string[]) =>
    verbs.some((verb) => new RegExp(`^${verb}(?![a-z])`).test(name));
  const clientToken = (input as { readonly clientToken?: unknown }).clientToken;
  return {
    name,
    writes: !begins(readingVerbs),
    repeatable: begins(repeatableVerbs) || typeof clientToken === 'string',
    removes: begins(removingVerbs),
  };
}
