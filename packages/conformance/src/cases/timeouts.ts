/** `timeoutMs`: the time limit of a whole call. */
import assert from 'node:assert/strict';
import type { ConformanceCase } from '../case.js';
import { checkWriteBegun } from './harness.js';

const timeoutMs = 5_000;
const keeper = 'does the stack apply `timeoutMs`?';

export const timeoutCases: readonly ConformanceCase[] = [
  {
    id: 'timeouts.read',
    contract:
      'After the limit a read fails with `timeout`, not with `cancelled`, and effect `none`.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async ({ provider, probe, clock, soon, atOnce, failed }) => {
      const reply = provider.assistants.list({}, { timeoutMs });
      await soon(probe.begun(1), 'no request was sent');
      await clock.advance(timeoutMs);
      const ended = failed(reply, {
        kind: 'timeout',
        operation: 'assistants.list',
        effect: 'none',
      });
      await atOnce(ended, `the call did not end: ${keeper}`);
      await soon(probe.finished(), 'the request did not end');
    },
  },
  {
    id: 'timeouts.write',
    contract: 'A write that was already sent at the limit has effect `maybe`.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async ({ provider, probe, clock, soon, atOnce, failed, name }) => {
      const reply = provider.assistants.create({ name: name() }, { timeoutMs });
      await soon(probe.begun(1), 'no request was sent');
      checkWriteBegun(probe);
      await clock.advance(timeoutMs);
      const ended = failed(reply, { kind: 'timeout', effect: 'maybe' });
      const error = await atOnce(ended, `the call did not end: ${keeper}`);
      assert.notEqual(error.message, '');
    },
  },
  {
    id: 'timeouts.not-before',
    contract: 'A call does not fail before the limit.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async ({ provider, probe, clock, soon, atOnce, failed }) => {
      let ended = false;
      const reply = provider.assistants.list({}, { timeoutMs });
      const end = () => (ended = true);
      reply.then(end, end);
      await soon(probe.begun(1), 'no request was sent');
      await clock.advance(timeoutMs - 1);
      for (let turn = 0; turn < 10; turn += 1)
        await new Promise<void>((resolve) => setImmediate(resolve));
      assert.equal(ended, false, 'the call ended too early');
      await clock.advance(1);
      await atOnce(failed(reply, { kind: 'timeout' }), `the call did not end: ${keeper}`);
    },
  },
  {
    id: 'timeouts.iteration',
    contract: '`timeoutMs` limits the whole iteration, over all pages.',
    feature: 'core',
    run: async ({ provider, limits, clock, assistants }) => {
      const pageSize = limits.pageSize.min;
      await assistants(3 * pageSize + 1);
      const kinds: string[] = [];
      for await (const entry of provider.assistants.all({ pageSize }, { timeoutMs })) {
        kinds.push(entry.isOk() ? 'ok' : entry.error.kind);
        if (entry.isOk()) await clock.advance(timeoutMs / 2);
      }
      assert.equal(kinds.at(-1), 'timeout', `the iteration continued: ${keeper}`);
      assert.ok(!kinds.slice(0, -1).includes('timeout'), 'the iteration continued after the error');
    },
  },
  {
    id: 'timeouts.in-time',
    contract: 'A call that finishes in time succeeds; `false` turns the limit off.',
    feature: 'core',
    run: async ({ provider, clock, ok, name }) => {
      const { id } = await ok(provider.assistants.create({ name: name() }, { timeoutMs }));
      await ok(provider.assistants.get(id, { timeoutMs: false }));
      await ok(provider.assistants.get(id, { timeoutMs: 2 ** 31 - 1 }));
      assert.equal(clock.sleeping(), 0, 'a timer of the limit is left');
    },
  },
];
