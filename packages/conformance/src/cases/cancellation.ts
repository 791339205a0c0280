/** A caller that cancels: before the call, while it is in flight, and after it. */
import assert from 'node:assert/strict';
import type { AssistantProvider, CallOptions, Reply } from '@assistant-provider/core';
import type { ConformanceCase } from '../case.js';
import { invoke, validArguments } from '../operations.js';
import type { CaseContext } from '../case-context.js';
import { checkWriteBegun } from './harness.js';

type CallWith = (provider: AssistantProvider, options: CallOptions) => Reply<unknown>;

/** Calls a vendor that never responds, and cancels the call after its request was sent. */
async function cancelUnderWay(context: CaseContext, call: CallWith) {
  const { provider, probe, soon } = context;
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
      'If the signal has already aborted, every operation fails with `cancelled`, with the reason as its cause, and sends nothing.',
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
      assert.deepEqual(probe.requests, [], 'something was sent');
    },
  },
  {
    id: 'cancellation.read-under-way',
    contract: 'If the signal aborts, a read fails at once with `cancelled` and effect `none`.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async (context) => {
      const { reply, reason } = await cancelUnderWay(context, (provider, options) =>
        provider.assistants.list({}, options),
      );
      const error = await context.atOnce(
        context.failed(reply, { kind: 'cancelled', operation: 'assistants.list', effect: 'none' }),
        'the call did not end',
      );
      assert.equal(error.cause, reason);
    },
  },
  {
    id: 'cancellation.write-under-way',
    contract: 'A write that was already sent has effect `maybe`, since it may have happened.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async (context) => {
      const { provider, probe, soon, atOnce, failed, name } = context;
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
    contract: 'If the signal aborts, the driver ends the request and frees its socket.',
    feature: 'core',
    conditions: { responses: 'never' },
    run: async (context) => {
      const { reply } = await cancelUnderWay(context, (provider, options) =>
        provider.assistants.get(context.given('unknown').assistantId, options),
      );
      await context.failed(reply, { kind: 'cancelled' });
      await context.soon(context.probe.finished(), 'the request did not end');
    },
  },
  {
    id: 'cancellation.between-requests',
    contract: 'If the signal aborts between the requests of a call, the next request is not sent.',
    feature: 'core',
    run: async (context) => {
      const { provider, probe, limits, assistants } = context;
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
      assert.equal(ended, 'cancelled', 'the iteration continued to its end');
      assert.ok(seen.length <= 2 * limits.pageSize.min, 'more pages were read');
    },
  },
  {
    id: 'cancellation.after',
    contract: 'A signal that aborts after the result has no effect; the provider keeps working.',
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
    contract: 'Cancelling one call does not end other calls.',
    feature: 'core',
    run: async (context) => {
      const { provider, probe, ok, failed, anAssistant } = context;
      const { id } = await anAssistant();
      const controller = new AbortController();
      probe.clear();
      // At a moment when both requests are in flight.
      probe.onBegin(() => {
        if (probe.requests.length === 2) controller.abort();
      });
      const other = provider.assistants.get(id);
      const cancelled = provider.assistants.get(id, { signal: controller.signal });
      await failed(cancelled, { kind: 'cancelled', operation: 'assistants.get' });
      assert.equal((await ok(other)).id, id);
    },
  },
];
