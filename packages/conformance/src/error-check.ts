/** Checks that hold for every error: its shape, its `effect`, and that it shows no secret. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { isError } from '@assistant-provider/core/adapter';
import {
  errorKinds,
  isAssistantError,
  type AssistantError,
  type ErrorKind,
} from '@assistant-provider/core';
import { operations } from './operations.js';

const reads: ReadonlySet<string> = new Set([
  ...operations.filter(({ writes }) => !writes).map(({ reportedAs }) => reportedAs),
  'waitForStatus',
  'requireFeatures',
]);

const bulk: ReadonlySet<string> = new Set(
  operations.filter((operation) => operation.bulk).map(({ reportedAs }) => reportedAs),
);

export interface ExpectedError {
  /** The kind, or the kinds that are allowed. */
  readonly kind: ErrorKind | readonly ErrorKind[];
  /** The operation that was called. Any operation is accepted if it is absent. */
  readonly operation?: string;
  readonly effect?: 'none' | 'maybe';
}

export interface ErrorOrigin {
  readonly vendor: string;
  readonly label?: string | undefined;
  readonly secrets: readonly string[];
}

/** The usual reasons for an unexpected timeout. Otherwise the time stands still. */
const hints: readonly (readonly [holds: (error: AssistantError) => boolean, hint: string])[] = [
  [
    ({ operation }) => operation === 'waitForStatus',
    'does the vendor follow `clock`, or have `passTime`?',
  ],
  [
    ({ status }) => status === undefined,
    'the kit saw no request in flight: does each go through `context.request`?',
  ],
];

/** Says which call failed, how, and where to look. */
export function described(error: AssistantError): string {
  const { operation, kind, message } = error;
  const hint = kind === 'timeout' ? hints.find(([holds]) => holds(error)) : undefined;
  return `${operation} failed with ${kind}: ${message}${hint ? ` (${hint[1]})` : ''}`;
}

export function checkError(error: unknown, expected: ExpectedError, origin: ErrorOrigin): void {
  assert.ok(isAssistantError(error), `the error is not an AssistantError: ${inspect(error)}`);
  const { kind, operation, vendor, retry, effect } = error;
  const kinds: readonly ErrorKind[] = [expected.kind].flat();
  const shown = described(error);
  assert.ok(kinds.includes(kind), `expected ${kinds.join(' or ')}, but ${shown}`);
  assert.ok(errorKinds.includes(kind), `${kind} is not a kind of the contract`);
  assert.equal(vendor, origin.vendor, 'the error names another vendor');
  assert.equal(error.label, origin.label, 'the error does not have the label of the provider');
  if (expected.operation !== undefined)
    assert.equal(operation, expected.operation, 'the error names another operation');
  assert.notEqual(error.message.trim(), '', 'the error has no message');
  assert.ok(['never', 'transient', 'exhausted'].includes(retry), `retry is ${String(retry)}`);
  assert.ok(['none', 'maybe'].includes(effect), `effect is ${String(effect)}`);
  if (reads.has(operation))
    assert.equal(effect, 'none', `a read wrote nothing, yet effect is ${effect}; ${shown}`);
  if (expected.effect !== undefined)
    assert.equal(effect, expected.effect, `effect is ${effect}; ${shown}`);
  assert.equal(Array.isArray(error.done), bulk.has(operation), `done is ${inspect(error.done)}`);
  if (kind === 'invalidInput') assert.ok(Array.isArray(error.issues), 'invalidInput has no issues');
  checkNoSecret(error, origin.secrets, shown.slice(0, 40));
}

/** Looks wherever a value could be printed: its text, JSON, stack, and what a logger makes of it. */
export function checkNoSecret(value: unknown, secrets: readonly string[], what: string): void {
  const places: Readonly<Record<string, string | undefined>> = {
    message: isError(value) ? value.message : undefined,
    JSON: JSON.stringify(value),
    stack: isError(value) ? value.stack : undefined,
    'util.inspect': inspect(value, { depth: 8, showHidden: true, maxStringLength: null }),
  };
  for (const [place, text = ''] of Object.entries(places))
    for (const [index, secret] of secrets.entries())
      for (const form of formsOf(secret))
        // The message must not print it again.
        assert.ok(!text.includes(form), `secret ${index + 1} shows in the ${place} of ${what}…`);
}

function formsOf(secret: string): readonly string[] {
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [secret, encodeURIComponent(secret), btoa(secret), quoted];
}
