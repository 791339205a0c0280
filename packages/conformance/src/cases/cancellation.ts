/** A caller that changes its mind: before the call, while it is under way, and after it. */
import assert from 'node:assert/strict';
import type { AssistantProvider, CallOptions, Reply } from '@assistant-provider/core';
import type { ConformanceCase } from '../case.js';
import { invoke, validArguments } from '../operations.js';
import type { CaseContext } from '../case-context.js';
import { checkWriteBegun } from './harness.js';

type CallWith = (provider: AssistantProvider, options: CallOptions) => Reply<unknown>;

/** Makes a call at a vendor that never answers, and cancels it once the request is on its way. */
async function cancelUnderWay(stage: CaseContext, call: CallWith) {
  const { provider, probe, soon } = stage;
  const controller = new AbortController();
  const reason = new Error('the caller changed its mind');
  const reply = call(provider, { signal: controller.signal });
  await soon(probe.begun(1), 'no request was sent');
  controller.abort(reason);
  return { reply, reason };
}

export const cancellationCases: readonly ConformanceCase[] = [
  {
    id: 'cancellation.before',
    contract:
      'A signal that is aborted already ends every operation as `cancelled`, with the reason as its cause, and nothing is sent.',
    feature: 'core',
    run: async ({ provider, probe, operations, target, failed }) => {
      const reason = { any: 'reason' };
      const signal = AbortSignal.abort(reason);
      for (const operation of operations) {
        const given = validArguments(operation, target());
        const error = await failed(invoke(provider, operation, given, { signal }), {
          kind: 'cancelled',
          operation: operation.reportedAs,
          effect: 'none',
        });
        assert.equal(error.cause, reason, `${operation.id}: the cause`);
        assert.equal(error.retry, 'never', `${operation.id}: retry`);
      }
      assert.deepEqual(probe.exchanges, [], 'something was sent');
    },
  },
  {
    id: 'cancellation.read-under-way',
    contract: 'A signal that aborts ends a read at once as `cancelled`, effect `none`.',
    feature: 'core',
    world: { answers: 'never' },
    run: async (stage) => {
      const { reply, reason } = await cancelUnderWay(stage, (provider, options) =>
        provider.assistants.list({}, options),
      );
      const error = await stage.atOnce(
        stage.failed(reply, { kind: 'cancelled', operation: 'assistants.list', effect: 'none' }),
        'the call did not end',
      );
      assert.equal(error.cause, reason);
    },
  },
  {
    id: 'cancellation.write-under-way',
    contract: 'A write that was on its way says effect `maybe`: it may have happened.',
    feature: 'core',
    world: { answers: 'never' },
    run: async (stage) => {
      const { provider, probe, soon, atOnce, failed, name } = stage;
      const controller = new AbortController();
      const reply = provider.assistants.create({ name: name() }, { signal: controller.signal });
      await soon(probe.begun(1), 'no request was sent');
      checkWriteBegun(probe);
      controller.abort();
      const ended = failed(reply, { kind: 'cancelled', effect: 'maybe' });
      await atOnce(ended, 'the call did not end');
    },
  },
  {
    id: 'cancellation.exchange-ends',
    contract: 'The driver ends the exchange, and frees its socket, when the signal aborts.',
    feature: 'core',
    world: { answers: 'never' },
    run: async (stage) => {
      const { reply } = await cancelUnderWay(stage, (provider, options) =>
        provider.assistants.get(stage.given('unknown').assistantId, options),
      );
      await stage.failed(reply, { kind: 'cancelled' });
      await stage.soon(stage.probe.finished(), 'the exchange did not end');
    },
  },
  {
    id: 'cancellation.between-requests',
    contract:
      'A signal that aborts while a call reads ahead or works through many requests ends it before the next.',
    feature: 'core',
    run: async (stage) => {
      const { provider, probe, limits, assistants } = stage;
      await assistants(2 * limits.pageSize.min + 1);
      const controller = new AbortController();
      probe.clear();
      const seen: string[] = [];
      let ended: string | undefined;
      const query = { pageSize: limits.pageSize.min };
      for await (const entry of provider.assistants.all(query, { signal: controller.signal })) {
        if (entry.isOk()) seen.push(entry.value.id);
        else ended = entry.error.kind;
        controller.abort();
      }
      assert.equal(ended, 'cancelled', 'the iteration went on to its end');
      assert.ok(seen.length <= 2 * limits.pageSize.min, 'pages were read on');
    },
  },
  {
    id: 'cancellation.after',
    contract: 'A signal that aborts after the answer changes nothing; the provider works on.',
    feature: 'core',
    run: async ({ provider, ok, name }) => {
      const controller = new AbortController();
      const { signal } = controller;
      const created = await ok(provider.assistants.create({ name: name() }, { signal }));
      controller.abort();
      assert.equal((await ok(provider.assistants.get(created.id))).id, created.id);
    },
  },
  {
    id: 'cancellation.only-that-call',
    contract: 'Cancelling one call leaves the others alone.',
    feature: 'core',
    run: async (stage) => {
      const { provider, probe, ok, failed, anAssistant } = stage;
      const { id } = await anAssistant();
      const controller = new AbortController();
      probe.clear();
      // At the moment when both are on their way.
      probe.onBegin(() => {
        if (probe.exchanges.length === 2) controller.abort();
      });
      const other = provider.assistants.get(id);
      const cancelled = provider.assistants.get(id, { signal: controller.signal });
      await failed(cancelled, { kind: 'cancelled', operation: 'assistants.get' });
      assert.equal((await ok(other)).id, id);
    },
  },
];
