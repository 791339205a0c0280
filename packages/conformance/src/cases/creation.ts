/** Creating an assistant, field by field. */
import assert from 'node:assert/strict';
import { checkAssistant, checkLink, hasMembers } from '../replies.js';
import { needsLimit, type ConformanceCase } from '../case.js';

export const creationCases: readonly ConformanceCase[] = [
  {
    id: 'creation.answer',
    contract:
      'Answers once the vendor accepted it: the new assistant, with its id, name, status, locator and `vendorData`.',
    feature: 'core',
    run: async ({ provider, vendor, ok, name }) => {
      const created = await ok(provider.assistants.create({ name: name() }));
      checkAssistant(created, vendor);
      assert.equal(created.name, name());
      assert.ok(
        ['creating', 'active', 'inactive', 'unknown'].includes(created.status),
        `just created, it is ${created.status}`,
      );
      assert.ok(created.vendorData, 'vendorData holds nothing');
    },
  },
  {
    id: 'creation.readable',
    contract: 'What was created can be read under its id.',
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
      'Names need not be unique: two of a name are two assistants, or `conflict` where the vendor forbids it.',
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
        'the second creation answered the first assistant',
      );
    },
  },
  {
    id: 'creation.unicode',
    contract: 'A name is kept as it is given, whatever its script.',
    feature: 'core',
    run: async ({ provider, limits, ok, name }) => {
      const given = `${name()} Ünïcode 客服 🎧 & <b>"q"</b>%2F`;
      const { pattern, maxLength = Infinity } = limits.name;
      // A vendor that bounds its names more narrowly gets its own valid name.
      const wanted =
        pattern?.test(given) === false || [...given].length > maxLength ? name() : given;
      const created = await ok(provider.assistants.create({ name: wanted }));
      assert.equal(created.name, wanted);
      assert.equal((await ok(provider.assistants.get(created.id))).name, wanted);
    },
  },
  {
    id: 'creation.longest-name',
    contract: 'Limits are true: a name of the greatest length is accepted.',
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
    contract: 'Knowledge sources of the draft are linked when it answers.',
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
    contract: '`vendorOptions` are keyed by vendor: other vendors’ entries are left alone.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const vendorOptions = { conformanceOtherVendor: { anything: ['at', 'all'] } };
      await ok(provider.assistants.create({ name: name(), vendorOptions }));
    },
  },
  {
    id: 'creation.vendor-options-checked',
    contract:
      '`vendorOptions` of this vendor are checked by the adapter: a field it does not know is `invalidInput`, and named.',
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
      assert.deepEqual(await collect(provider.assistants.all()), [], 'it was created nevertheless');
    },
  },
  {
    id: 'creation.draft-copied',
    contract: 'What the caller changes in a draft after the call does not reach the vendor.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const draft = { name: name(1) };
      const reply = provider.assistants.create(draft);
      draft.name = name(2);
      assert.equal((await ok(reply)).name, name(1));
    },
  },
];
