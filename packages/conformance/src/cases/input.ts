/** Invalid input is never sent, and each issue names its field, for every operation. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { isError } from '@assistant-provider/core/adapter';
import type { AssistantError } from '@assistant-provider/core';
import type { ConformanceCase } from '../case.js';
import { wrongOptions, wrongValues, type Wrong } from '../invalid-values.js';
import { invoke, operations, validArguments, type Operation } from '../operations.js';
import type { CaseContext } from '../case-context.js';

async function checkRefused(
  context: CaseContext,
  operation: Operation,
  given: readonly unknown[],
  options: unknown,
  [value, field]: Wrong,
  argument: string,
): Promise<void> {
  const shown = `${operation.id} with ${argument} ${describe(value)}`;
  const place =
    field === undefined ? argument : `${argument}${field.startsWith('[') ? '' : '.'}${field}`;
  let error: AssistantError;
  try {
    const reply = invoke(context.provider, operation, given, options as object);
    error = await context.failed(reply, {
      kind: 'invalidInput',
      operation: operation.reportedAs,
      effect: 'none',
    });
  } catch (failure) {
    const reason = isError(failure) ? failure.message : String(failure);
    throw new assert.AssertionError({ message: `${shown}: ${reason}` });
  }
  assert.equal(error.retry, 'never', `${shown}: retry`);
  const fields = error.issues?.map((issue) => issue.field) ?? [];
  // If reading a value throws, the issue names the place where that happened.
  assert.ok(
    fields.some((name) => name.startsWith(place) || place.startsWith(name)),
    `${shown}: issues name ${fields.join(', ')}`,
  );
  for (const { rule, message } of error.issues ?? [])
    assert.ok(rule !== '' && message !== '', `${shown}: an issue has no rule or no message`);
}

function describe(value: unknown): string {
  try {
    return inspect(value, { depth: 1 }).slice(0, 60);
  } catch {
    return 'that cannot be read';
  }
}

function validationCase(operation: Operation): ConformanceCase {
  return {
    id: `input.${operation.id}`,
    contract: `${operation.id}: invalid input is \`invalidInput\`, the issues name each field and rule, and nothing is sent.`,
    feature: operation.feature,
    run: async (context) => {
      const given = validArguments(operation, context.target());
      context.probe.clear();
      for (const [index, { name, kind }] of operation.takes.entries())
        for (const wrong of wrongValues[kind](context.limits, given[index])) {
          // An optional argument may also be undefined.
          if (wrong[0] === undefined && kind.endsWith('Query')) continue;
          const changed = given.with(index, wrong[0]);
          await checkRefused(context, operation, changed, undefined, wrong, name);
        }
      for (const wrong of wrongOptions)
        await checkRefused(context, operation, given, wrong[0], wrong, 'options');
      assert.deepEqual(context.probe.requests, [], 'something was sent to the vendor');
    },
  };
}

export const inputCases: readonly ConformanceCase[] = [
  ...operations.map(validationCase),
  {
    id: 'input.every-issue',
    contract: 'The issues name every broken rule of every argument at once.',
    feature: 'core',
    run: async ({ provider, failed }) => {
      const draft = { name: 42, description: '', unknown: 1 } as never;
      const error = await failed(provider.assistants.create(draft, { timeoutMs: 0 }), {
        kind: 'invalidInput',
      });
      const fields = error.issues?.map(({ field }) => field) ?? [];
      for (const field of ['draft.name', 'draft.description', 'draft.unknown', 'options.timeoutMs'])
        assert.ok(fields.includes(field), `no issue names ${field}`);
    },
  },
  {
    id: 'input.limits',
    contract: 'A value longer than the limits allow is `invalidInput`, and nothing is sent.',
    feature: 'core',
    run: async ({ provider, limits, probe, name, failed }) => {
      const { maxLength = 4_096 } = limits.name;
      const tooLong = name().padEnd(maxLength + 1, 'x');
      await failed(provider.assistants.create({ name: tooLong }), { kind: 'invalidInput' });
      assert.deepEqual(probe.requests, []);
    },
  },
];
