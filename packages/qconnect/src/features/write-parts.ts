/** Creates, changes, publishes and deletes parts. A part that the vendor supplies is refused before. */
import { invalidInput, joinMessages } from '@assistant-provider/adapter-kit';
import type { AssistantPart, PartDraft, PartVersion } from '@assistant-provider/core';
import {
  reviseFailure,
  type AssistantFailure,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { isSupplied, toContent, toPart, toVersion } from '../mapping/part.js';
import {
  changesOf,
  readContent,
  unsendable,
  wrongTags,
  type PartChanges,
} from '../mapping/part-changes.js';
import { partKindOf } from '../wire/part-kinds.js';
import * as parts from '../wire/part-requests.js';
import type { WirePart } from '../wire/part-shapes.js';
import { tagResource } from '../wire/requests.js';
import { findPart, type PartPlace } from './read-parts.js';
import { untagAll } from './tagging.js';
import { untilActive } from './until-active.js';

export function putPart(
  client: Client,
  assistantId: string,
  draft: PartDraft,
  context: DriverContext,
): DriverReply<AssistantPart> {
  const kind = partKindOf(draft.kind);
  const { content, issues } = readContent(kind, draft);
  const { id, name = '' } = draft;
  const problems = id === undefined ? [...issues, ...unsendable(content)] : issues;
  if (problems.length > 0) return errAsync(context.error(invalidInput(problems)));
  if (id !== undefined)
    return new ResultAsync(
      changePart(client, { kind, assistantId, id }, { ...draft, content }, context),
    );
  const body = { ...content, name };
  return client
    .call(
      context,
      parts.createPart(kind, { assistantId, clientToken: context.idempotencyKey, body }),
    )
    .map((data) => toPart(kind, data));
}

async function changePart(
  client: Client,
  place: PartPlace,
  draft: PartDraft,
  context: DriverContext,
): Promise<Result<AssistantPart, AssistantFailure>> {
  const { kind } = place;
  const found = await findOwnPart(client, place, context);
  if (found.isErr()) return err(found.error);
  const before = { name: found.value.name, content: toContent(kind, found.value) };
  const changes = changesOf(kind, before, draft);
  const { issues, update: body } = changes;
  if (issues.length > 0)
    return err(context.error({ kind: 'unsupported', message: joinMessages(issues), issues }));
  // Tags are sent last, so they are checked before anything is. Content that stays as it is may have
  // numbers that cannot be sent.
  const problems = [...wrongTags(draft.content, changes), ...(body ? unsendable(body) : [])];
  if (problems.length > 0) return err(context.error(invalidInput(problems)));
  if (body === undefined) return changeTags(client, place, found.value, changes, context);

  const active = await waitForPart(client, place, found.value, context);
  if (active.isErr()) return err(active.error);
  const { assistantId, id } = place;
  const clientToken = context.idempotencyKey;
  const updated = await client.call(
    context,
    parts.updatePart(kind, { assistantId, id, clientToken, body }),
  );
  if (updated.isErr()) return err(updated.error);
  const tagged = await changeTags(client, place, updated.value, changes, context);
  return tagged.mapErr((failure) =>
    reviseFailure(failure, {
      message: `the ${kind.noun} was updated, but its tags were not: ${failure.message}`,
      effect: 'maybe',
    }),
  );
}

/** Resolves to the part as it is afterwards. Sends nothing if the tags are the same. */
async function changeTags(
  client: Client,
  place: PartPlace,
  data: WirePart,
  { removedTags, changedTags }: PartChanges,
  context: DriverContext,
): Promise<Result<AssistantPart, AssistantFailure>> {
  const { kind } = place;
  const mustTag = Object.keys(changedTags).length > 0;
  if (removedTags.length === 0 && !mustTag) return ok(toPart(kind, data));
  const resourceArn = data[`${kind.name}Arn`] as string;
  const untagged = await untagAll(client, resourceArn, removedTags, context);
  if (untagged.isErr()) return err(untagged.error);
  if (mustTag) {
    const tagged = await client.call(context, tagResource({ resourceArn, tags: changedTags }));
    if (tagged.isErr()) return err(tagged.error);
  }
  return findPart(client, place, context).andThen((tagged) => {
    const { tags } = tagged;
    const isTagged = Object.entries(changedTags).every(([key, value]) => tags?.[key] === value);
    if (isTagged && !removedTags.some((key) => tags?.[key] !== undefined))
      return ok(toPart(kind, tagged));
    const message =
      `the vendor accepted the change of tags, but the ${kind.noun} does not show it; read the ` +
      'part to see which tags it has';
    return err(context.error({ kind: 'unexpectedReply', message, effect: 'maybe' }));
  });
}

export function publishPart(
  client: Client,
  place: PartPlace,
  context: DriverContext,
): DriverReply<PartVersion> {
  const { kind, assistantId, id } = place;
  const clientToken = context.idempotencyKey;
  return findOwnPart(client, place, context)
    .andThen((found) => new ResultAsync(waitForPart(client, place, found, context)))
    .andThen(() =>
      client.call(context, parts.createPartVersion(kind, { assistantId, id, clientToken })),
    )
    .map(({ part, versionNumber }) => toVersion(kind, part, versionNumber));
}

export function deletePart(
  client: Client,
  place: PartPlace & { readonly version?: number | undefined },
  context: DriverContext,
): DriverReply<void> {
  const { kind, assistantId, id, version: versionNumber } = place;
  return findOwnPart(client, place, context).andThen(() =>
    client.call(
      context,
      versionNumber === undefined
        ? parts.deletePart(kind, { assistantId, id })
        : parts.deletePartVersion(kind, { assistantId, id, versionNumber }),
    ),
  );
}

/** Reads a part that is to be changed. Fails with `permissionDenied` if the vendor supplies it. */
function findOwnPart(
  client: Client,
  place: PartPlace,
  context: DriverContext,
): DriverReply<WirePart> {
  return findPart(client, place, context).andThen((data) => {
    if (!isSupplied(data)) return ok(data);
    const { kind, id } = place;
    const message =
      `the ${kind.noun} ${id} is of origin ${data.origin}: the vendor supplies it, and nobody ` +
      'else can change it; create one with the same content';
    return err(context.error({ kind: 'permissionDenied', message }));
  });
}

/** A new part cannot be changed or published before it is active. */
const waitForPart = (client: Client, place: PartPlace, found: WirePart, context: DriverContext) =>
  untilActive(
    found,
    { whose: `the ${place.kind.noun}'s`, read: () => findPart(client, place, context) },
    context,
  );
