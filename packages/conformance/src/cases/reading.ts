/** Reading one assistant. */
import assert from 'node:assert/strict';
import { checkAssistant } from '../replies.js';
import type { ConformanceCase } from '../case.js';

export const readingCases: readonly ConformanceCase[] = [
  {
    id: 'reading.unknown',
    contract: 'An assistant that never existed is `notFound`, and the error names it.',
    feature: 'core',
    run: async ({ provider, failed, given }) => {
      const { assistantId } = given('unknown');
      const error = await failed(provider.assistants.get(assistantId), {
        kind: 'notFound',
        operation: 'assistants.get',
      });
      assert.equal(error.retry, 'never');
      assert.equal(error.assistantId, assistantId);
    },
  },
  {
    id: 'reading.right-one',
    contract: 'Returns the assistant with the given id, among several.',
    feature: 'core',
    run: async ({ provider, vendor, ok, assistants }) => {
      for (const { id, name } of await assistants(3)) {
        const read = await ok(provider.assistants.get(id));
        checkAssistant(read, vendor);
        assert.deepEqual([read.id, read.name], [id, name]);
      }
    },
  },
  {
    id: 'reading.own-copy',
    contract: 'A result belongs to the caller: changing it does not affect later results.',
    feature: 'core',
    run: async ({ provider, ok, anAssistant, name }) => {
      const { id } = await anAssistant();
      const first = (await ok(provider.assistants.get(id))) as {
        name: string;
        vendorData: unknown;
      };
      first.name = 'changed by the caller';
      if (typeof first.vendorData === 'object' && first.vendorData !== null)
        Object.assign(first.vendorData, { name: 'changed by the caller' });
      const second = await ok(provider.assistants.get(id));
      assert.equal(second.name, name());
      assert.notEqual(second.vendorData, first.vendorData);
    },
  },
  {
    id: 'reading.changes-nothing',
    contract: 'Reading changes nothing: two reads in a row are equal.',
    feature: 'core',
    run: async ({ provider, ok, anAssistant }) => {
      const { id } = await anAssistant();
      const first = await ok(provider.assistants.get(id));
      assert.deepEqual(await ok(provider.assistants.get(id)), first);
    },
  },
  {
    id: 'reading.vendor-data',
    contract: '`vendorData` is the vendor’s own object as received, with the given name in it.',
    feature: 'core',
    run: async ({ provider, ok, anAssistant, name }) => {
      const { id } = await anAssistant();
      const { vendorData } = await ok(provider.assistants.get(id));
      assert.ok(JSON.stringify(vendorData).includes(JSON.stringify(name())), 'vendorData');
      const { items } = await ok(provider.assistants.list());
      const listed = items.find((item) => item.id === id);
      assert.ok(JSON.stringify(listed?.vendorData).includes(JSON.stringify(name())), 'in the list');
    },
  },
];
