/** The names of one reading, by kind and by assistant. */
import type { DirectoryEntry } from '@assistant-provider/core';
import type { ObservedName, ObservedNames } from './observed.js';

interface NamesOfKind {
  readonly nameById: Map<string, string>;
  readonly idsByName: Map<string, string | readonly string[]>;
  /** The names of several objects. Nearly always empty, and quicker to look up than all names. */
  readonly shared: Set<string>;
}

/** Names that are still being read. */
export interface NamesDraft extends ObservedNames {
  /** Adds entries of the directory; twice the same does no harm. */
  add(kind: string, entries: readonly DirectoryEntry[], assistantId?: string): void;
  /** Whether an object has a name. */
  has(kind: string, id: string, assistantId?: string): boolean;
  /** Notes that every object of the kind was read. */
  complete(kind: string): void;
}

/** Returns names to which entries can be added. */
export function createNames(): NamesDraft {
  const ofAccount = new Map<string, NamesOfKind>();
  const byAssistant = new Map<string, Map<string, NamesOfKind>>();
  const completeKinds = new Set<string>();
  const find = (kind: string, assistantId = '') =>
    byAssistant.get(assistantId)?.get(kind) ?? ofAccount.get(kind);
  const kindsOf = (assistantId: string | undefined) => {
    if (assistantId === undefined) return ofAccount;
    const kinds = byAssistant.get(assistantId) ?? new Map<string, NamesOfKind>();
    byAssistant.set(assistantId, kinds);
    return kinds;
  };
  return {
    completeKinds,
    complete: (kind) => void completeKinds.add(kind),
    add: (kind, entries, assistantId) => {
      const kinds = kindsOf(assistantId);
      const { nameById, idsByName, shared } = kinds.get(kind) ?? {
        nameById: new Map<string, string>(),
        idsByName: new Map<string, string | readonly string[]>(),
        shared: new Set<string>(),
      };
      kinds.set(kind, { nameById, idsByName, shared });
      for (const { id, name } of entries) {
        if (nameById.has(id)) continue;
        nameById.set(id, name);
        const known = idsByName.get(name);
        // Nearly every name has one id, and there may be hundreds of thousands.
        idsByName.set(name, known === undefined ? id : [...listOf(known), id]);
        if (known !== undefined) shared.add(name);
      }
    },
    has: (kind, id, assistantId) => find(kind, assistantId)?.nameById.has(id) === true,
    nameOf: (kind, id, assistantId): ObservedName | undefined => {
      const names = find(kind, assistantId);
      const name = names?.nameById.get(id);
      if (name === undefined) return undefined;
      return { name, unique: names?.shared.has(name) === false };
    },
    *entriesOf(kind) {
      for (const [id, name] of find(kind, undefined)?.nameById ?? []) yield { id, name };
    },
    idsOf: (kind, name, assistantId) => listOf(find(kind, assistantId)?.idsByName.get(name) ?? []),
  };
}

const listOf = (ids: string | readonly string[]): readonly string[] =>
  typeof ids === 'string' ? [ids] : ids;
