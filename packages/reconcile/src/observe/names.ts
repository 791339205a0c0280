/** The names of one reading, by kind and by assistant. */
import type { DirectoryEntry } from '@assistant-provider/core';
import type { ObservedName, ObservedNames } from './observed.js';

interface NamesOfKind {
  readonly nameById: Map<string, string>;
  readonly idsByName: Map<string, string | readonly string[]>;
}

/** Names that are still being read. */
export interface NamesDraft extends ObservedNames {
  /** Adds entries of the directory; twice the same does no harm. */
  add(kind: string, entries: readonly DirectoryEntry[], assistantId?: string): void;
  /** Notes that every object of the kind was read. */
  complete(kind: string): void;
}

/** Returns names to which entries can be added. */
export function createNames(): NamesDraft {
  const byScope = new Map<string, NamesOfKind>();
  const completeKinds = new Set<string>();
  const scopeOf = (kind: string, assistantId = '') => `${assistantId}\n${kind}`;
  const find = (kind: string, assistantId: string | undefined) =>
    byScope.get(scopeOf(kind, assistantId)) ?? byScope.get(scopeOf(kind));
  return {
    completeKinds,
    complete: (kind) => void completeKinds.add(kind),
    add: (kind, entries, assistantId) => {
      const scope = scopeOf(kind, assistantId);
      const { nameById, idsByName } = byScope.get(scope) ?? {
        nameById: new Map<string, string>(),
        idsByName: new Map<string, string | readonly string[]>(),
      };
      byScope.set(scope, { nameById, idsByName });
      for (const { id, name } of entries) {
        if (nameById.has(id)) continue;
        nameById.set(id, name);
        const known = idsByName.get(name);
        // Nearly every name has one id, and there may be hundreds of thousands.
        idsByName.set(name, known === undefined ? id : [...listOf(known), id]);
      }
    },
    nameOf: (kind, id, assistantId): ObservedName | undefined => {
      const names = find(kind, assistantId);
      const name = names?.nameById.get(id);
      if (name === undefined) return undefined;
      return { name, unique: typeof names?.idsByName.get(name) === 'string' };
    },
    *entriesOf(kind) {
      for (const [id, name] of find(kind, undefined)?.nameById ?? []) yield { id, name };
    },
    idsOf: (kind, name, assistantId) => listOf(find(kind, assistantId)?.idsByName.get(name) ?? []),
  };
}

const listOf = (ids: string | readonly string[]): readonly string[] =>
  typeof ids === 'string' ? [ids] : ids;
