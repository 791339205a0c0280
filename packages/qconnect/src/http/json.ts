/** JSON of the vendor, which is not trusted. */
import {
  decodeUtf8,
  parseJson,
  withoutNulls,
  withoutPrototypeMembers,
} from '@assistant-provider/adapter-kit';
import { err, ok, type Result } from 'neverthrow';

/** The value of a body, or why there is none. An empty body is `{}`, and null is absent, as in restJson. */
export function readJson(body: Uint8Array): Result<unknown, string> {
  const text = decodeUtf8(body);
  if (text === undefined) return err('the body is not UTF-8');
  if (text.trim() === '') return ok({});
  // A copy takes longer than parsing, so it is made only if there may be something to leave out.
  return parseJson(text).map((value) => (text.includes('null') ? withoutNulls(value) : value));
}

/** The body for the SDK, whose deserializers copy members by assignment, without `__proto__`. */
export function withoutPrototypes(body: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(body);
  const clean = withoutPrototypeMembers(text);
  return clean === text ? body : new TextEncoder().encode(clean);
}
