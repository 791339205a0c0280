/** JSON of and for a party that is not trusted. */
import { err, ok, type Result } from 'neverthrow';

/** The value, or why there is none. */
export function parseJson(text: string): Result<unknown, string> {
  if (text.trim() === '') return err('the body is empty');
  try {
    // The reviver makes parsing several times slower, so it runs only where it may find something.
    return ok(mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text));
  } catch {
    return err(
      /^\s*</.test(text)
        ? 'the body is a page of HTML: check apiUrl and loginUrl'
        : 'the body is not JSON',
    );
  }
}

/** Written out, or with any of its letters escaped. */
const mayNamePrototype = (text: string): boolean =>
  text.includes('__proto__') || text.includes('\\u00');

/** JSON.parse itself makes it a plain member; code that copies the object later might not. */
const withoutPrototype = (name: string, value: unknown): unknown =>
  name === '__proto__' ? undefined : value;

/** The text, or why there is none: cycles, BigInt, a `toJSON` that throws, too deep. */
export function writeJson(value: unknown): Result<string, string> {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? err('is not a JSON value') : ok(text);
  } catch {
    return err('cannot be written as JSON');
  }
}
