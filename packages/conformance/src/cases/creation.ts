/** Creating an assistant, field by field. */
import assert from 'node:assert/strict';
import { checkAssistant, checkLink, hasMembers } from '../replies.js';
import { needsLimit, type ConformanceCase } from '../case.js';

export const creationCases: readonly ConformanceCase[] = [
  {
    id: 'creation.answer',
    contract:
      'Resolves as soon as the vendor accepts the request, to an assistant with id, name, status, locator and `vendorData`.',
    feature: 'core',
    run: async ({ provider, vendor, ok, name }) => {
      const created = await ok(provider.assistants.create({ name: name() }));
      checkAssistant(created, vendor);
      assert.equal(created.name, name());
      assert.ok(
        ['creating', 'active', 'inactive', 'unknown'].includes(created.status),
        `just created, it is ${created.status}`,
      );
      assert.ok(created.vendorData, 'vendorData is empty');
    },
  },
  {
    id: 'creation.readable',
    contract: 'The new assistant can be read by its id.',
    feature: 'core',
    run: async ({ provider, vendor, ok, name }) => {
      const created = await ok(provider.assistants.create({ name: name() }));
      const read = await ok(provider.assistants.get(created.id));
      checkAssistant(read, vendor);
      hasMembers(read, { id: created.id, name: name(), locator: created.locator }, 'as created');
    },
  },
  {
    id: 'creation.same-name',
    contract:
      'Two creations with one name create two assistants, or the second fails with `conflict` if the vendor forbids it.',
    feature: 'core',
    run: async ({ provider, ok, failed, name }) => {
      const first = await ok(provider.assistants.create({ name: name() }));
      const second = provider.assistants.create({ name: name() });
      const result = await second;
      if (result.isErr())
        return void (await failed(second, {
          kind: 'conflict',
          operation: 'assistants.create',
          effect: 'none',
        }));
      assert.notEqual(
        result.value.id,
        first.id,
        'the second creation returned the first assistant',
      );
    },
  },
  {
    id: 'creation.unicode',
    contract: 'A name in any script is kept unchanged.',
    feature: 'core',
    run: async ({ provider, limits, ok, name }) => {
      const given = `${name()} Ünïcode 客服 🎧 & <b>"q"</b>%2F`;
      const { pattern, maxLength = Infinity } = limits.name;
      // A vendor with stricter rules for names gets a name of its fixtures.
      const wanted =
        pattern?.test(given) === false || [...given].length > maxLength ? name() : given;
      const created = await ok(provider.assistants.create({ name: wanted }));
      assert.equal(created.name, wanted);
      assert.equal((await ok(provider.assistants.get(created.id))).name, wanted);
    },
  },
  {
    id: 'creation.longest-name',
    contract: 'A name of the greatest length that the limits allow is accepted.',
    feature: 'core',
    needs: [needsLimit('name.maxLength', ({ name }) => name.maxLength)],
    run: async ({ provider, limits, ok, name }) => {
      const longest = name().padEnd(limits.name.maxLength ?? 0, 'x');
      const created = await ok(provider.assistants.create({ name: longest }));
      assert.equal(created.name, longest);
    },
  },
  {
    id: 'creation.description',
    contract: '`description` is kept.',
    feature: 'core',
    needs: [needsLimit('description', ({ description }) => description)],
    run: async ({ provider, ok, given, anAssistant }) => {
      const description = given('description');
      const { id } = await anAssistant({ description });
      assert.equal((await ok(provider.assistants.get(id))).description, description);
    },
  },
  {
    id: 'creation.tags',
    contract: '`tags` are kept.',
    feature: 'core',
    needs: [needsLimit('tags', ({ tags }) => tags)],
    run: async ({ provider, ok, given, anAssistant }) => {
      const tags = given('tags');
      const { id } = await anAssistant({ tags });
      const read = provider.tagging
        ? await ok(provider.tagging.list(id))
        : (await ok(provider.assistants.get(id))).tags;
      assert.deepEqual({ ...read }, tags);
    },
  },
  {
    id: 'creation.encryption',
    contract: '`encryption.kmsKeyId` is kept.',
    feature: 'core',
    needs: [needsLimit('kmsKeyId', ({ kmsKeyId }) => kmsKeyId)],
    run: async ({ provider, ok, given, anAssistant }) => {
      const encryption = given('encryption');
      const { id } = await anAssistant({ encryption });
      assert.deepEqual((await ok(provider.assistants.get(id))).encryption, encryption);
    },
  },
  {
    id: 'creation.knowledge',
    contract: 'The knowledge sources of the draft are linked when the call resolves.',
    feature: 'knowledge',
    run: async ({ provider, feature, ok, given, name }) => {
      const sources = given('knowledgeSources').slice(0, 1);
      const created = await ok(provider.assistants.create({ name: name(), knowledge: sources }));
      const links = await ok(feature('knowledge').list(created.id));
      links.forEach(checkLink);
      assert.deepEqual(
        links.map(({ source }) => source),
        sources,
      );
    },
  },
  {
    id: 'creation.vendor-options',
    contract: '`vendorOptions` of other vendors are ignored.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const vendorOptions = { conformanceOtherVendor: { anything: ['at', 'all'] } };
      await ok(provider.assistants.create({ name: name(), vendorOptions }));
    },
  },
  {
    id: 'creation.vendor-options-checked',
    contract:
      'An unknown field in `vendorOptions` of this vendor is `invalidInput`, and the error names it.',
    feature: 'core',
    run: async ({ provider, vendor, failed, name, collect }) => {
      const vendorOptions = { [vendor]: { conformanceUnknownField: true } };
      const error = await failed(provider.assistants.create({ name: name(), vendorOptions }), {
        kind: 'invalidInput',
        operation: 'assistants.create',
        effect: 'none',
      });
      assert.ok(
        error.issues?.some(({ field }) => field.startsWith(`draft.vendorOptions.${vendor}`)),
        `no issue names draft.vendorOptions.${vendor}`,
      );
      assert.deepEqual(
        await collect(provider.assistants.all()),
        [],
        'the assistant was created anyway',
      );
    },
  },
  {
    id: 'creation.draft-copied',
    contract: 'Changes that the caller makes to a draft after the call do not reach the vendor.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const draft = { name: name(1) };
      const reply = provider.assistants.create(draft);
      draft.name = name(2);
      assert.equal((await ok(reply)).name, name(1));
    },
  },
];
