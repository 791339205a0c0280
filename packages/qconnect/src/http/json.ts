/** Reads JSON of a server that is not trusted: no member of it poisons a copy of the whole. */
import { isPlainObject } from '@assistant-provider/core/adapter';

/** The JSON of a body; an empty one is an empty object, as the SDK has it. Throws on what is none. */
export function parseJson(body: Uint8Array): unknown {
  const text = decoder.decode(body);
  if (text.trim() === '') return {};
  const value: unknown = JSON.parse(text);
  // A copy takes longer than the parsing, so it is made only where there may be something to leave out.
  return text.includes('null') || mayNamePrototype.test(text) ? withoutNulls(value) : value;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * A copy in which null is absent, as restJson has it, and which has no member `__proto__`: an
 * application that copied such a member by assignment would change the prototype of its object.
 */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => member !== null && name !== '__proto__')
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}

/** Written out, or with any of its letters escaped. */
const mayNamePrototype = /__proto__|\\u00[567]/;

/**
 * The body for the SDK to read, without members of that name: its deserializers copy by assignment.
 * What is not JSON stays as it is, for the SDK to say so.
 */
export function withoutPrototypes(body: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(body);
  // Parsing twice costs time, so it is done only where there may be something to find.
  if (!mayNamePrototype.test(text)) return body;
  try {
    const clean: unknown = JSON.parse(text, (name, value: unknown) =>
      name === '__proto__' ? undefined : value,
    );
    return new TextEncoder().encode(JSON.stringify(clean));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return body;
    throw thrown;
  }
}
