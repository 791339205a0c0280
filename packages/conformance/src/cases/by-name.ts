/** `list({ name })`: the same rule at every vendor. */
import assert from 'node:assert/strict';
import { entriesOf, pagesOf, sameEntries } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

const idsNamed = async ({ provider, collect }: CaseContext, name: string) =>
  (await collect(provider.assistants.all({ name }))).map(({ id }) => id);

export const byNameCases: readonly ConformanceCase[] = [
  {
    id: 'by-name.exact',
    contract: 'Matches exactly: neither beginnings nor longer names.',
    feature: 'core',
    run: async (stage) => {
      const { anAssistant, name } = stage;
      const { id } = await anAssistant({ name: name(1) });
      await anAssistant({ name: `${name(1)}2` });
      await anAssistant({ name: name(2) });
      assert.deepEqual(await idsNamed(stage, name(1)), [id]);
      assert.deepEqual(await idsNamed(stage, name(1).slice(0, -1)), []);
    },
  },
  {
    id: 'by-name.case',
    contract: 'Upper and lower case are told apart.',
    feature: 'core',
    run: async (stage) => {
      const { anAssistant, name } = stage;
      await anAssistant();
      const other = name().toUpperCase() === name() ? name().toLowerCase() : name().toUpperCase();
      if (other !== name()) assert.deepEqual(await idsNamed(stage, other), []);
      assert.equal((await idsNamed(stage, name())).length, 1);
    },
  },
  {
    id: 'by-name.many',
    contract: 'None, one or many may come: all that have the name.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, name, anAssistant } = stage;
      const { id } = await anAssistant();
      const second = await provider.assistants.create({ name: name() });
      const expected = second.isOk() ? [id, second.value.id] : [id];
      sameEntries(await idsNamed(stage, name()), expected, 'all of that name');
      const { items } = await ok(provider.assistants.list({ name: name() }));
      for (const item of items) assert.equal(item.name, name());
    },
  },
  {
    id: 'by-name.far-away',
    contract:
      'It finds what lies many pages away, and an empty page means that nothing more comes.',
    feature: 'core',
    run: async (stage) => {
      const { provider, limits, name, anAssistant, assistants } = stage;
      const { min } = limits.pageSize;
      await assistants(2 * min + 1);
      const { id } = await anAssistant({ name: name(9_999) });
      const pages = await pagesOf(stage, (cursor) =>
        provider.assistants.list({
          name: name(9_999),
          pageSize: min,
          ...(cursor !== undefined && { cursor }),
        }),
      );
      assert.deepEqual(
        entriesOf(pages).map((entry) => entry.id),
        [id],
      );
      for (const { items } of pages.slice(0, -1)) assert.ok(items.length > 0, 'an empty page');
    },
  },
  {
    id: 'by-name.deleted',
    contract: 'Leaves out what is deleted or being deleted.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, name, anAssistant } = stage;
      const { id } = await anAssistant();
      await ok(provider.assistants.delete(id));
      assert.deepEqual(await idsNamed(stage, name()), []);
    },
  },
];
