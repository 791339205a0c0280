/** Closing the provider. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import { invoke, validArguments } from '../operations.js';

export const closingCases: readonly ConformanceCase[] = [
  {
    id: 'closing.twice',
    contract: 'Closing succeeds, and closing twice is fine.',
    feature: 'core',
    run: async ({ provider, ok, soon, anAssistant }) => {
      await anAssistant();
      await soon(Promise.all([ok(provider.close()), ok(provider.close())]), 'it did not close');
      await soon(ok(provider.close()), 'it did not close again');
    },
  },
  {
    id: 'closing.later-calls',
    contract: 'Later calls end as `cancelled`, every operation, and nothing is sent.',
    feature: 'core',
    run: async ({ provider, probe, operations, target, ok, failed }) => {
      await ok(provider.close());
      probe.clear();
      for (const operation of operations)
        await failed(invoke(provider, operation, validArguments(operation, target())), {
          kind: 'cancelled',
          operation: operation.reportedAs,
          effect: 'none',
        });
      assert.deepEqual(probe.exchanges, [], 'something was sent');
    },
  },
  {
    id: 'closing.calls-under-way',
    contract: 'Ends calls in flight as `cancelled`, and their exchanges.',
    feature: 'core',
    world: { answers: 'never' },
    run: async ({ provider, probe, ok, failed, soon, atOnce }) => {
      const reply = provider.assistants.list();
      await soon(probe.begun(1), 'no request was sent');
      await soon(ok(provider.close()), 'it did not close');
      const ended = failed(reply, { kind: 'cancelled', operation: 'assistants.list' });
      await atOnce(ended, 'the call did not end');
      await soon(probe.finished(), 'the exchange did not end');
    },
  },
  {
    id: 'closing.iteration',
    contract: 'An iteration that is under way ends as `cancelled`.',
    feature: 'core',
    run: async ({ provider, limits, ok, assistants }) => {
      const pageSize = limits.pageSize.min;
      await assistants(3 * pageSize + 1);
      const kinds: string[] = [];
      for await (const entry of provider.assistants.all({ pageSize })) {
        kinds.push(entry.isOk() ? 'ok' : entry.error.kind);
        await ok(provider.close());
      }
      assert.equal(kinds.at(-1), 'cancelled');
      assert.ok(kinds.length <= 2 * pageSize + 1, 'pages were read on');
    },
  },
  {
    id: 'closing.nothing-left',
    contract: 'Afterwards nothing of the provider keeps the process alive: no wait is left.',
    feature: 'core',
    run: async ({ provider, clock, probe, ok, anAssistant }) => {
      const { id } = await anAssistant();
      await ok(provider.assistants.get(id, { timeoutMs: 60_000 }));
      await ok(provider.close());
      assert.equal(clock.sleeping(), 0, `${clock.sleeping()} waits are left`);
      assert.equal(probe.unfinished, 0, 'an exchange is left');
    },
  },
  {
    id: 'closing.keeps-data',
    contract: 'Closing changes nothing at the vendor: no request is sent.',
    feature: 'core',
    run: async ({ provider, probe, ok, anAssistant }) => {
      await anAssistant();
      probe.clear();
      await ok(provider.close());
      assert.deepEqual(probe.exchanges, []);
    },
  },
];
