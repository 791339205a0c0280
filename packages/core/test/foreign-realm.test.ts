/**
 * Errors of another realm. Jest and vitest's `vmThreads` run modules in one, so errors of Node.js are
 * not `instanceof Error` there.
 */
import { createAssistantError, isError } from '@assistant-provider/core/adapter';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const foreign = (code: string): unknown => runInNewContext(code);
const details = {
  kind: 'unavailable',
  vendor: 'acme',
  operation: 'assistants.get',
  message: 'it is down',
} as const;

it.each([
  ['an Error', foreign('new Error("gone")')],
  ['a subclass', foreign('new (class Gone extends TypeError {})("gone")')],
  [
    'a class with a tag of its own',
    { name: 'Gone', message: 'gone', [Symbol.toStringTag]: 'Gone' },
  ],
])('%s of another realm is an error', (_, value) => {
  expect(value).not.toBeInstanceOf(Error);
  expect(isError(value)).toBe(true);
});

it.each([
  [{}],
  [{ name: 'Gone' }],
  [{ name: 'Gone', message: 7 }],
  [{ name: 7, message: 'gone' }],
  ['gone'],
  [null],
])('%j is not an error', (value) => {
  expect(isError(value)).toBe(false);
});

it('a cause of another realm keeps name, message, code and its own cause', () => {
  const cause = foreign(
    'Object.assign(new TypeError("reset", { cause: new Error("closed") }), { code: "ECONNRESET" })',
  );

  expect(createAssistantError({ ...details, cause }).cause).toMatchObject({
    name: 'TypeError',
    message: 'reset',
    code: 'ECONNRESET',
    cause: { message: 'closed' },
  });
});

it('JSON of a cancelled call names the reason of another realm', () => {
  const cause = foreign('new RangeError("stopped")');
  const error = createAssistantError({ ...details, kind: 'cancelled', cause });

  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ cause: 'RangeError: stopped' });
});

it('a DOMException is an error, as `AbortSignal` and `fetch` reject with it', () => {
  expect(isError(new DOMException('gone', 'AbortError'))).toBe(true);
});
