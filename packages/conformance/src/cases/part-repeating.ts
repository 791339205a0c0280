/** Writes of parts whose response is lost, that are made twice, or at the same time. */
import assert from 'node:assert/strict';
import type { ConformanceCase, Need } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { needsKind } from '../part-kinds.js';
import { aPartMaker, hasMany, isNumbered, type PartMaker } from '../part-maker.js';
import type { AssistantPart, FeatureMap, PartKindLimit } from '@assistant-provider/core';
import { mayRepeat, repeated } from './repeated.js';

const needsNumbered = needsKind('part whose id the vendor chooses', isNumbered);
const needsVersions = needsKind('part with versions', ({ versions }) => versions);
const needsDeletion = needsKind('part that can be deleted', ({ canDelete }) => canDelete);

interface Given {
  readonly context: CaseContext;
  readonly parts: FeatureMap['parts'];
  readonly maker: PartMaker;
  readonly assistantId: string;
  readonly kind: string;
}

/**
 * A case for each kind, at an assistant of its own. `prepare` makes what the check needs for its kind, before any
 * response is lost.
 */
const one = (
  id: string,
  contract: string,
  needs: readonly Need[],
  has: (limit: PartKindLimit) => boolean,
  prepare: (given: Given) => Promise<() => Promise<void>>,
): ConformanceCase => ({
  id,
  contract,
  feature: 'parts',
  needs,
  run: async (context) => {
    const parts = context.feature('parts');
    const kinds = Object.entries(context.limits.parts?.kinds ?? {});
    const checks: (() => Promise<void>)[] = [];
    let count = 0;
    for (const [kind] of kinds.filter(([, limit]) => has(limit))) {
      const { id: assistantId } = await context.anAssistant({ name: context.name((count += 1)) });
      const maker = await aPartMaker(context, assistantId);
      checks.push(await prepare({ context, parts, maker, assistantId, kind }));
    }
    for (const check of checks) await check();
  },
});

const ids = (parts: readonly AssistantPart[]): readonly string[] => parts.map(({ id }) => id);

export const partRepeatingCases: readonly ConformanceCase[] = [
  one(
    'repeating.part-create',
    'Creation of a part: sent twice, it does no more than sent once: there is one part.',
    [mayRepeat, needsNumbered],
    isNumbered,
    async ({ context, parts, maker, assistantId, kind }) => {
      const draft = await maker.draft(kind);
      const before = ids(await context.ok(parts.list(assistantId, { kind })));
      return async () => {
        const made = await repeated(context, () => parts.put(assistantId, draft));
        const after = ids(await context.ok(parts.list(assistantId, { kind })));
        const added = after.filter((id) => !before.includes(id));
        assert.equal(added.length, 1, `${added.length} parts of the kind ${kind}`);
        if (made) assert.equal(made.id, added[0]);
      };
    },
  ),
  one(
    'repeating.part-change',
    'Change of a part: sent twice, it does no more than sent once: the new content is kept.',
    [mayRepeat],
    () => true,
    async ({ context, parts, maker, assistantId, kind }) => {
      const { id } = await maker.make(kind);
      const content = await maker.changed(kind);
      return async () => {
        // Otherwise further writes of the call are missing.
        if (!(await repeated(context, () => parts.put(assistantId, { kind, id, content })))) return;
        const read = await context.ok(parts.get(assistantId, { kind, id }));
        assert.deepEqual(read.content, content, kind);
      };
    },
  ),
  one(
    'repeating.part-publish',
    'Publishing: sent twice, it does no more than sent once: there is one version.',
    [mayRepeat, needsVersions],
    ({ versions }) => versions,
    async ({ context, parts, maker, assistantId, kind }) => {
      const { id } = await maker.make(kind);
      return async () => {
        const published = await repeated(context, () => parts.publish(assistantId, { kind, id }));
        const { versions } = await context.ok(parts.get(assistantId, { kind, id, versions: true }));
        assert.equal(versions?.length, 1, `${versions?.length} versions`);
        if (published) assert.equal(published.version, versions[0]?.version);
      };
    },
  ),
  one(
    'repeating.part-delete',
    'Deletion of a part succeeds if an earlier try of the call may have deleted the part.',
    [mayRepeat, needsDeletion],
    ({ canDelete }) => canDelete,
    async ({ context, parts, maker, assistantId, kind }) => {
      const { id } = await maker.make(kind);
      return async () => {
        const gone = () => parts.delete(assistantId, { kind, id }).map(() => true);
        if (!(await repeated(context, gone))) return;
        await context.failed(parts.get(assistantId, { kind, id }), { kind: 'notFound' });
      };
    },
  ),
  {
    id: 'repeating.part-delete-unsent',
    contract:
      'Deletion of a part fails with `notFound`, even on a further try, if no earlier try can have had an effect.',
    feature: 'parts',
    needs: [needsDeletion, needsNumbered],
    run: async (context) => {
      const { partId: id } = context.given('unknown');
      assert.ok(id !== undefined, 'fixtures.unknown.partId is missing');
      const { assistantId, kinds, limit } = await aPartMaker(context);
      context.probe.skipFirst();
      for (const kind of kinds.filter((each) => limit(each).canDelete && isNumbered(limit(each))))
        await context.failed(context.feature('parts').delete(assistantId, { kind, id }), {
          kind: 'notFound',
          operation: 'parts.delete',
          effect: 'none',
        });
    },
  },
  one(
    'idempotency.part',
    'Two creations of a part with one key create one part, if the vendor honours the key.',
    [needsNumbered],
    isNumbered,
    async ({ context, parts, maker, assistantId, kind }) => {
      const draft = await maker.draft(kind);
      return async () => {
        context.probe.clear();
        const put = () => parts.put(assistantId, draft, { idempotencyKey: `conformance-${kind}` });
        const first = await context.ok(put());
        const writes = context.probe.requests.filter((request) => request.writes);
        const second = await put();
        if (!writes.every(({ repeatable }) => repeatable)) return;
        assert.ok(second.isOk(), 'the second call failed');
        assert.equal(second.value.id, first.id, 'one key created two parts');
      };
    },
  ),
  {
    id: 'concurrency.parts',
    contract:
      'Calls of one provider may run at the same time, on one assistant as well: parts that are put concurrently are all kept.',
    feature: 'parts',
    run: async (context) => {
      const { ok } = context;
      const parts = context.feature('parts');
      const { assistantId, kinds, limit, make, draft, changed } = await aPartMaker(context);
      const drafts = [];
      for (const kind of kinds) {
        const { id } = await make(kind);
        drafts.push({ kind, id, content: await changed(kind) });
        if (hasMany(limit(kind))) drafts.push(await draft(kind, 2));
      }
      const put = await Promise.all(drafts.map((each) => ok(parts.put(assistantId, each))));
      for (const [index, { kind, id }] of put.entries()) {
        const { content } = await ok(parts.get(assistantId, { kind, id }));
        assert.deepEqual(content, drafts[index]?.content, `the content of ${kind} ${id}`);
      }
    },
  },
];
