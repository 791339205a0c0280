/** Changes fields and tags of an assistant. */
import type { AssistantPatch, JsonObject, JsonValue } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import type { TagAction, UntagAction, UpdateAction } from '../../plan/step.js';
import { required } from '../required.js';
import { resultOf, stateWork } from '../state-work.js';
import type { StepScope } from '../step-work.js';

/** The members of the patch, as JSON: a missing description is an empty one. */
const patched = (
  { action }: StepScope<UpdateAction>,
  texts: Pick<AssistantPatch, 'name' | 'description'>,
): JsonValue => ({
  ...(action.patch.name !== undefined && { name: texts.name ?? '' }),
  ...(action.patch.description !== undefined && { description: texts.description ?? '' }),
});

/** The work of `update`. */
export const updateWork = stateWork<UpdateAction>({
  read: (scope) =>
    scope.provider.assistants
      .get(scope.assistantId, scope.options)
      .map((assistant) => patched(scope, assistant)),
  expected: (scope) => patched(scope, scope.action.patch),
  write: (scope) =>
    required(scope.provider, 'editing').asyncAndThen((editing) =>
      editing
        .update(scope.assistantId, scope.action.patch, scope.options)
        .map((assistant) => ({ written: patched(scope, assistant) })),
    ),
  restore: (scope, before) =>
    required(scope.provider, 'editing').asyncAndThen((editing) =>
      editing.update(scope.assistantId, before as AssistantPatch, scope.options),
    ),
});

type TagScope = StepScope<TagAction> | StepScope<UntagAction>;

const keysOf = ({ action }: TagScope): readonly string[] =>
  action.type === 'tag' ? Object.keys(action.tags) : action.keys;

/** The tags with these keys; null for a key that is not there. */
const readTags = (scope: TagScope) =>
  required(scope.provider, 'tagging').asyncAndThen((tagging) =>
    tagging
      .list(scope.assistantId, scope.options)
      .map((tags): JsonValue =>
        Object.fromEntries(
          keysOf(scope).map((key) => [key, Object.hasOwn(tags, key) ? (tags[key] ?? null) : null]),
        ),
      ),
  );

/** Sets the tags that have a value, and removes the others. */
const writeTags = ({ provider, assistantId, options }: TagScope, wanted: JsonObject) =>
  required(provider, 'tagging').asyncAndThen((tagging) => {
    const entries = Object.entries<JsonValue>(wanted);
    const set = entries.filter((entry): entry is [string, string] => entry[1] !== null);
    const removed = entries.filter(([, value]) => value === null).map(([key]) => key);
    return (
      set.length === 0 ? okAsync() : tagging.tag(assistantId, Object.fromEntries(set), options)
    ).andThen(() =>
      removed.length === 0 ? okAsync() : tagging.untag(assistantId, removed, options),
    );
  });

/** The work of `tag`. */
export const tagWork = stateWork<TagAction>({
  read: readTags,
  expected: ({ action }) => ({ ...action.tags }),
  write: (scope) => resultOf(writeTags(scope, scope.action.tags)).map(() => ({})),
  restore: (scope, before) => writeTags(scope, before as JsonObject),
});

/** The work of `untag`. */
export const untagWork = stateWork<UntagAction>({
  read: readTags,
  expected: ({ action }) => Object.fromEntries(action.keys.map((key) => [key, null])),
  write: ({ provider, assistantId, action, options }) =>
    required(provider, 'tagging').asyncAndThen((tagging) =>
      tagging.untag(assistantId, action.keys, options).map(() => ({})),
    ),
  restore: (scope, before) => writeTags(scope, before as JsonObject),
});
