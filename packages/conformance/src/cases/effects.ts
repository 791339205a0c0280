/** The account of what a call that failed may have written. */
import assert from 'node:assert/strict';
import type { CallOptions } from '@assistant-provider/core';
import { needsWay, type ConformanceCase } from '../case.js';
import { invoke, validArguments, type Target } from '../operations.js';
import { checkAnswerLost } from './harness.js';

export const effectCases: readonly ConformanceCase[] = [
  {
    id: 'effects.lost-answer',
    contract:
      'A write whose answer got lost says effect `maybe`; if repeating it could do it twice, it says retry `never`. A creation without a key of the caller could.',
    feature: 'core',
    needs: [needsWay('answers that are lost', ({ loseAnswers }) => loseAnswers)],
    run: async (stage) => {
      const { provider, probe, controls, failed, name } = stage;
      const create = async (options: CallOptions) => {
        await controls.loseAnswers(10);
        probe.clear();
        const reply = provider.assistants.create({ name: name() }, options);
        void (await reply);
        checkAnswerLost(stage);
        return failed(reply, {
          kind: 'unavailable',
          operation: 'assistants.create',
          effect: 'maybe',
        });
      };
      const keyed = await create({ idempotencyKey: 'lost-answer' });
      const [write] = probe.exchanges.filter(({ writes }) => writes);
      if (write?.repeatable === true) assert.ok(['transient', 'exhausted'].includes(keyed.retry));
      else assert.equal(keyed.retry, 'never');
      const unsafe = 'made again it could be done twice: is its request `byIdempotencyKey`?';
      assert.notEqual((await create({})).retry, 'transient', unsafe);
    },
  },
  {
    id: 'effects.requests-told',
    contract:
      'Every exchange with the vendor goes through `context.request`: reads tell of no write, writes tell of one.',
    feature: 'core',
    run: async ({ provider, probe, operations, target, anAssistant }) => {
      const { id } = await anAssistant();
      // Deleting last: the others need the assistant.
      const deletion = operations.filter((operation) => operation.id === 'assistants.delete');
      for (const operation of [
        ...operations.filter((one) => !deletion.includes(one)),
        ...deletion,
      ]) {
        probe.clear();
        void (await invoke(provider, operation, validArguments(operation, target(id))));
        const { exchanges } = probe;
        assert.ok(exchanges.length > 0, `${operation.id} sent nothing through context.request`);
        for (const exchange of exchanges) assert.equal(exchange.operation, operation.reportedAs);
        const wrote = exchanges.some(({ writes }) => writes);
        if (!operation.writes) assert.ok(!wrote, `${operation.id} reads, and told of a write`);
      }
    },
  },
  {
    id: 'effects.request-names',
    contract: 'The name of a request is that of its kind: it never holds an id.',
    feature: 'core',
    run: async ({ provider, probe, operations, target, assistants }) => {
      const [first, second] = await assistants(2);
      assert.ok(first && second);
      const namesFor = async (given: Target) => {
        probe.clear();
        for (const operation of operations)
          void (await invoke(provider, operation, validArguments(operation, given)));
        return [...new Set(probe.exchanges.map(({ request }) => request))].sort();
      };
      const names = await namesFor(target(first.id, 0));
      for (const name of names) assert.notEqual(name.trim(), '', 'a request has no name');
      assert.deepEqual(await namesFor(target(second.id, 1)), names, 'names of another assistant');
    },
  },
];
