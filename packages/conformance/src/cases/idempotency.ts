/** Idempotency keys, and what is harmless to repeat. */
import assert from 'node:assert/strict';
import type { Reply } from '@assistant-provider/core';
import { sameEntries } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** Whether the writes that went out may be repeated: then the vendor honours the key. */
const honoured = ({ probe }: CaseContext, operation: string): boolean => {
  const writes = probe.exchanges.filter(
    (exchange) => exchange.operation === operation && exchange.writes,
  );
  assert.ok(writes.length > 0, `${operation} told of no request that writes`);
  return writes.every(({ repeatable }) => repeatable);
};

const idempotencyKey = 'conformance-key-1';

const count = async ({ provider, collect }: CaseContext) =>
  (await collect(provider.assistants.all())).length;

export const idempotencyCases: readonly ConformanceCase[] = [
  {
    id: 'idempotency.same-key',
    contract:
      'The same creation made twice with one key is done once, where the vendor honours such a key.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, name } = stage;
      const create = () => provider.assistants.create({ name: name() }, { idempotencyKey });
      const first = await ok(create());
      const second = await create();
      if (!honoured(stage, 'assistants.create')) return;
      assert.ok(
        second.isOk(),
        `the second time it failed: ${second.isErr() ? second.error.message : ''}`,
      );
      assert.equal(second.value.id, first.id, 'one key made two assistants');
      assert.equal(await count(stage), 1);
    },
  },
  {
    id: 'idempotency.other-key',
    contract: 'Another key, or none, is another creation.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, name } = stage;
      const ids = [
        await ok(provider.assistants.create({ name: name(1) }, { idempotencyKey })),
        await ok(provider.assistants.create({ name: name(2) }, { idempotencyKey: 'another' })),
        await ok(provider.assistants.create({ name: name(3) })),
        await ok(provider.assistants.create({ name: name(4) })),
      ].map(({ id }) => id);
      assert.equal(new Set(ids).size, 4);
      assert.equal(await count(stage), 4);
    },
  },
  {
    id: 'idempotency.other-input',
    contract: 'A key names one write: with other input it never answers as if that had been made.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, failed, name } = stage;
      await ok(provider.assistants.create({ name: name(1) }, { idempotencyKey }));
      const other = provider.assistants.create({ name: name(2) }, { idempotencyKey });
      const result = await other;
      if (result.isOk()) assert.equal(result.value.name, name(2), 'it answered the first one');
      else await failed(other, { kind: ['conflict', 'invalidInput'], effect: 'none' });
    },
  },
  {
    id: 'idempotency.length',
    contract: 'A key may have 1 to 200 characters.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      for (const [index, key] of ['k', 'k'.repeat(200)].entries())
        await ok(provider.assistants.create({ name: name(index + 1) }, { idempotencyKey: key }));
    },
  },
  {
    id: 'idempotency.any-script',
    contract:
      'The characters of a key may be of any script, and each of them counts: a vendor that takes fewer gets a hash of it.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, name, probe } = stage;
      // Alike in all that ASCII has, and as long as a key may be, in characters beyond 16 bits.
      const keys = ['Schlüssel', 'Schlössel', 'مفتاح', '鍵', '🗝'.repeat(200), '🔑'.repeat(200)];
      const create = (index: number) =>
        provider.assistants.create(
          { name: name(index + 1) },
          { idempotencyKey: keys[index] ?? '' },
        );
      const ids: string[] = [];
      for (const index of keys.keys()) ids.push((await ok(create(index))).id);
      assert.equal(new Set(ids).size, keys.length, 'two keys were taken for one');
      probe.clear();
      const again = await create(0);
      if (!honoured(stage, 'assistants.create')) return;
      assert.ok(again.isOk(), 'the second time it failed');
      assert.equal(again.value.id, ids[0], 'one key made two assistants');
    },
  },
  {
    id: 'idempotency.one-key-a-call',
    contract:
      'The key is the same over all requests and tries of a call, and fresh for each call without one.',
    feature: 'core',
    run: async (stage) => {
      const { provider, ok, name, probe } = stage;
      const keyOf = async (call: () => Reply<unknown>) => {
        probe.clear();
        await ok(call());
        const keys = new Set(probe.exchanges.map((exchange) => exchange.idempotencyKey));
        assert.equal(keys.size, 1, 'one call used several keys');
        return [...keys][0];
      };
      const given = await keyOf(() =>
        provider.assistants.create({ name: name(1) }, { idempotencyKey }),
      );
      assert.equal(given, idempotencyKey);
      const first = await keyOf(() => provider.assistants.create({ name: name(2) }));
      const second = await keyOf(() => provider.assistants.create({ name: name(3) }));
      assert.notEqual(first, second);
    },
  },
  {
    id: 'idempotency.link',
    contract:
      'The same link made twice with one key is made once, where the vendor honours such a key.',
    feature: 'knowledge',
    run: async (stage) => {
      const knowledge = stage.feature('knowledge');
      const { id } = await stage.anAssistant();
      const [source] = stage.given('knowledgeSources');
      assert.ok(source);
      const first = await stage.ok(knowledge.link(id, source, { idempotencyKey }));
      const second = await knowledge.link(id, source, { idempotencyKey });
      if (!honoured(stage, 'knowledge.link')) return;
      assert.ok(second.isOk(), 'the second time it failed');
      assert.equal(second.value.linkId, first.linkId);
      sameEntries(
        (await stage.ok(knowledge.list(id))).map(({ linkId }) => linkId),
        [first.linkId],
        'links',
      );
    },
  },
];
