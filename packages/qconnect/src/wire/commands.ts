/** Commands of the SDK, and what they do as far as the policies need to know. */
import type {
  $Command,
  QConnectClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { VendorRequest } from '@assistant-provider/core/adapter';
import { custom, isPlainObject, type Parser } from '@assistant-provider/core/adapter';

/** Any command of the SDK. */
export type QConnectCommand<I extends ServiceInputTypes, O extends ServiceOutputTypes> = $Command<
  I,
  O,
  QConnectClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/** What is needed of a command here; by members, since there may be copies of the SDK. */
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

const aCommand = custom(isCommand, 'a command of @aws-sdk/client-qconnect');

/** What the policies need to know, and whether finding nothing may be what was wanted. */
export interface CommandRequest extends VendorRequest {
  readonly removes: boolean;
}

/** What a command does. A parser, since reading what only looks like a command may throw. */
export const requestOfCommand: Parser<CommandRequest> = (value, field, issues) => {
  const command = aCommand(value, field, issues);
  return command && describeCommand(command);
};

/** How commands are named that change nothing (service model: `readonly`, and the searches). */
const readingVerbs = ['Get', 'List', 'Query', 'Render', 'Retrieve', 'Search'];

/** How commands are named that do no more twice than once (service model: `idempotent`). */
const repeatableVerbs = ['Delete', 'Remove', 'Tag', 'Untag'];

/** How commands are named that remove what they name. Untag does not: what it names is tagged. */
const removingVerbs = ['Delete', 'Remove'];

/**
 * By the name of its class. A bundler may have shortened that; what has no telling name counts as
 * a write that is not to be repeated.
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
