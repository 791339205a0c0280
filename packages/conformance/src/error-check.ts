/** What holds of every error, whatever the case: shape, account of writes, and no secret in it. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
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

export interface ExpectedError {
  /** One of these. */
  readonly kind: ErrorKind | readonly ErrorKind[];
  /** What was called; anything if it is not known. */
  readonly operation?: string;
  readonly effect?: 'none' | 'maybe';
}

export interface ErrorScene {
  readonly vendor: string;
  readonly secrets: readonly string[];
}

/** What a deadline that strikes unexpectedly is most often about: time stands still otherwise. */
const hints: readonly (readonly [holds: (error: AssistantError) => boolean, hint: string])[] = [
  [
    ({ operation }) => operation === 'waitForStatus',
    'does the vendor follow the world’s `clock`, or have `passTime`?',
  ],
  [
    ({ status }) => status === undefined,
    'the kit knew of no exchange under way: does each go through `context.request`?',
  ],
];

/** The call, what it answered, and where to look. */
export function described(error: AssistantError): string {
  const { operation, kind, message } = error;
  const hint = kind === 'timeout' ? hints.find(([holds]) => holds(error)) : undefined;
  return `${operation} answered ${kind}: ${message}${hint ? ` (${hint[1]})` : ''}`;
}

export function checkError(error: unknown, expected: ExpectedError, scene: ErrorScene): void {
  assert.ok(isAssistantError(error), `the error is no AssistantError: ${inspect(error)}`);
  const { kind, operation, vendor, retry, effect } = error;
  const kinds: readonly ErrorKind[] = [expected.kind].flat();
  const shown = described(error);
  assert.ok(kinds.includes(kind), `expected ${kinds.join(' or ')}, but ${shown}`);
  assert.ok(errorKinds.includes(kind), `no kind of the contract: ${kind}`);
  assert.equal(vendor, scene.vendor, 'the error names another vendor');
  if (expected.operation !== undefined)
    assert.equal(operation, expected.operation, 'the error names another operation');
  assert.notEqual(error.message.trim(), '', 'the error has no message');
  assert.ok(['never', 'transient', 'exhausted'].includes(retry), `retry is ${String(retry)}`);
  assert.ok(['none', 'maybe'].includes(effect), `effect is ${String(effect)}`);
  if (reads.has(operation))
    assert.equal(effect, 'none', `a read wrote nothing, yet effect is ${effect}; ${shown}`);
  if (expected.effect !== undefined)
    assert.equal(effect, expected.effect, `effect is ${effect}; ${shown}`);
  if (kind === 'invalidInput') assert.ok(Array.isArray(error.issues), 'invalidInput has no issues');
  checkNoSecret(error, scene.secrets, shown.slice(0, 40));
}

/** Wherever a value could be printed: text, JSON, stack, and what a logger makes of it. */
export function checkNoSecret(value: unknown, secrets: readonly string[], what: string): void {
  const places: Readonly<Record<string, string | undefined>> = {
    message: value instanceof Error ? value.message : undefined,
    JSON: JSON.stringify(value),
    stack: value instanceof Error ? value.stack : undefined,
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
