/** Looks up at the target the names that a manifest mentions and the observed state does not have. */
import type {
  AssistantError,
  AssistantProvider,
  CallOptions,
  JsonValue,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { PlanMap } from '../map/map.js';
import { isReference, referenceMember } from '../manifest/content.js';
import type { Manifest, ManifestAssistant } from '../manifest/manifest.js';
import type { ContentReference, Reference } from '../manifest/reference.js';
import { isList, isObject } from '../manifest/tree.js';
import { lookUp } from './look-up.js';
import { addNames } from '../observe/add-names.js';
import { createNames } from '../observe/names.js';
import type { Observed, ObservedNames } from '../observe/observed.js';

/** To look up more, the vendor's whole list takes fewer requests. */
const fewNames = 20;

/** Returns the observed state with the names. */
export async function withWantedNames(
  provider: AssistantProvider,
  observed: Observed,
  manifest: Manifest,
  map: PlanMap,
  options: CallOptions,
): Promise<Result<Observed, AssistantError>> {
  const added = createNames();
  const unseen = [...observed.unseen];
  for (const [kind, names] of wantedNames(provider, manifest, map)) {
    const limit = provider.limits.directory?.kinds[kind];
    if (limit?.ofAssistant !== false || provider.directory === undefined) continue;
    if (observed.names.completeKinds.has(kind)) continue;
    const query = names.size > fewNames ? {} : { names: [...names] };
    const found = await addNames(added, kind, provider.directory.all(kind, query, options));
    if (found.isOk()) {
      if (names.size > fewNames) added.complete(kind);
      continue;
    }
    const { kind: reason, message } = found.error;
    if (reason !== 'permissionDenied') return err(found.error);
    unseen.push({ what: 'names', kind, reason, message });
  }
  return ok({ ...observed, unseen, names: joined(observed.names, added) });
}

/** Both have all objects of the names that they have at all, so either one is complete for a name. */
const joined = (read: ObservedNames, added: ObservedNames): ObservedNames => ({
  completeKinds: new Set([...read.completeKinds, ...added.completeKinds]),
  entriesOf: (kind) => (added.completeKinds.has(kind) ? added : read).entriesOf(kind),
  nameOf: (kind, id, assistantId) =>
    read.nameOf(kind, id, assistantId) ?? added.nameOf(kind, id, assistantId),
  idsOf: (kind, name, assistantId) => {
    const ids = added.idsOf(kind, name, assistantId);
    return ids.length > 0 ? ids : read.idsOf(kind, name, assistantId);
  },
});

/** Returns the names at the target, by kind of the directory. */
function wantedNames(
  { limits }: AssistantProvider,
  { assistants }: Manifest,
  { names: mapped = {} }: PlanMap,
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  const want = (kind: string, reference: Reference | undefined): void => {
    const name = nameIn(reference);
    if (name === undefined) return;
    const { pairs, rename = [] } = lookUp(mapped, kind) ?? {};
    const key = typeof reference === 'object' && 'id' in reference ? reference.id : name;
    const pair = lookUp(pairs, key);
    if (pair && !('name' in pair)) return;
    const target = pair?.name ?? rename.find(({ from }) => from === name)?.to ?? name;
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(target));
  };
  for (const assistant of Object.values(assistants))
    for (const [kind, reference] of namedBy(assistant, limits)) want(kind, reference);
  return wanted;
}

function nameIn(reference: Reference | undefined): string | undefined {
  if (reference === undefined || typeof reference === 'string') return reference;
  if ('id' in reference) return reference.sharedName;
  return 'name' in reference ? reference.name : undefined;
}

/** Returns every reference of an assistant to an object of the directory, with its kind. */
function* namedBy(
  { aiAgents = [], knowledge = {}, queues = [], parts = {} }: ManifestAssistant,
  limits: AssistantProvider['limits'],
): Generator<readonly [string, Reference | undefined]> {
  const agentPart = limits.aiAgents?.agentPart;
  if (agentPart !== undefined) for (const { agent } of aiAgents) yield [agentPart, agent];
  const baseKind = limits.knowledge?.directoryKind;
  for (const source of Object.values(knowledge))
    if (baseKind !== undefined && 'base' in source) yield [baseKind, source.base];
  const queueKind = limits.queues?.directoryKind;
  if (queueKind !== undefined) for (const { queue } of queues) yield [queueKind, queue];
  for (const [kind, ofKind] of Object.entries(parts)) {
    const limit = limits.parts?.kinds[kind];
    if (limit === undefined) continue;
    for (const { of, content, versions = [] } of Object.values(ofKind)) {
      if (limit.idKind !== undefined) yield [limit.idKind, of];
      yield* referencesIn(content);
      for (const version of versions) yield* referencesIn(version.content);
    }
  }
}

function* referencesIn(value: JsonValue): Generator<readonly [string, Reference]> {
  if (isList(value)) for (const item of value) yield* referencesIn(item);
  else if (isReference(value)) {
    const { kind, to } = (value as { readonly [referenceMember]: unknown })[
      referenceMember
    ] as ContentReference;
    yield [kind, to];
  } else if (isObject(value))
    for (const member of Object.values<JsonValue>(value)) yield* referencesIn(member);
}
