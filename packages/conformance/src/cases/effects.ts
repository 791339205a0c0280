/** The `effect` of a failed call: whether it may have written something. */
import assert from 'node:assert/strict';
import type { CallOptions } from '@assistant-provider/core';
import { needsControl, type ConformanceCase } from '../case.js';
import { invoke, validArguments, type Target } from '../operations.js';
import { checkAnswerLost } from './harness.js';

export const effectCases: readonly ConformanceCase[] = [
  {
    id: 'effects.lost-answer',
    contract:
      'A write whose response was lost has effect `maybe`, and retry `never` if a repetition could write twice, as a creation without a key of the caller could.',
    feature: 'core',
    needs: [needsControl('lost responses', ({ loseAnswers }) => loseAnswers)],
    run: async (context) => {
      const { provider, probe, controls, failed, name } = context;
      const create = async (options: CallOptions) => {
        await controls.loseAnswers(10);
        probe.clear();
        const reply = provider.assistants.create({ name: name() }, options);
        void (await reply);
        checkAnswerLost(context);
        return failed(reply, {
          kind: 'unavailable',
          operation: 'assistants.create',
          effect: 'maybe',
        });
      };
      const keyed = await create({ idempotencyKey: 'lost-answer' });
      const [write] = probe.requests.filter(({ writes }) => writes);
      if (write?.repeatable === true) assert.ok(['transient', 'exhausted'].includes(keyed.retry));
      else assert.equal(keyed.retry, 'never');
      const unsafe = 'made again it could be done twice: is its request `byIdempotencyKey`?';
      assert.notEqual((await create({})).retry, 'transient', unsafe);
    },
  },
  {
    id: 'effects.requests-told',
    contract:
      'Every request to the vendor goes through `context.request`; only writes declare that they write.',
    feature: 'core',
    run: async ({ provider, probe, operations, target, anAssistant }) => {
      const { id } = await anAssistant();
      // Delete last: the others need the assistant.
      const deletion = operations.filter((operation) => operation.id === 'assistants.delete');
      for (const operation of [
        ...operations.filter((one) => !deletion.includes(one)),
        ...deletion,
      ]) {
        probe.clear();
        void (await invoke(provider, operation, validArguments(operation, target(id))));
        const { requests } = probe;
        assert.ok(requests.length > 0, `${operation.id} sent nothing through context.request`);
        for (const request of requests) assert.equal(request.operation, operation.reportedAs);
        const wrote = requests.some(({ writes }) => writes);
        if (!operation.writes) assert.ok(!wrote, `${operation.id} reads, but declared a write`);
      }
    },
  },
  {
    id: 'effects.request-names',
    contract: 'The name of a request says what it does, and never contains an id.',
    feature: 'core',
    run: async ({ provider, probe, operations, target, assistants }) => {
      const [first, second] = await assistants(2);
      assert.ok(first && second);
      const namesFor = async (given: Target) => {
        probe.clear();
        for (const operation of operations)
          void (await invoke(provider, operation, validArguments(operation, given)));
        return [...new Set(probe.requests.map(({ request }) => request))].sort();
      };
      const names = await namesFor(target(first.id, 0));
      for (const name of names) assert.notEqual(name.trim(), '', 'a request has no name');
      assert.deepEqual(await namesFor(target(second.id, 1)), names, 'names for another assistant');
    },
  },
];
