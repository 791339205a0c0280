/** Turns the ids that one assistant refers to into references of a manifest. */
import type { Limits, PartReference } from '@assistant-provider/core';
import { compare } from '../manifest/canonical.js';
import type { ManifestOrigin } from '../manifest/manifest.js';
import type { ContentReference, Reference } from '../manifest/reference.js';
import type { ObservedAssistant, ObservedNames, ObservedPart } from '../observe/observed.js';
import { agentReference } from '../observe/references.js';

/** The keys of one assistant's parts and links, by id. */
export interface LocalKeys {
  /** The keys of the parts that are not the vendor's, by kind. */
  readonly parts: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** The keys of the knowledge links. */
  readonly links: ReadonlyMap<string, string>;
}

/** Writes the references of one assistant, and collects the ids behind the names. */
export interface ReferenceWriter {
  /** Returns the reference to an object. */
  readonly write: (kind: string, id: string, version?: number) => Reference;
  /** Returns the reference to the agent of an assignment. */
  readonly writeAgent: (agentId: string) => Reference;
  /** Returns the reference at a place of a part's content. */
  readonly writeContent: (reference: PartReference) => ContentReference;
  /** The ids of everything that was written by name. */
  readonly names: NonNullable<ManifestOrigin['names']>;
}

/** Returns the writer of an assistant's references. */
export function createReferenceWriter(
  { id: assistantId, parts = {} }: ObservedAssistant,
  limits: Limits,
  observed: ObservedNames,
  keys: LocalKeys,
): ReferenceWriter {
  const names = new Map<string, NamedId[]>();

  const writeName = (kind: string, id: string, version?: number): Reference | undefined => {
    const found = observed.nameOf(kind, id, assistantId);
    if (found === undefined) return undefined;
    const { name, unique } = found;
    if (!unique) return { id, sharedName: name, ...at(version) };
    const ofKind = names.get(kind);
    if (ofKind === undefined) names.set(kind, [[name, id]]);
    else ofKind.push([name, id]);
    return version === undefined ? name : { name, version };
  };

  const writePart = (kind: string, id: string, version?: number): Reference | undefined => {
    const key = keys.parts[kind]?.get(id);
    if (key !== undefined) return { part: key, ...at(version) };
    const ofKind = parts[kind];
    if (ofKind === undefined) return undefined;
    const supplied = ofKind.filter(({ origin }) => origin === 'vendor');
    const part = supplied.find((each) => each.id === id);
    if (part?.name === undefined) return undefined;
    return isOnly(part.name, supplied)
      ? { supplied: part.name, ...at(version) }
      : { id, sharedName: part.name, ...at(version) };
  };

  const write: ReferenceWriter['write'] = (kind, id, version) => {
    const link = kind === 'knowledgeLink' ? keys.links.get(id) : undefined;
    return link !== undefined
      ? { knowledge: link }
      : (writePart(kind, id, version) ?? writeName(kind, id, version) ?? { id, ...at(version) });
  };

  const { agentPart } = limits.aiAgents ?? {};
  return {
    write,
    writeAgent: (agentId) => {
      if (agentPart === undefined) return { id: agentId };
      const isKnown = (id: string) =>
        parts[agentPart]?.some((part) => part.id === id) ??
        observed.nameOf(agentPart, id, assistantId) !== undefined;
      const found = agentReference(agentId, isKnown);
      return found === undefined ? { id: agentId } : write(agentPart, found.id, found.version);
    },
    writeContent: ({ kind, id, version, form }) => ({
      kind,
      to: write(kind, id, version),
      ...(form !== undefined && { form }),
    }),
    get names() {
      const ofKinds = [...names].sort(([one], [other]) => compare(one, other));
      return Object.fromEntries(ofKinds.map(([kind, ids]) => [kind, inOrder(ids)]));
    },
  };
}

/** A name that was written, and the id of its only object; the same may be written several times. */
type NamedId = readonly [name: string, id: string];

/**
 * Returns the ids in the order of their names. V8 makes a hidden class for each object with names that
 * no other has, unless the object begins as a dictionary, as one without a prototype does.
 */
function inOrder(named: NamedId[]): Readonly<Record<string, string>> {
  const record = Object.create(null) as Record<string, string>;
  for (const [name, id] of named.sort(byName)) record[name] = id;
  // Last, since `__proto__` may be a name.
  return Object.setPrototypeOf(record, Object.prototype) as Record<string, string>;
}

const byName = ([one]: NamedId, [other]: NamedId): number => compare(one, other);

const at = (version: number | undefined) => (version === undefined ? {} : { version });

const isOnly = (name: string, parts: readonly ObservedPart[]): boolean =>
  parts.filter((part) => part.name === name).length === 1;
