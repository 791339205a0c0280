/** Each kind of error that a vendor can cause, on a read and on a write. */
import assert from 'node:assert/strict';
import { isAssistantError, type AssistantError } from '@assistant-provider/core';
import { needsControl, type ConformanceCase } from '../case.js';
import type { VendorErrorKind } from '../harness.js';
import { invoke, validArguments } from '../operations.js';
import type { CaseContext } from '../case-context.js';

const sentences: { readonly [K in VendorErrorKind]: string } = {
  invalidInput: 'the input breaks a rule of the vendor',
  unauthenticated: 'the vendor does not accept the credentials',
  permissionDenied: 'the caller does not have the permission',
  notFound: 'the object does not exist',
  conflict: 'the current state forbids the call',
  quotaExceeded: 'a limit on how many objects may exist is reached; waiting does not help',
  rateLimited: 'too many requests were sent; waiting helps',
  unavailable: 'the vendor is down',
  timeout: 'the vendor reports a timeout',
  unexpectedReply: 'the vendor sent a response that its contract does not allow',
  unknown: 'the code is new at the vendor',
};
/** Repeating such a call may help. */
const passing: ReadonlySet<string> = new Set(['rateLimited', 'unavailable', 'timeout']);
/** After such a response a write may have happened. */
const mayHaveWritten: ReadonlySet<string> = new Set([
  'unavailable',
  'timeout',
  'unexpectedReply',
  'unknown',
]);

/** The stack may retry transient errors, which are `exhausted` afterwards. */
function checkRetry(context: CaseContext, error: AssistantError): void {
  const passes = passing.has(error.kind);
  const { requests } = context.probe;
  const repeated = requests.some(({ tryNumber }) => tryNumber > 1);
  const last = requests.at(-1);
  const unsafe = last?.writes === true && !last.repeatable && error.effect === 'maybe';
  const allowed =
    !passes || unsafe ? ['never'] : repeated ? ['exhausted', 'transient'] : ['transient'];
  assert.ok(allowed.includes(error.retry), `${error.kind} says retry ${error.retry}`);
  if (!passes) assert.ok(!repeated, `${error.kind} was repeated`);
}

const errorCases = Object.entries(sentences).map(([name, sentence]) => {
  const kind = name as VendorErrorKind;
  return {
    id: `errors.${kind}`,
    contract: `\`${kind}\`: ${sentence}. The error names vendor and operation, and says whether to retry and whether a write may have happened.`,
    feature: 'core',
    needs: [needsControl(kind, ({ errors }) => errors[kind])],
    run: async (context) => {
      const { provider, probe, controls, failed, name, target, anAssistant } = context;
      const { id } = await anAssistant();
      const expected = await controls.beginFailure(kind);
      probe.clear();
      const read = await failed(provider.assistants.get(id), { kind, operation: 'assistants.get' });
      checkRetry(context, read);
      assert.equal(read.assistantId, id, 'the error does not name the assistant');
      for (const member of ['vendorCode', 'status', 'retryAfterMs'] as const)
        if (expected[member] !== undefined) assert.equal(read[member], expected[member], member);
      probe.clear();
      const creation = provider.assistants.create({ name: name(2) }, { idempotencyKey: kind });
      const write = await failed(creation, { kind, operation: 'assistants.create' });
      checkRetry(context, write);
      if (!mayHaveWritten.has(kind))
        assert.equal(write.effect, 'none', 'the vendor refused the write');
      // The same kind for every operation.
      for (const operation of context.operations)
        await failed(invoke(provider, operation, validArguments(operation, target(id))), {
          kind,
          operation: operation.reportedAs,
        });
    },
  } satisfies ConformanceCase;
});

export const errorKindCases: readonly ConformanceCase[] = [
  ...errorCases,
  {
    id: 'errors.bad-credentials',
    contract:
      '`unauthenticated`: with bad credentials every operation fails with it, and effect `none`.',
    feature: 'core',
    conditions: { credentials: 'bad' },
    run: async ({ provider, operations, target, failed }) => {
      for (const operation of operations) {
        const given = validArguments(operation, target());
        const error = await failed(invoke(provider, operation, given), {
          kind: 'unauthenticated',
          operation: operation.reportedAs,
          effect: 'none',
        });
        assert.equal(error.retry, 'never', operation.id);
      }
    },
  },
  {
    id: 'errors.misconfigured',
    contract:
      '`misconfigured`: the factory throws it for wrong options, and `issues` names each of them.',
    feature: 'core',
    needs: [needsControl('wrong options', ({ misconfigure }) => misconfigure)],
    run: ({ controls, vendor }) => {
      let thrown: unknown;
      try {
        controls.misconfigure();
      } catch (error) {
        thrown = error;
      }
      assert.ok(isAssistantError(thrown), 'the factory did not throw an AssistantError');
      assert.equal(thrown.kind, 'misconfigured');
      assert.equal(thrown.vendor, vendor);
      assert.ok(thrown.issues && thrown.issues.length > 0, 'the issues name no option');
      return Promise.resolve();
    },
  },
  {
    id: 'errors.recovers',
    contract: 'A failed call does not affect the next one.',
    feature: 'core',
    run: async ({ provider, given, ok, failed, anAssistant }) => {
      const { id } = await anAssistant();
      await failed(provider.assistants.get(given('unknown').assistantId), { kind: 'notFound' });
      assert.equal((await ok(provider.assistants.get(id))).id, id);
    },
  },
  {
    id: 'errors.iteration',
    contract: 'An iteration yields the first error and ends; it never throws.',
    feature: 'core',
    needs: [needsControl('permissionDenied', ({ errors }) => errors.permissionDenied)],
    run: async ({ provider, controls, limits, assistants }) => {
      const pageSize = limits.pageSize.min;
      await assistants(3 * pageSize + 1);
      const kinds: string[] = [];
      for await (const entry of provider.assistants.all({ pageSize })) {
        if (kinds.length === 0) await controls.beginFailure('permissionDenied');
        kinds.push(entry.isOk() ? 'ok' : entry.error.kind);
      }
      assert.equal(kinds.at(-1), 'permissionDenied');
      assert.equal(
        kinds.filter((kind) => kind !== 'ok').length,
        1,
        'the iteration continued after the error',
      );
    },
  },
];
