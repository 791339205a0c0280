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
    contract: 'Matches the whole name, not a prefix.',
    feature: 'core',
    run: async (context) => {
      const { anAssistant, name } = context;
      const { id } = await anAssistant({ name: name(1) });
      await anAssistant({ name: `${name(1)}2` });
      await anAssistant({ name: name(2) });
      assert.deepEqual(await idsNamed(context, name(1)), [id]);
      assert.deepEqual(await idsNamed(context, name(1).slice(0, -1)), []);
    },
  },
  {
    id: 'by-name.case',
    contract: 'Matches case-sensitively.',
    feature: 'core',
    run: async (context) => {
      const { anAssistant, name } = context;
      await anAssistant();
      const other = name().toUpperCase() === name() ? name().toLowerCase() : name().toUpperCase();
      if (other !== name()) assert.deepEqual(await idsNamed(context, other), []);
      assert.equal((await idsNamed(context, name())).length, 1);
    },
  },
  {
    id: 'by-name.many',
    contract: 'Returns every assistant with the name: zero, one or several.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, name, anAssistant } = context;
      const { id } = await anAssistant();
      const second = await provider.assistants.create({ name: name() });
      const expected = second.isOk() ? [id, second.value.id] : [id];
      sameEntries(await idsNamed(context, name()), expected, 'assistants with the name');
      const { items } = await ok(provider.assistants.list({ name: name() }));
      for (const item of items) assert.equal(item.name, name());
    },
  },
  {
    id: 'by-name.far-away',
    contract: 'Finds an assistant many pages away; an empty page is the last one.',
    feature: 'core',
    run: async (context) => {
      const { provider, limits, name, anAssistant, assistants } = context;
      const { min } = limits.pageSize;
      await assistants(2 * min + 1);
      const { id } = await anAssistant({ name: name(9_999) });
      const pages = await pagesOf(context, (cursor) =>
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
    id: 'by-name.impossible',
    contract: 'A name that the vendor cannot hold matches nothing, and nothing is sent.',
    feature: 'core',
    run: async (context) => {
      const { limits, name, anAssistant, probe } = context;
      await anAssistant();
      const { minLength = 1, maxLength = 4_096 } = limits.name;
      const tooLong = name().padEnd(maxLength + 1, 'x');
      const tooShort = [...name()].slice(0, minLength - 1).join('');
      probe.clear();
      for (const impossible of [tooLong, tooShort, `${name()}\n`, '\ud800'])
        assert.deepEqual(await idsNamed(context, impossible), []);
      assert.deepEqual(probe.requests, [], 'something was sent to the vendor');
    },
  },
  {
    id: 'by-name.deleted',
    contract: 'Leaves out assistants that are deleted or being deleted.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, name, anAssistant } = context;
      const { id } = await anAssistant();
      await ok(provider.assistants.delete(id));
      assert.deepEqual(await idsNamed(context, name()), []);
    },
  },
];
