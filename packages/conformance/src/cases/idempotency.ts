/** Idempotency keys, and the writes that they make repeatable. */
import assert from 'node:assert/strict';
import type { OperationName, Reply } from '@assistant-provider/core';
import { sameEntries } from '../replies.js';
import type { ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';

/**
 * Returns whether the writes that were sent are repeatable: then the vendor honours the key. Those of an
 * operation that the limits name must be.
 */
const honoured = ({ probe, provider }: CaseContext, operation: OperationName): boolean => {
  const writes = probe.requests.filter(
    (request) => request.operation === operation && request.writes,
  );
  assert.ok(writes.length > 0, `${operation} declared no request that writes`);
  const isHonoured = writes.every(({ repeatable }) => repeatable);
  if (provider.limits.idempotencyKeys?.includes(operation) === true)
    assert.ok(isHonoured, `limits.idempotencyKeys names ${operation}, which is not repeatable`);
  return isHonoured;
};

const idempotencyKey = 'conformance-key-1';

const count = async ({ provider, collect }: CaseContext) =>
  (await collect(provider.assistants.all())).length;

export const idempotencyCases: readonly ConformanceCase[] = [
  {
    id: 'idempotency.same-key',
    contract: 'Two creations with one key create one assistant, if the vendor honours the key.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, name } = context;
      const create = () => provider.assistants.create({ name: name() }, { idempotencyKey });
      const first = await ok(create());
      const second = await create();
      if (!honoured(context, 'assistants.create')) return;
      assert.ok(
        second.isOk(),
        `the second call failed: ${second.isErr() ? second.error.message : ''}`,
      );
      assert.equal(second.value.id, first.id, 'one key created two assistants');
      assert.equal(await count(context), 1);
    },
  },
  {
    id: 'idempotency.other-key',
    contract: 'A creation with another key, or without one, creates another assistant.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, name } = context;
      const ids = [
        await ok(provider.assistants.create({ name: name(1) }, { idempotencyKey })),
        await ok(provider.assistants.create({ name: name(2) }, { idempotencyKey: 'another' })),
        await ok(provider.assistants.create({ name: name(3) })),
        await ok(provider.assistants.create({ name: name(4) })),
      ].map(({ id }) => id);
      assert.equal(new Set(ids).size, 4);
      assert.equal(await count(context), 4);
    },
  },
  {
    id: 'idempotency.other-input',
    contract:
      'A key used again with other input never returns a result as if that input had been written.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, failed, name } = context;
      await ok(provider.assistants.create({ name: name(1) }, { idempotencyKey }));
      const other = provider.assistants.create({ name: name(2) }, { idempotencyKey });
      const result = await other;
      if (result.isOk())
        assert.equal(result.value.name, name(2), 'the call returned the first assistant');
      else await failed(other, { kind: ['conflict', 'invalidInput'], effect: 'none' });
    },
  },
  {
    id: 'idempotency.length',
    contract: 'A key of 1 to 200 characters is accepted.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      for (const [index, key] of ['k', 'k'.repeat(200)].entries())
        await ok(provider.assistants.create({ name: name(index + 1) }, { idempotencyKey: key }));
    },
  },
  {
    id: 'idempotency.any-script',
    contract: 'A key may contain characters of any script, and each character counts.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, name, probe } = context;
      // Some differ only beyond ASCII; some have the greatest length, in characters beyond 16 bits.
      const keys = ['Schlüssel', 'Schlössel', 'مفتاح', '鍵', '🗝'.repeat(200), '🔑'.repeat(200)];
      const create = (index: number) =>
        provider.assistants.create(
          { name: name(index + 1) },
          { idempotencyKey: keys[index] ?? '' },
        );
      const ids: string[] = [];
      for (const index of keys.keys()) ids.push((await ok(create(index))).id);
      assert.equal(new Set(ids).size, keys.length, 'two keys were treated as one');
      probe.clear();
      const again = await create(0);
      if (!honoured(context, 'assistants.create')) return;
      assert.ok(again.isOk(), 'the second call failed');
      assert.equal(again.value.id, ids[0], 'one key created two assistants');
    },
  },
  {
    id: 'idempotency.one-key-a-call',
    contract:
      'All requests and tries of a call have the same key; each call without a key gets a new one.',
    feature: 'core',
    run: async (context) => {
      const { provider, ok, name, probe } = context;
      const keyOf = async (call: () => Reply<unknown>) => {
        probe.clear();
        await ok(call());
        const keys = new Set(probe.requests.map((request) => request.idempotencyKey));
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
    contract: 'Two links with one key create one link, if the vendor honours the key.',
    feature: 'knowledge',
    run: async (context) => {
      const knowledge = context.feature('knowledge');
      const { id } = await context.anAssistant();
      const [source] = context.given('knowledgeSources');
      assert.ok(source);
      const first = await context.ok(knowledge.link(id, source, { idempotencyKey }));
      const second = await knowledge.link(id, source, { idempotencyKey });
      if (!honoured(context, 'knowledge.link')) return;
      assert.ok(second.isOk(), 'the second call failed');
      assert.equal(second.value.linkId, first.linkId);
      sameEntries(
        (await context.ok(knowledge.list(id))).map(({ linkId }) => linkId),
        [first.linkId],
        'links',
      );
    },
  },
];
