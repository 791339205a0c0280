/** The parts of assistants. Their kinds have every ability of the contract. */
import type { JsonObject, JsonValue, PartDraft, PartKindLimit } from '@assistant-provider/core';
import type { DriverParts } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { canonicalJson } from '../state/canonical-json.js';
import type { MemoryClient, RequestScope } from '../state/client.js';
import { refuse, type Refusal } from '../errors/describe.js';
import { limits } from '../limits.js';
import { referencesIn, toPart, toPartVersion } from '../mapping/part.js';
import { partKey, timestamp, type MemoryState } from '../state/state.js';
import type { MemoryPart } from '../wire/vendor-types.js';

const kinds: Readonly<Record<string, PartKindLimit>> = limits.parts.kinds;

export function memoryParts(client: MemoryClient): DriverParts {
  return {
    list: (assistantId, { kind, origin, versions = false }, context) =>
      client.send(context, 'listParts', ({ state }) =>
        state.find(assistantId).map(() => {
          const parts = state.parts
            .entries()
            .filter(
              (part) =>
                part.assistantId === assistantId &&
                (origin === undefined || (part.ofVendor === true) === (origin === 'vendor')),
            );
          const wanted = kind === undefined ? Object.keys(kinds) : [kind];
          return wanted.flatMap((kind) =>
            parts.filter((part) => part.kind === kind).map((part) => toPart(part, versions)),
          );
        }),
      ),

    get: (assistantId, { kind, id, versions }, context) =>
      client.send(context, 'getPart', ({ state }) =>
        findPart({ assistantId, kind, id }, state).map((part) => toPart(part, versions)),
      ),

    put: (assistantId, draft, context) => {
      const { kind, id } = draft;
      // Where the caller knows the id, a repeated request finds its own part.
      if (id !== undefined)
        return client.send(context, 'updatePart', (scope) =>
          putPart({ assistantId, kind, id }, draft, scope).map((part) => toPart(part, false)),
        );
      return client.send(context, 'createPart', (scope) => {
        const { state } = scope;
        const find = (id: string) => findPart({ assistantId, kind, id }, state);
        return state.keys
          .once(
            { request: 'createPart', key: context.idempotencyKey, input: { assistantId, draft } },
            (id) => find(id).isOk(),
            () => createPart({ assistantId, kind, id: crypto.randomUUID() }, draft, scope),
          )
          .andThen(find)
          .map((part) => toPart(part, false));
      });
    },

    publish: (assistantId, { kind, id }, context) =>
      client.send(context, 'publishPart', (scope) => {
        const { state } = scope;
        const find = () => findPart({ assistantId, kind, id }, state);
        const key = context.idempotencyKey;
        return state.keys
          .once(
            { request: 'publishPart', key, input: { assistantId, kind, id } },
            (version) =>
              find()
                .map((part) => findVersion(part, Number(version)).isOk())
                .unwrapOr(false),
            () =>
              findWritable({ assistantId, kind, id }, state).map((part) => publish(part, scope)),
          )
          .andThen((version) => find().andThen((part) => findVersion(part, Number(version))))
          .map(toPartVersion);
      }),

    delete: (assistantId, { kind, id, version }, context) =>
      client.send(context, 'deletePart', (scope) => {
        const deleted = deletePart({ assistantId, kind, id }, version, scope.state);
        const isGone =
          deleted.isErr() && ['partNotFound', 'partVersionNotFound'].includes(deleted.error.code);
        return isGone && scope.previousAttemptMayHaveSucceeded ? ok() : deleted;
      }),
  };
}

type Place = Pick<MemoryPart, 'assistantId' | 'kind' | 'id'>;

function findPart(place: Place, state: MemoryState): Result<MemoryPart, Refusal> {
  return state.find(place.assistantId).andThen(() => {
    const part = state.parts.get(partKey(place));
    return part ? ok(part) : refuse('partNotFound');
  });
}

function findWritable(place: Place, state: MemoryState): Result<MemoryPart, Refusal> {
  return state
    .findActive(place.assistantId)
    .andThen(() => findPart(place, state))
    .andThen((part) => (part.ofVendor === true ? refuse('partOfVendor') : ok(part)));
}

