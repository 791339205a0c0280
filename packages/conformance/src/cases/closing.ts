/** Closing the provider. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import { invoke, validArguments } from '../operations.js';

export const closingCases: readonly ConformanceCase[] = [
  {
    id: 'closing.twice',
    contract: 'Closing succeeds; closing again is a no-op.',
    feature: 'core',
    run: async ({ provider, ok, soon, anAssistant }) => {
      await anAssistant();
      await soon(
        Promise.all([ok(provider.close()), ok(provider.close())]),
        'the provider did not close',
      );
      await soon(ok(provider.close()), 'the provider did not close again');
    },
  },
  {
    id: 'closing.later-calls',
    contract: 'After closing, every operation fails with `cancelled` and sends nothing.',
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
      assert.deepEqual(probe.requests, [], 'something was sent');
    },
  },
  {
    id: 'closing.calls-under-way',
    contract: 'Ends calls in flight with `cancelled`, and ends their requests.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async ({ provider, probe, ok, failed, soon, atOnce }) => {
      const reply = provider.assistants.list();
      await soon(probe.begun(1), 'no request was sent');
      await soon(ok(provider.close()), 'the provider did not close');
      const ended = failed(reply, { kind: 'cancelled', operation: 'assistants.list' });
      await atOnce(ended, 'the call did not end');
      await soon(probe.finished(), 'the request did not end');
    },
  },
  {
    id: 'closing.iteration',
    contract: 'An iteration in flight ends with `cancelled`.',
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
      assert.ok(kinds.length <= 2 * pageSize + 1, 'more pages were read');
    },
  },
  {
    id: 'closing.nothing-left',
    contract: 'After closing, the provider leaves no timer that keeps the process alive.',
    feature: 'core',
    run: async ({ provider, clock, probe, ok, anAssistant }) => {
      const { id } = await anAssistant();
      await ok(provider.assistants.get(id, { timeoutMs: 60_000 }));
      await ok(provider.close());
      assert.equal(clock.sleeping(), 0, `${clock.sleeping()} waits are left`);
      assert.equal(probe.unfinished, 0, 'a request is left');
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
      assert.deepEqual(probe.requests, []);
    },
  },
];
