/** Tags of an assistant that exists. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** The fixture's tags, of which cases need two. */
function twoTags(stage: CaseContext) {
  const [one, other] = Object.entries(stage.given('tags'));
  assert.ok(one && other, 'fixtures.tags needs two tags');
  return { one, other };
}

const listed = async (stage: CaseContext, id: string) => ({
  ...(await stage.ok(stage.feature('tagging').list(id))),
});

export const taggingCases: readonly ConformanceCase[] = [
  {
    id: 'tagging.add',
    contract: 'Adds these tags; others stay.',
    feature: 'tagging',
    run: async (stage) => {
      const tagging = stage.feature('tagging');
      const { id } = await stage.anAssistant();
      assert.deepEqual(await listed(stage, id), {});
      const { one, other } = twoTags(stage);
      await stage.ok(tagging.tag(id, Object.fromEntries([one])));
      await stage.ok(tagging.tag(id, Object.fromEntries([other])));
      assert.deepEqual(await listed(stage, id), Object.fromEntries([one, other]));
    },
  },
  {
    id: 'tagging.change',
    contract: 'Changes the value of a tag that is there.',
    feature: 'tagging',
    run: async (stage) => {
      const tagging = stage.feature('tagging');
      const { id } = await stage.anAssistant();
      const { one, other } = twoTags(stage);
      await stage.ok(tagging.tag(id, Object.fromEntries([one, other])));
      await stage.ok(tagging.tag(id, { [one[0]]: other[1] }));
      assert.deepEqual(await listed(stage, id), { [one[0]]: other[1], [other[0]]: other[1] });
    },
  },
  {
    id: 'tagging.remove',
    contract: 'Removes these keys; keys that are not there are left out, and others stay.',
    feature: 'tagging',
    run: async (stage) => {
      const tagging = stage.feature('tagging');
      const { id } = await stage.anAssistant();
      const { one, other } = twoTags(stage);
      await stage.ok(tagging.tag(id, Object.fromEntries([one])));
      await stage.ok(tagging.untag(id, [other[0]]));
      assert.deepEqual(await listed(stage, id), Object.fromEntries([one]));
      await stage.ok(tagging.tag(id, Object.fromEntries([other])));
      await stage.ok(tagging.untag(id, [one[0]]));
      assert.deepEqual(await listed(stage, id), Object.fromEntries([other]));
    },
  },
  {
    id: 'tagging.inherited-names',
    contract:
      'A tag may be named as a member of every object is: `constructor` is a key like others.',
    feature: 'tagging',
    needs: [
      ({ limits }) =>
        limits.tags?.key.pattern?.test('constructor') === false
          ? { because: 'limits', reason: 'such a key is not valid' }
          : undefined,
    ],
    run: async (stage) => {
      const tagging = stage.feature('tagging');
      const { id } = await stage.anAssistant();
      const { one } = twoTags(stage);
      await stage.ok(tagging.untag(id, ['constructor']));
      await stage.ok(tagging.tag(id, { constructor: one[1] }));
      assert.deepEqual(Object.entries(await listed(stage, id)), [['constructor', one[1]]]);
    },
  },
  {
    id: 'tagging.own-assistant',
    contract: 'Tags are of one assistant: others are not touched.',
    feature: 'tagging',
    run: async (stage) => {
      const [first, second] = await stage.assistants(2);
      assert.ok(first && second);
      await stage.ok(stage.feature('tagging').tag(first.id, stage.given('tags')));
      assert.deepEqual(await listed(stage, second.id), {});
    },
  },
  {
    id: 'tagging.agrees',
    contract: 'Where an assistant carries its tags, they are those that `list` answers.',
    feature: 'tagging',
    run: async (stage) => {
      const { id } = await stage.anAssistant();
      await stage.ok(stage.feature('tagging').tag(id, stage.given('tags')));
      const { tags } = await stage.ok(stage.provider.assistants.get(id));
      if (tags !== undefined) assert.deepEqual({ ...tags }, await listed(stage, id));
    },
  },
  {
    id: 'tagging.unknown-assistant',
    contract: 'Tags of an assistant that never was are `notFound`.',
    feature: 'tagging',
    run: async (stage) => {
      const { failed, given } = stage;
      const tagging = stage.feature('tagging');
      const { assistantId } = given('unknown');
      const { one } = twoTags(stage);
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
