/** Each kind of error that a vendor can answer, on a read and on a write. */
import assert from 'node:assert/strict';
import { isAssistantError, type AssistantError } from '@assistant-provider/core';
import { needsWay, type ConformanceCase } from '../case.js';
import type { VendorErrorKind } from '../harness.js';
import { invoke, validArguments } from '../operations.js';
import type { CaseContext } from '../case-context.js';

const sentences: { readonly [K in VendorErrorKind]: string } = {
  invalidInput: 'the input breaks a rule of the vendor',
  unauthenticated: 'the vendor does not accept who is calling',
  permissionDenied: 'the caller is known and may not do this',
  notFound: 'there is no such object',
  conflict: 'the present state forbids it',
  quotaExceeded: 'a limit on how much may exist; waiting does not help',
  rateLimited: 'too many requests; waiting helps',
  unavailable: 'the vendor is out of order',
  timeout: 'the vendor says that it took too long',
  unexpectedReply: 'the vendor answered something that its contract does not allow',
  unknown: 'a code new at the vendor',
};
/** Repeating such a call may help. */
const passing: ReadonlySet<string> = new Set(['rateLimited', 'unavailable', 'timeout']);
/** Such an answer does not tell that a write was turned down. */
const mayHaveWritten: ReadonlySet<string> = new Set([
  'unavailable',
  'timeout',
  'unexpectedReply',
  'unknown',
]);

/** Repeating is the stack's business: what passes is `exhausted` once it has been repeated. */
function checkRetry(stage: CaseContext, error: AssistantError): void {
  const passes = passing.has(error.kind);
  const { exchanges } = stage.probe;
  const repeated = exchanges.some(({ tryNumber }) => tryNumber > 1);
  const last = exchanges.at(-1);
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
    contract: `\`${kind}\`: ${sentence}. It says who, what, whether to repeat it, and whether a write may have happened.`,
    feature: 'core',
    needs: [needsWay(kind, ({ errors }) => errors[kind])],
    run: async (stage) => {
      const { provider, probe, controls, failed, name, target, anAssistant } = stage;
      const { id } = await anAssistant();
      const expected = await controls.provoke(kind);
      probe.clear();
      const read = await failed(provider.assistants.get(id), { kind, operation: 'assistants.get' });
      checkRetry(stage, read);
      assert.equal(read.assistantId, id, 'it does not say which assistant');
      for (const member of ['vendorCode', 'status', 'retryAfterMs'] as const)
        if (expected[member] !== undefined) assert.equal(read[member], expected[member], member);
      probe.clear();
      const creation = provider.assistants.create({ name: name(2) }, { idempotencyKey: kind });
      const write = await failed(creation, { kind, operation: 'assistants.create' });
      checkRetry(stage, write);
      if (!mayHaveWritten.has(kind)) assert.equal(write.effect, 'none', 'it was turned down');
      // The same at every operation.
      for (const operation of stage.operations)
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
      '`unauthenticated`: with bad credentials every operation says so, and nothing was written.',
    feature: 'core',
    world: { credentials: 'bad' },
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
      '`misconfigured`: a factory throws it on wrong options, and `issues` names each of them.',
    feature: 'core',
    needs: [needsWay('wrong options', ({ misconfigure }) => misconfigure)],
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
      assert.ok(thrown.issues && thrown.issues.length > 0, 'no option is named');
      return Promise.resolve();
    },
  },
  {
    id: 'errors.recovers',
    contract: 'A call that failed leaves nothing behind: the next one works.',
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
    needs: [needsWay('permissionDenied', ({ errors }) => errors.permissionDenied)],
    run: async ({ provider, controls, limits, assistants }) => {
      const pageSize = limits.pageSize.min;
      await assistants(3 * pageSize + 1);
      const kinds: string[] = [];
      for await (const entry of provider.assistants.all({ pageSize })) {
        if (kinds.length === 0) await controls.provoke('permissionDenied');
        kinds.push(entry.isOk() ? 'ok' : entry.error.kind);
      }
      assert.equal(kinds.at(-1), 'permissionDenied');
      assert.equal(kinds.filter((kind) => kind !== 'ok').length, 1, 'it went on after the error');
    },
  },
];