function putPart(place: Place, draft: PartDraft, scope: RequestScope): Result<MemoryPart, Refusal> {
  const { state, now } = scope;
  const found = findWritable(place, state);
  if (found.isErr()) {
    const isNew = found.error.code === 'partNotFound' && createsWithId(place.kind);
    return isNew
      ? createPart(place, draft, scope).andThen(() => findPart(place, state))
      : err(found.error);
  }
  const part = found.value;
  const { content, name = part.name } = draft;
  const fixed = fixedMember(part, { content, name });
  if (fixed !== undefined)
    return refuse('partFixed', {
      detail: fixed,
      issues: [{ field: fixed, rule: 'unsupported', message: `${fixed} is fixed at creation` }],
    });
  if (name === part.name && isEqual(content, part.content)) return ok(part);
  const saved = {
    ...part,
    ...(name !== undefined && { name }),
    content,
    updatedAt: timestamp(now),
  };
  state.parts.put(saved);
  return ok(saved);
}

/** Whether the caller of a kind always knows the id, so that a part of a new id is created. */
const createsWithId = (kind: string): boolean =>
  kinds[kind]?.cardinality === 'one' || kinds[kind]?.ids === 'caller';

/** The field of the draft that differs from the part, although it is fixed at creation. */
function fixedMember(
  part: MemoryPart,
  draft: { readonly content: JsonObject; readonly name: string | undefined },
): string | undefined {
  const limit = kinds[part.kind];
  if (limit?.name?.changes === 'atCreation' && draft.name !== part.name) return 'part.name';
  const changed = limit?.fixed.find((at) => {
    const member = at.slice(1);
    return !isEqual(draft.content[member], part.content[member]);
  });
  return changed === undefined ? undefined : `part.content.${changed.slice(1)}`;
}

function createPart(
  place: Place,
  { name, content }: PartDraft,
  { state, now }: RequestScope,
): Result<string, Refusal> {
  return state.findActive(place.assistantId).andThen(() => {
    if (
      place.kind === 'queueUsers' &&
      state.bindings.get(place.id)?.assistantId !== place.assistantId
    )
      return refuse('queueNotBound');
    state.parts.put({
      ...place,
      ...(name !== undefined && { name }),
      content,
      versions: [],
      lastVersion: 0,
      createdAt: timestamp(now),
      updatedAt: timestamp(now),
    });
    return ok(place.id);
  });
}

const findVersion = (part: MemoryPart, version: number) => {
  const found = part.versions.find((published) => published.version === version);
  return found ? ok(found) : refuse('partVersionNotFound');
};

/** Returns the number of the new version, as text. */
function publish(part: MemoryPart, { state, now }: RequestScope): string {
  const version = part.lastVersion + 1;
  const published = { version, content: part.content, createdAt: timestamp(now) };
  state.parts.put({ ...part, versions: [...part.versions, published], lastVersion: version });
  return String(version);
}

function deletePart(
  place: Place,
  version: number | undefined,
  state: MemoryState,
): Result<void, Refusal> {
  return findWritable(place, state).andThen((part) => {
    if (version !== undefined)
      return findVersion(part, version).map((gone) => {
        const versions = part.versions.filter((published) => published !== gone);
        state.parts.put({ ...part, versions });
      });
    if (isNamed(part, state)) return refuse('partInUse');
    state.parts.remove(partKey(part));
    return ok();
  });
}

/** Whether another part of the assistant names this one. */
const isNamed = (part: MemoryPart, state: MemoryState): boolean =>
  state.parts
    .entries()
    .some(
      (other) =>
        other !== part &&
        other.assistantId === part.assistantId &&
        [other, ...other.versions].some(({ content }: { readonly content: JsonValue }) =>
          referencesIn(content).some(({ kind, id }) => kind === part.kind && id === part.id),
        ),
    );

const isEqual = (one: unknown, other: unknown): boolean =>
  canonicalJson(one) === canonicalJson(other);
