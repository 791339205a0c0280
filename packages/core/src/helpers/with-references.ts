/** Rewrites the references of a part, for example when it is copied to another assistant. */
import type { JsonObject, JsonValue } from '../contract/json.js';
import type { PartReference } from '../contract/part.js';

/** The object that a rewritten reference names. */
export interface ReferenceTarget {
  /** The id. */
  readonly id: string;
  /**
   * The published version. Defaults to the version that the reference has. Ignored if the reference
   * has none, because its place names an object without a version.
   */
  readonly version?: number | undefined;
}

/**
 * Returns the content with the references rewritten. `targetOf` returns the object to name;
 * with `undefined` the place stays as it is. The given content does not change.
 *
 * A reference whose place does not hold what the reference says is left as it is.
 *
 * @example
 * ```ts
 * const content = withReferences(agent, ({ kind, id, version = 0 }) =>
 *   kind === 'aiPrompt' ? { id: copies.get(id) ?? id, version: versions.get(`${id}:${version}`) } : undefined,
 * );
 * ```
 */
export function withReferences(
  part: { readonly content: JsonObject; readonly references: readonly PartReference[] },
  targetOf: (reference: PartReference) => ReferenceTarget | undefined,
): JsonObject {
  let content: JsonValue = part.content;
  for (const reference of part.references) {
    const target = targetOf(reference);
    if (target === undefined) continue;
    const place = reference.at.split('/').slice(1).map(unescapeToken);
    content = replaceAt(
      content,
      place,
      written(reference, reference),
      written(reference, { id: target.id, version: target.version ?? reference.version }),
    );
  }
  return content as JsonObject;
}

/** As in RFC 6901. */
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** Returns the text that stands at the place of a reference to this target. */
function written(
  { form, version: named }: PartReference,
  { id, version }: ReferenceTarget,
): string {
  const template = form ?? (named === undefined ? '{id}' : '{id}:{version}');
  return template.replace(/\{(id|version)\}/g, (_, name) => (name === 'id' ? id : `${version}`));
}

function replaceAt(
  value: JsonValue,
  [name, ...rest]: readonly string[],
  before: string,
  after: string,
): JsonValue {
  if (name === undefined) return value === before ? after : value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const member = (value as Readonly<Record<string, JsonValue>>)[name] as JsonValue;
  const replaced = replaceAt(member, rest, before, after);
  if (replaced === member) return value;
  return Array.isArray(value)
    ? value.map((item: JsonValue, index) => (String(index) === name ? replaced : item))
    : { ...value, [name]: replaced };
}
