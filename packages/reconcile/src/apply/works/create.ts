/** Creates an assistant, so that it is found again after a crash at any point. */
import type { Assistant, AssistantDraft, JsonValue } from '@assistant-provider/core';
import { err, errAsync, ok, okAsync } from 'neverthrow';
import { textProblem } from '../../plan/planning.js';
import { isGone } from '../../observe/is-gone.js';
import { markTag } from '../../plan/own-tags.js';
import type { CreateAction } from '../../plan/step.js';
import { lookTwice } from '../look-again.js';
import { afterWrite } from '../reconcile-error.js';
import { resultOf } from '../state-work.js';
import type { Outcome, Resolution, StepScope, StepWork } from '../step-work.js';

interface Before {
  /** The assistants that bear the name already. */
  readonly ids: readonly string[];
  readonly mark: CreateAction['mark'];
}

type Scope = StepScope<CreateAction>;

/** The work of `create`. */
export const createWork: StepWork<CreateAction> = {
  before: (scope) =>
    resultOf(named(scope, scope.action.draft.name)).map((assistants): JsonValue => {
      const before: Before = { ids: assistants.map(({ id }) => id), mark: markAt(scope) };
      return { ...before };
    }),

  run: (scope, before) => {
    const { draft } = scope.action;
    const { mark: place } = before as unknown as Before;
    if (place === 'tag')
      return send(scope, { ...draft, tags: { ...draft.tags, [markTag]: scope.mark } });
    if (place === 'none') return send(scope, draft);
    const { provider, options, mark } = scope;
    return provider.assistants
      .create({ ...draft, name: markedName(scope) }, { ...options, idempotencyKey: mark })
      .map(({ id }) => id)
      .orElse((error) =>
        // A vendor may have rules for names that it does not publish. The name itself may be fine.
        error.kind === 'invalidInput' && error.effect === 'none' ? ok(undefined) : err(error),
      )
      .andThen((id) =>
        id === undefined
          ? send(scope, draft, `${mark}-plain`)
          : unmark(scope, id).mapErr(afterWrite),
      );
  },

  expected: ({ action }) => shown(action.draft),

  resolve: (scope, before) => {
    const given = before as unknown as Before;
    return lookTwice(scope, () => look(scope, given));
  },

  undo: ({ provider, options }, _, { id = '' }) =>
    provider.assistants
      .delete(id, options)
      .orElse((error) => (error.kind === 'notFound' ? okAsync() : errAsync(error)))
      .map(() => ({ state: 'undone' }) as const),
};

const send = (scope: Scope, draft: AssistantDraft, idempotencyKey = scope.mark) =>
  scope.provider.assistants
    .create(draft, { ...scope.options, idempotencyKey })
    .map((assistant) => ({
      id: assistant.id,
      written: writtenOf(assistant, scope.action.draft),
    }));

/** Where the mark can stand: there must be a place for one more tag, and a marked name must be valid. */
function markAt(scope: Scope): CreateAction['mark'] {
  const { mark, draft } = scope.action;
  if (mark === 'tag') {
    const { count = 0 } = scope.provider.limits.tags ?? {};
    return Object.keys(draft.tags ?? {}).length < count ? mark : 'none';
  }
  if (mark !== 'name') return mark;
  return textProblem(markedName(scope), scope.provider.limits.name) === undefined ? mark : 'none';
}

const markedName = ({ action, mark }: Scope): string => `${action.draft.name} ⟨${mark}⟩`;

/** Gives an assistant its own name. An error may hide that it has the name, and lists may show that late. */
function unmark({ provider, action, options }: Scope, id: string) {
  const { name } = action.draft;
  const get = () => provider.assistants.get(id, options);
  const renamed = provider.editing?.update(id, { name }, options).orElse((error) =>
    error.effect === 'maybe' && error.kind !== 'cancelled'
      ? get()
          .orElse(() => err(error))
          .andThen((now) => (now.name === name ? ok(now) : err(error)))
      : err(error),
  );
  return (renamed ?? get()).map((assistant) => ({
    id,
    written: writtenOf(assistant, action.draft),
  }));
}

const shown = ({ name, description, encryption }: Partial<AssistantDraft>): JsonValue => ({
  ...(name !== undefined && { name }),
  ...(description !== undefined && { description }),
  ...(encryption && { encryption: { ...encryption } }),
});

/** The members of the draft as the vendor has written them. A response need not have all. */
const writtenOf = (assistant: Assistant, { description, encryption }: AssistantDraft): JsonValue =>
  shown({
    name: assistant.name,
    ...(description !== undefined && { description: assistant.description ?? description }),
    ...(encryption && { encryption: assistant.encryption ?? encryption }),
  });

/** Looks for what the step may have created. */
async function lookFor(
  { provider, options }: Scope,
  matches: (assistant: Assistant) => boolean,
  name?: string,
) {
  const found: Assistant[] = [];
  for await (const entry of provider.assistants.all(name === undefined ? {} : { name }, options)) {
    if (entry.isErr()) return entry.map(() => found);
    if (!isGone(entry.value) && matches(entry.value)) found.push(entry.value);
  }
  return ok(found);
}

const named = (scope: Scope, name: string): Outcome<readonly Assistant[]> =>
  lookFor(scope, () => true, name);

function look(scope: Scope, { ids, mark: place }: Before): Outcome<Resolution> {
  const { action, mark } = scope;
  const { draft } = action;
  const done = (assistant: Assistant): Resolution => ({
    state: 'done',
    result: { id: assistant.id, written: writtenOf(assistant, draft) },
  });
  if (place === 'tag')
    return resultOf(lookFor(scope, ({ tags }) => tags?.[markTag] === mark)).map((found) =>
      decided(found, done),
    );
  const bare = () =>
    resultOf(lookFor(scope, ({ id }) => !ids.includes(id) && !scope.isOfOther(id), draft.name)).map(
      (found) => decided(found, done),
    );
  if (place === 'none') return bare();
  return resultOf(named(scope, markedName(scope))).andThen(([marked, ...others]) => {
    if (marked === undefined) return bare();
    if (others.length > 0) return okAsync(decided([marked, ...others], done));
    return unmark(scope, marked.id).map((result): Resolution => ({ state: 'done', result }));
  });
}

function decided(
  found: readonly Assistant[],
  done: (assistant: Assistant) => Resolution,
): Resolution {
  const [only, ...others] = found;
  if (only === undefined) return { state: 'notDone' };
  if (others.length === 0) return done(only);
  const ids = found.map(({ id }) => id).join(', ');
  return { state: 'unclear', message: `several assistants may be the created one: ${ids}` };
}
