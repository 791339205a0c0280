/**
 * JSON of a server that is not trusted. No member is named `__proto__`: JSON.parse makes it a plain
 * member, but code that copies the object by assignment would change a prototype.
 */
import { isPlainObject } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';

/** The value, or why there is none. An empty body is an error too. */
export function parseJson(text: string): Result<unknown, string> {
  if (text.trim() === '') return err('the body is empty');
  try {
    return ok(parse(text));
  } catch {
    return err(
      /^\s*</.test(text)
        ? 'the body is an HTML page; check the address in the options'
        : 'the body is not JSON',
    );
  }
}

/** JSON.parse without `__proto__`. Throws a SyntaxError if the text is not JSON. */
function parse(text: string): unknown {
  // A reviver makes parsing several times slower, so it runs only if the name may occur.
  return mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
}

const withoutPrototype = (name: string, value: unknown): unknown =>
  name === '__proto__' ? undefined : value;

/** The name is spelled out, or one of its letters (U+005F to U+0074) is escaped. */
const mayNamePrototype = (text: string): boolean =>
  text.includes('__proto__') || (text.includes('\\u00') && /\\u00[567]/.test(text));

/**
 * The same JSON without members named `__proto__`, for a reader that copies by assignment. Text that
 * is not JSON, or has no such member, is returned unchanged.
 */
export function withoutPrototypeMembers(text: string): string {
  if (!mayNamePrototype(text)) return text;
  try {
    return JSON.stringify(parse(text));
  } catch (thrown) {
    // Anything else says that the text nests too deep to be written again.
    if ((thrown as Error).name === 'SyntaxError') return text;
    throw thrown;
  }
}

/**
 * The value without members that are null and without null items of lists, for a vendor whose
 * protocol treats null as absent. Copies only objects.
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (!isPlainObject(value)) return value;
  // `fromEntries` defines members; an assignment could change the prototype.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}

/** The text, or why there is none: a cycle, a BigInt, a `toJSON` that throws, too deep nesting. */
export function writeJson(value: unknown): Result<string, string> {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? err('is not a JSON value') : ok(text);
  } catch {
    return err('cannot be written as JSON');
  }
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true });

/** The text of a body, or undefined if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
