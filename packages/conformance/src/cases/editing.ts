/** Changing an assistant in place. */
import assert from 'node:assert/strict';
import { checkAssistant } from '../replies.js';
import { needsLimit, needsControl, type ConformanceCase } from '../case.js';

const hasDescription = needsLimit(
  'description that changes in place',
  ({ description }) => description && description.changes !== 'atCreation',
);

export const editingCases: readonly ConformanceCase[] = [
  {
    id: 'editing.name',
    contract: 'The name changes, in the result and later reads; the id stays the same.',
    feature: 'editing',
    run: async ({ provider, vendor, feature, ok, name, anAssistant }) => {
      const { id, locator } = await anAssistant({ name: name(1) });
      const updated = await ok(feature('editing').update(id, { name: name(2) }));
      checkAssistant(updated, vendor);
      assert.deepEqual([updated.id, updated.name, updated.locator], [id, name(2), locator]);
      assert.equal((await ok(provider.assistants.get(id))).name, name(2));
    },
  },
  {
    id: 'editing.description',
    contract: 'The description changes.',
    feature: 'editing',
    needs: [hasDescription],
    run: async ({ provider, feature, ok, given, anAssistant }) => {
      const { id } = await anAssistant();
      await ok(feature('editing').update(id, { description: given('description') }));
      assert.equal((await ok(provider.assistants.get(id))).description, given('description'));
    },
  },
  {
    id: 'editing.absent-members-stay',
    contract: 'Members that the patch does not have are not changed.',
    feature: 'editing',
    needs: [hasDescription],
    run: async ({ provider, feature, ok, name, given, anAssistant }) => {
      const { id } = await anAssistant({ name: name(1), description: given('description') });
      await ok(feature('editing').update(id, { name: name(2) }));
      const read = await ok(provider.assistants.get(id));
      assert.deepEqual([read.name, read.description], [name(2), given('description')]);
    },
  },
  {
    id: 'editing.nothing',
    contract: 'An empty patch changes nothing and returns the assistant.',
    feature: 'editing',
    run: async ({ feature, ok, name, anAssistant }) => {
      const { id } = await anAssistant();
      const updated = await ok(feature('editing').update(id, {}));
      assert.deepEqual([updated.id, updated.name], [id, name()]);
    },
  },
  {
    id: 'editing.unknown-members-stay',
    contract:
      'Keeps every member that the patch does not have, even one that is unknown to the contract.',
    feature: 'editing',
    needs: [needsControl('a new member', ({ unknownValues }) => unknownValues.member)],
    run: async ({ provider, feature, controls, ok, name, anAssistant }) => {
      const { id } = await anAssistant({ name: name(1) });
      await controls.unknownValues.member(id, 'conformanceMember', { deep: [1, 2] });
      await ok(feature('editing').update(id, { name: name(2) }));
      const { vendorData } = await ok(provider.assistants.get(id));
      const kept = (vendorData as Readonly<Record<string, unknown>>)['conformanceMember'];
      assert.deepEqual(kept, { deep: [1, 2] });
    },
  },
  {
    id: 'editing.only-that-one',
    contract: 'Other assistants are not changed.',
    feature: 'editing',
    run: async ({ provider, feature, ok, name, assistants }) => {
      const [changed, other] = await assistants(2);
      assert.ok(changed && other);
      const before = await ok(provider.assistants.get(other.id));
      await ok(feature('editing').update(changed.id, { name: name(3) }));
      assert.deepEqual(await ok(provider.assistants.get(other.id)), before);
    },
  },
  {
    id: 'editing.unknown',
    contract: 'An assistant that never existed is `notFound`.',
    feature: 'editing',
    run: async ({ feature, failed, name, given }) => {
      await failed(feature('editing').update(given('unknown').assistantId, { name: name() }), {
        kind: 'notFound',
        operation: 'editing.update',
        effect: 'none',
      });
    },
  },
  {
    id: 'editing.vendor-options-checked',
    contract:
      'An unknown field in `vendorOptions` of this vendor is `invalidInput`; other vendors’ are ignored.',
    feature: 'editing',
    run: async ({ feature, vendor, ok, failed, anAssistant }) => {
      const { id } = await anAssistant();
      const editing = feature('editing');
      await ok(editing.update(id, { vendorOptions: { conformanceOtherVendor: { any: 1 } } }));
      const error = await failed(
        editing.update(id, {
          vendorOptions: { [vendor]: { conformanceUnknownField: true } },
        }),
        { kind: 'invalidInput', operation: 'editing.update', effect: 'none' },
      );
      assert.ok(
        error.issues?.some(({ field }) => field.startsWith(`patch.vendorOptions.${vendor}`)),
        `no issue names patch.vendorOptions.${vendor}`,
      );
    },
  },
];
