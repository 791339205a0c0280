/**
 * References in the content of a part. A place that names another object holds `{ $reference: … }` in a
 * manifest. An object of the vendor with a member of that name gets one `$` more, so that nothing a
 * vendor may send is mistaken for a reference.
 */
import type { JsonObject, JsonValue, PartReference } from '@assistant-provider/core';
import type { ContentReference } from './reference.js';
import { isList, isObject } from './tree.js';

/** The member that holds a reference. */
export const referenceMember = '$reference';
const anyMarker = /^\$+reference$/;
const escapedMarker = /^\$\$+reference$/;

/** Whether an object is a reference. */
export const isReference = (value: JsonValue): value is JsonObject =>
  isObject(value) && Object.hasOwn(value, referenceMember);

/**
 * Returns the content as a manifest has it. `write` returns how a reference is written, or `undefined`
 * to leave the text of the vendor in its place.
 */
export function withWrittenReferences(
  content: JsonObject,
  references: readonly PartReference[],
  write: (reference: PartReference) => ContentReference | undefined,
): JsonObject {
  const byPlace = new Map(references.map((reference) => [reference.at, reference]));
  const copy = (value: JsonValue, at: string): JsonValue => {
    const reference = byPlace.get(at);
    if (reference !== undefined && value === textOf(reference)) {
      const written = write(reference);
      if (written !== undefined) return { [referenceMember]: written as unknown as JsonObject };
    }
    if (isList(value)) return value.map((item, index) => copy(item, `${at}/${index}`));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        anyMarker.test(name) ? `$${name}` : name,
        copy(member, `${at}/${escapeToken(name)}`),
      ]),
    );
  };
  return copy(content, '') as JsonObject;
}

/** The target of a reference at a vendor. */
export interface ResolvedReference {
  /** The id, without the version. */
  readonly id: string;
  /** The published version; missing if the reference names none. */
  readonly version?: number | undefined;
}

/** The content for a vendor, and the references in it. */
export interface ResolvedContent {
  /** The content with ids. */
  readonly content: JsonObject;
  /** The places that name other objects. */
  readonly references: readonly PartReference[];
}

/**
 * Returns the content for a vendor. `resolve` returns the id and the version that a reference stands
 * for. The result is `undefined` if `resolve` returns `undefined` for any of them.
 */
export function withResolvedReferences(
  content: JsonObject,
  resolve: (reference: ContentReference) => ResolvedReference | undefined,
): ResolvedContent | undefined {
  const references: PartReference[] = [];
  let isComplete = true;
  const copy = (value: JsonValue, at: string): JsonValue => {
    if (isReference(value)) {
      const reference = value[referenceMember] as unknown as ContentReference;
      const target = resolve(reference);
      if (target === undefined) {
        isComplete = false;
        return value;
      }
      const { kind, form } = reference;
      const { id, version } = target;
      const found: PartReference = {
        ...{ at, kind, id },
        ...(version !== undefined && { version }),
        ...(form !== undefined && { form }),
      };
      references.push(found);
      return textOf(found);
    }
    if (isList(value)) return value.map((item, index) => copy(item, `${at}/${index}`));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([written, member]) => {
        const name = escapedMarker.test(written) ? written.slice(1) : written;
        return [name, copy(member, `${at}/${escapeToken(name)}`)];
      }),
    );
  };
  const copied = copy(content, '') as JsonObject;
  return isComplete ? { content: copied, references } : undefined;
}

/** As in RFC 6901. */
const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Returns the text that stands at the place of a reference (see `PartReference.form`). */
function textOf({ id, version, form }: PartReference): string {
  const template = form ?? (version === undefined ? '{id}' : '{id}:{version}');
  return template.replace(/\{(id|version)\}/g, (_, name) => (name === 'id' ? id : `${version}`));
}
