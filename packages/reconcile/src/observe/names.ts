/** The names of one reading, by kind and by assistant. */
import type { DirectoryEntry } from '@assistant-provider/core';
import type { ObservedName, ObservedNames } from './observed.js';

/** There may be hundreds of thousands of names, so each is looked up as rarely as possible. */
interface NamesOfKind {
  readonly nameById: Map<string, string>;
  readonly names: Set<string>;
  /** The names of several objects; nearly always empty. */
  readonly shared: Set<string>;
  /** Made when somebody asks for ids, which a snapshot does not. */
  idsByName: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Names that are still being read. */
export interface NamesDraft extends ObservedNames {
  /** Adds an entry of the directory; twice the same does no harm. */
  add(kind: string, entry: DirectoryEntry, assistantId?: string): void;
  /** Forgets a kind of the account. An incomplete list does not show whether a name is unique. */
  forget(kind: string): void;
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
    add: (kind, { id, name }, assistantId) => {
      const kinds = kindsOf(assistantId);
      let ofKind = kinds.get(kind);
      if (ofKind === undefined) kinds.set(kind, (ofKind = noNames()));
      const { nameById, names, shared } = ofKind;
      if (nameById.has(id)) return;
      nameById.set(id, name);
      const { size } = names;
      if (names.add(name).size === size) shared.add(name);
      ofKind.idsByName = undefined;
    },
    forget: (kind) => void ofAccount.delete(kind),
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
    idsOf: (kind, name, assistantId) => {
      const names = find(kind, assistantId);
      if (names === undefined) return [];
      names.idsByName ??= idsByName(names.nameById);
      return names.idsByName.get(name) ?? [];
    },
  };
}

const noNames = (): NamesOfKind => ({
  nameById: new Map(),
  names: new Set(),
  shared: new Set(),
  idsByName: undefined,
});

function idsByName(nameById: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, name] of nameById) {
    const known = ids.get(name);
    if (known === undefined) ids.set(name, [id]);
    else known.push(id);
  }
  return ids;
}
