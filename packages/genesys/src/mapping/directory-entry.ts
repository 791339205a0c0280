/** Maps an entry of one of the vendor's lists to an entry of the directory. Pure. */
import type { DirectoryEntry, DirectoryQuery } from '@assistant-provider/core';
import type { GenesysNamed } from '../wire/vendor-types.js';
import { idKey } from './ids.js';

/** Returns the entries that the query asks for, each once. Deleted users are left out. */
export function toEntries(
  kind: string,
  found: readonly GenesysNamed[],
  { ids, names }: DirectoryQuery,
): readonly DirectoryEntry[] {
  const wantedIds = ids && new Set(ids.map(idKey));
  const wantedNames = names && new Set(names);
  const entries: DirectoryEntry[] = [];
  const keys = new Set<string>();
  for (const entity of found) {
    const { id, state } = entity;
    const name = entity.name ?? '';
    const key = idKey(id);
    if (state === 'deleted') continue;
    if (wantedIds?.has(key) === false || wantedNames?.has(name) === false) continue;
    // A page may repeat an entry of the page before if the list has grown meanwhile.
    const { size } = keys;
    if (keys.add(key).size > size) entries.push({ kind, id, name, vendorData: entity });
  }
  return entries;
}
