/** Reads the parts of each assistant. */
import type {
  AssistantError,
  AssistantErrorOf,
  AssistantPart,
  PartQuery,
  PartVersion,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { ObservedPart } from './observed.js';
import { forEach, isUnseen, type Draft, type Reading, type Step } from './reading.js';
import { agentReference, referencesOf } from './references.js';

/** Adds the parts to each assistant. */
export async function readParts(reading: Reading, drafts: ReadonlyMap<string, Draft>): Step {
  const { provider, options, report } = reading;
  if (provider.parts === undefined || options.parts === false) return ok(undefined);
  let done = 0;
  return forEach(drafts.values(), async (draft) => {
    const read = await readPartsOf(reading, draft);
    if (read.isErr()) return read;
    done += 1;
    report({ phase: 'parts', done, total: drafts.size });
    return ok(undefined);
  });
}

async function readPartsOf(reading: Reading, draft: Draft): Step {
  const { limits } = reading.provider;
  const kinds = Object.keys(limits.parts?.kinds ?? {});
  const query = { origin: 'customer', versions: reading.options.versions ?? true } as const;
  const whole = await list(reading, draft.id, query);
  if (whole.isOk()) {
    draft.parts = Object.fromEntries(
      kinds.map((kind) => [kind, whole.value.filter((part) => part.kind === kind)]),
    );
    return addSupplied(reading, draft);
  }
  if (!isUnseen(whole.error)) return err(whole.error);
  // The client may still see some kinds.
  const parts: Record<string, readonly ObservedPart[]> = {};
  for (const kind of kinds) {
    const ofKind = await list(reading, draft.id, { ...query, kind });
    if (ofKind.isOk()) parts[kind] = ofKind.value;
    else if (isUnseen(ofKind.error)) note(reading, draft.id, kind, ofKind.error);
    else return err(ofKind.error);
  }
  draft.parts = parts;
  return addSupplied(reading, draft);
}

/** Adds the parts of the vendor of each kind of which the assistant names one that is not its own. */
async function addSupplied(reading: Reading, draft: Draft): Step {
  const { limits } = reading.provider;
  for (const kind of suppliedKinds(draft, limits.aiAgents?.agentPart)) {
    const supplied = await list(reading, draft.id, { kind, origin: 'vendor' });
    if (supplied.isOk())
      draft.parts = { ...draft.parts, [kind]: [...(draft.parts?.[kind] ?? []), ...supplied.value] };
    else if (isUnseen(supplied.error)) note(reading, draft.id, kind, supplied.error);
    else return err(supplied.error);
  }
  return ok(undefined);
}

function suppliedKinds(draft: Draft, agentPart: string | undefined): ReadonlySet<string> {
  const kinds = new Set<string>();
  const has = (kind: string, id: string) => draft.parts?.[kind]?.some((part) => part.id === id);
  for (const { kind, id } of referencesOf(draft)) if (has(kind, id) === false) kinds.add(kind);
  for (const { agentId } of draft.aiAgents ?? [])
    if (agentPart !== undefined && agentId !== undefined && draft.parts?.[agentPart] !== undefined)
      if (agentReference(agentId, (id) => has(agentPart, id) === true) === undefined)
        kinds.add(agentPart);
  return kinds;
}

async function list(
  reading: Reading,
  assistantId: string,
  query: PartQuery,
): Promise<Result<readonly ObservedPart[], AssistantError>> {
  const call = reading.callOptions();
  if (call.isErr()) return err(call.error);
  const { parts } = reading.provider;
  const read = await parts?.list(assistantId, query, call.value);
  return read?.map((all) => all.map((part) => slimPart(reading, part))) ?? ok([]);
}

function note(
  { unseen }: Reading,
  assistantId: string,
  kind: string,
  { kind: reason, message }: AssistantErrorOf<'permissionDenied' | 'notFound'>,
): void {
  unseen.push({ what: 'parts', assistantId, kind, reason, message });
}

function slimPart(
  { deprecatedIn }: Reading,
  { vendorData, versions, ...rest }: AssistantPart,
): ObservedPart {
  const deprecated = deprecatedIn(`parts.${rest.kind}`, vendorData);
  return {
    ...rest,
    ...(versions && { versions: versions.map(slimVersion) }),
    ...(deprecated.length > 0 && { deprecated }),
  };
}
const slimVersion = ({ vendorData, ...rest }: PartVersion) => rest;
