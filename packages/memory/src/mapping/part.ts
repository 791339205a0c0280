/**
 * Parts in the words of the contract. A place in the content that names another object holds
 * `ref:<kind>:<id>`, and with a version `ref:<kind>:<id>:<version>`.
 */
import type {
  AssistantPart,
  JsonValue,
  PartReference,
  PartVersion,
} from '@assistant-provider/core';
import type { MemoryPart, MemoryPartVersion } from '../wire/vendor-types.js';

export function toPart(part: MemoryPart, withVersions: boolean): AssistantPart {
  const { kind, id, name, ofVendor, content, versions, updatedAt } = part;
  return {
    kind,
    id,
    ...(name !== undefined && { name }),
    origin: ofVendor === true ? 'vendor' : 'customer',
    content,
    references: referencesIn(content),
    ...(withVersions && { versions: versions.map(toPartVersion) }),
    updatedAt,
    vendorData: part,
  };
}

export const toPartVersion = (published: MemoryPartVersion): PartVersion => ({
  ...published,
  references: referencesIn(published.content),
  vendorData: published,
});

const reference = /^ref:(?<kind>\w+):(?<id>[\w-]+)(?::(?<version>[1-9]\d{0,14}))?$/;

/** Finds every reference in the content of a part. */
export function referencesIn(value: JsonValue, at = ''): readonly PartReference[] {
  if (typeof value === 'string') {
    const { kind = '', id = '', version } = reference.exec(value)?.groups ?? {};
    if (id === '') return [];
    return version === undefined
      ? [{ at, kind, id, form: `ref:${kind}:{id}` }]
      : [{ at, kind, id, version: Number(version), form: `ref:${kind}:{id}:{version}` }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    referencesIn(member, `${at}/${escapeToken(name)}`),
  );
}

/** As in RFC 6901. */
const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
