/** Tags of an assistant that exists. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** Two tags of the fixtures. */
function twoTags(context: CaseContext) {
  const [one, other] = Object.entries(context.given('tags'));
  assert.ok(one && other, 'fixtures.tags needs two tags');
  return { one, other };
}

const listed = async (context: CaseContext, id: string) => ({
  ...(await context.ok(context.feature('tagging').list(id))),
});

export const taggingCases: readonly ConformanceCase[] = [
  {
    id: 'tagging.add',
    contract: 'Adds these tags and keeps others.',
    feature: 'tagging',
    run: async (context) => {
      const tagging = context.feature('tagging');
      const { id } = await context.anAssistant();
      assert.deepEqual(await listed(context, id), {});
      const { one, other } = twoTags(context);
      await context.ok(tagging.tag(id, Object.fromEntries([one])));
      await context.ok(tagging.tag(id, Object.fromEntries([other])));
      assert.deepEqual(await listed(context, id), Object.fromEntries([one, other]));
    },
  },
  {
    id: 'tagging.change',
    contract: 'Changes the value of an existing tag.',
    feature: 'tagging',
    run: async (context) => {
      const tagging = context.feature('tagging');
      const { id } = await context.anAssistant();
      const { one, other } = twoTags(context);
      await context.ok(tagging.tag(id, Object.fromEntries([one, other])));
      await context.ok(tagging.tag(id, { [one[0]]: other[1] }));
      assert.deepEqual(await listed(context, id), { [one[0]]: other[1], [other[0]]: other[1] });
    },
  },
  {
    id: 'tagging.remove',
    contract: 'Removes these keys, ignores keys that do not exist, and keeps others.',
    feature: 'tagging',
    run: async (context) => {
      const tagging = context.feature('tagging');
      const { id } = await context.anAssistant();
      const { one, other } = twoTags(context);
      await context.ok(tagging.tag(id, Object.fromEntries([one])));
      await context.ok(tagging.untag(id, [other[0]]));
      assert.deepEqual(await listed(context, id), Object.fromEntries([one]));
      await context.ok(tagging.tag(id, Object.fromEntries([other])));
      await context.ok(tagging.untag(id, [one[0]]));
      assert.deepEqual(await listed(context, id), Object.fromEntries([other]));
    },
  },
  {
    id: 'tagging.inherited-names',
    contract: '`constructor` is a key like any other, although every object has such a member.',
    feature: 'tagging',
    needs: [
      ({ limits }) =>
        limits.tags?.key.pattern?.test('constructor') === false
          ? { because: 'limits', reason: 'the key is not valid' }
          : undefined,
    ],
    run: async (context) => {
      const tagging = context.feature('tagging');
      const { id } = await context.anAssistant();
      const { one } = twoTags(context);
      await context.ok(tagging.untag(id, ['constructor']));
      await context.ok(tagging.tag(id, { constructor: one[1] }));
      assert.deepEqual(Object.entries(await listed(context, id)), [['constructor', one[1]]]);
    },
  },
  {
    id: 'tagging.own-assistant',
    contract: 'Tags belong to one assistant; other assistants are not changed.',
    feature: 'tagging',
    run: async (context) => {
      const [first, second] = await context.assistants(2);
      assert.ok(first && second);
      await context.ok(context.feature('tagging').tag(first.id, context.given('tags')));
      assert.deepEqual(await listed(context, second.id), {});
    },
  },
  {
    id: 'tagging.agrees',
    contract: 'If an assistant has `tags`, they are the same as in `list`.',
    feature: 'tagging',
    run: async (context) => {
      const { id } = await context.anAssistant();
      await context.ok(context.feature('tagging').tag(id, context.given('tags')));
      const { tags } = await context.ok(context.provider.assistants.get(id));
      if (tags !== undefined) assert.deepEqual({ ...tags }, await listed(context, id));
    },
  },
  {
    id: 'tagging.unknown-assistant',
    contract: 'Tags of an assistant that never existed are `notFound`.',
    feature: 'tagging',
    run: async (context) => {
      const { failed, given } = context;
      const tagging = context.feature('tagging');
      const { assistantId } = given('unknown');
      const { one } = twoTags(context);
      const kind = 'notFound';
      await failed(tagging.list(assistantId), { kind, operation: 'tagging.list' });
      await failed(tagging.tag(assistantId, { [one[0]]: one[1] }), {
        kind,
        operation: 'tagging.tag',
      });
      await failed(tagging.untag(assistantId, [one[0]]), { kind, operation: 'tagging.untag' });
    },
  },
];
