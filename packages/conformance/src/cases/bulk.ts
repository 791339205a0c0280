/** Bulk calls that end in the middle: the error says what was refused and what was written. */
import assert from 'node:assert/strict';
import type { AssistantError, CallOptions, Reply } from '@assistant-provider/core';
import type { CaseContext } from '../case-context.js';
import { needsControl, type ConformanceCase } from '../case.js';
import { twoAssistants, type TwoAssistants } from '../two-assistants.js';

const timeoutMs = 5_000;

/** Turns of the event loop, in which the driver learns the result of a request. */
const someTurns = 5;

const aTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs `stop` before the second write of a call, once the driver has the result of the first one.
 * Resolves to the error, or to undefined if the driver writes everything with one request.
 */
async function errorAtSecondWrite(
  { probe }: CaseContext,
  call: () => Reply<unknown>,
  stop: () => void | Promise<unknown>,
): Promise<AssistantError | undefined> {
  probe.clear();
  const writes = () => probe.requests.filter((request) => request.writes);
  let stopped = false;
  probe.onBegin((observed) => {
    if (stopped || observed !== writes()[1]) return undefined;
    stopped = true;
    return (async () => {
      while (writes()[0]?.outcome === undefined) await aTurn();
      for (let turn = 0; turn < someTurns; turn += 1) await aTurn();
      await stop();
    })();
  });
  const result = await call();
  if (!stopped) {
    assert.ok(result.isOk(), 'the call failed');
    return undefined;
  }
  assert.ok(result.isErr(), 'the call succeeded without its second write');
  return result.error;
}

/** Checks that one of two queues was written and listed. Returns the other one. */
function checkOneDone({ done = [] }: AssistantError, queueIds: readonly string[]): string {
  const left = queueIds.filter((queueId) => !done.includes(queueId));
  assert.equal(done.length, 1, `one queue was written, but done lists ${done.length}`);
  assert.equal(left.length, 1, 'done lists a queue that the call did not name');
  return left[0] ?? '';
}

const checkRefused = (error: AssistantError, queueIds: readonly string[]): void => {
  const refused = checkOneDone(error, queueIds);
  assert.ok(error.message.includes(refused), `the message does not name ${refused}`);
};

const needsRefusal = [needsControl('permissionDenied', ({ errors }) => errors.permissionDenied)];

/** Ends `bindMany` before its second write, and compares `done` with the bindings. */
async function endBindMany(
  context: CaseContext,
  end: (
    call: (options: CallOptions) => () => Reply<unknown>,
  ) => Promise<AssistantError | undefined>,
): Promise<void> {
  const { ok } = context;
  const { queues, first, queueIds }: TwoAssistants = await twoAssistants(context);
  const two = queueIds.slice(0, 2);
  const drafts = two.map((queueId) => context.binding(queueId));
  const error = await end((options) => () => queues.bindMany(first.id, drafts, options));
  if (error === undefined) return;
  assert.equal(error.effect, 'maybe');
  checkOneDone(error, two);
  const { items } = await ok(queues.list(first.id));
  assert.deepEqual(
    items.map(({ queueId }) => queueId),
    error.done,
    'done is not what was written',
  );
}

const inTheMiddle = 'in the middle, `done` lists the queues that were written until then.';

export const bulkCases: readonly ConformanceCase[] = [
  {
    id: 'bulk.bind-many-refused',
    contract:
      'If the vendor refuses a later request of `bindMany`, the error names its queue, and `done` lists the queues that are bound.',
    feature: 'queues',
    needs: needsRefusal,
    run: async (context) => {
      const { queues, first, queueIds } = await twoAssistants(context);
      const two = queueIds.slice(0, 2);
      const error = await errorAtSecondWrite(
        context,
        () =>
          queues.bindMany(
            first.id,
            two.map((queueId) => context.binding(queueId)),
          ),
        () => context.controls.beginFailure('permissionDenied'),
      );
      if (error) checkRefused(error, two);
    },
  },
  {
    id: 'bulk.unbind-many-refused',
    contract:
      'If the vendor refuses a later request of `unbindMany`, the error names its queue, and `done` lists the queues that are no longer bound.',
    feature: 'queues',
    needs: needsRefusal,
    run: async (context) => {
      const { queues, first, queueIds } = await twoAssistants(context);
      const two = queueIds.slice(0, 2);
      for (const queueId of two) await context.ok(queues.bind(first.id, context.binding(queueId)));
      const error = await errorAtSecondWrite(
        context,
        () => queues.unbindMany(first.id, two),
        () => context.controls.beginFailure('permissionDenied'),
      );
      if (error) checkRefused(error, two);
    },
  },
  {
    id: 'bulk.cancelled',
    contract: `If a bulk call is cancelled ${inTheMiddle}`,
    feature: 'queues',
    run: (context) => {
      const controller = new AbortController();
      return endBindMany(context, (call) =>
        errorAtSecondWrite(context, call({ signal: controller.signal }), () => controller.abort()),
      );
    },
  },
  {
    id: 'bulk.timeout',
    contract: `If a bulk call reaches its time limit ${inTheMiddle}`,
    feature: 'queues',
    run: (context) =>
      endBindMany(context, (call) =>
        errorAtSecondWrite(context, call({ timeoutMs }), () => context.clock.advance(timeoutMs)),
      ),
  },
];
