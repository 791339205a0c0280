/** Links and unlinks knowledge sources. */
import type { JsonValue, KnowledgeLink, KnowledgeSource } from '@assistant-provider/core';
import { err, errAsync, ok, okAsync } from 'neverthrow';
import { canonicalText } from '../../plan/equal-json.js';
import type { LinkAction, UnlinkAction } from '../../plan/step.js';
import { graceTime } from '../grace.js';
import { lookTwice } from '../look-again.js';
import { createReconcileError } from '../reconcile-error.js';
import { required } from '../required.js';
import { resultOf } from '../state-work.js';
import type { Resolution, StepScope, StepWork, Undone } from '../step-work.js';

type KnowledgeScope = Pick<
  StepScope<LinkAction> | StepScope<UnlinkAction>,
  'provider' | 'assistantId' | 'options'
>;

const linksOf = ({ provider, assistantId, options }: KnowledgeScope) =>
  required(provider, 'knowledge').asyncAndThen((knowledge) => knowledge.list(assistantId, options));

const isOf =
  (source: KnowledgeSource) =>
  (link: KnowledgeLink): boolean =>
    canonicalText(link.source) === canonicalText(source);

const unlink = ({ provider, assistantId, options }: KnowledgeScope, linkId: string) =>
  required(provider, 'knowledge').asyncAndThen((knowledge) =>
    knowledge
      .unlink(assistantId, linkId, options)
      .orElse((error) => (error.kind === 'notFound' ? okAsync() : errAsync(error))),
  );

/** The work of `link`. An assistant links a source at most once, so the source identifies the link. */
export const linkWork: StepWork<LinkAction> = {
  before: () => okAsync(null),
  run: ({ provider, assistantId, action, options, mark }) =>
    required(provider, 'knowledge').asyncAndThen((knowledge) =>
      knowledge
        .link(assistantId, action.source, { ...options, idempotencyKey: mark })
        .map(({ linkId, source }) => ({ id: linkId, written: { ...source } })),
    ),
  expected: ({ action }) => ({ ...action.source }),
  resolve: (scope) =>
    lookTwice(scope, () =>
      linksOf(scope).map((links): Resolution => {
        const found = links.find(isOf(scope.action.source));
        return found
          ? { state: 'done', result: { id: found.linkId, written: { ...found.source } } }
          : { state: 'notDone' };
      }),
    ),
  undo: (scope, _, { id = '' }) => unlink(scope, id).map(() => ({ state: 'undone' }) as const),
};

/** The work of `unlink`. */
export const unlinkWork: StepWork<UnlinkAction> = {
  before: (scope) =>
    linksOf(scope).andThen((links) => {
      const found = links.find(({ linkId }) => linkId === scope.action.linkId);
      if (found && found.source.type !== 'unknown') return ok<JsonValue>({ ...found.source });
      const message = `the link ${scope.action.linkId} does not exist, or has a type that cannot be linked again`;
      return err(createReconcileError(scope.provider.vendor, 'notFound', message));
    }),
  run: (scope) => unlink(scope, scope.action.linkId).map(() => ({})),
  resolve: (scope) =>
    linksOf(scope).map((links) =>
      links.some(({ linkId }) => linkId === scope.action.linkId)
        ? ({ state: 'notDone' } as const)
        : ({ state: 'done', result: {} } as const),
    ),
  undo: (scope, before) => {
    const source = before as unknown as KnowledgeSource;
    const isLinked = () => linksOf(scope).map((links) => links.some(isOf(source)));
    const isLinkedLater = () => graceTime(scope).andThen(isLinked);
    const undone: Undone = { state: 'undone' };
    const untouched: Undone = { ...undone, isUntouched: true };
    // The list may show for a while what is unlinked.
    return isLinked()
      .andThen((linked) => (linked ? isLinkedLater() : ok(false)))
      .andThen((linked) => {
        if (linked) return ok(untouched);
        const { provider, assistantId, options } = scope;
        return (
          required(provider, 'knowledge')
            .asyncAndThen((knowledge) => resultOf(knowledge.link(assistantId, source, options)))
            .map(() => undone)
            // Nor does it show at once what an interrupted rollback has linked.
            .orElse((error) =>
              error.kind === 'conflict'
                ? isLinkedLater().andThen((isThere) => (isThere ? ok(untouched) : err(error)))
                : errAsync(error),
            )
        );
      });
  },
};
