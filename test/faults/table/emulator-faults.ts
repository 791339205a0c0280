/** The fault classes that the emulators bring about: statuses, Retry-After, damaged answers. */
import type { FaultEffect, FaultMoment } from '@assistant-provider/emulators';
import { lost, rateLimited, refused, tooSlow, unreadable, type Fault } from './fault.js';

type Expected = Fault['expected'];

const unauthenticated = refused('unauthenticated');
const unknown = refused('unknown');
const invalidInput = refused('invalidInput');

/** Every status that a table of either adapter names, and some that none does. */
const statuses: readonly (readonly [status: number, expected: Expected])[] = [
  [400, invalidInput],
  [401, unauthenticated],
  [402, { genesys: unknown, qconnect: refused('quotaExceeded') }],
  [403, refused('permissionDenied')],
  [404, refused('notFound')],
  [405, { genesys: unknown, qconnect: invalidInput }],
  [408, tooSlow],
  [409, refused('conflict')],
  [410, { genesys: unknown, qconnect: invalidInput }],
  [412, refused('conflict', '412 conflict')],
  [413, invalidInput],
  [415, { genesys: unknown, qconnect: invalidInput }],
  [422, refused('invalidInput', '422 invalidInput')],
  [424, { ...lost, rule: '424 is unavailable; maybe for a write that left' }],
  [429, rateLimited],
  [500, lost],
  [501, lost],
  [502, lost],
  [503, lost],
  [504, lost],
  [599, lost],
];

/** Answers that can come although the work was done: a proxy gave up, or the vendor broke down. */
const liars: readonly (readonly [status: number, expected: Expected])[] = [
  [408, tooSlow],
  [424, { ...lost, rule: '424 is unavailable; maybe for a write that left' }],
  [500, lost],
  [502, lost],
  [503, lost],
  [504, lost],
];

const status = (
  code: number,
  when: FaultMoment,
  more: Partial<Extract<FaultEffect, { kind: 'status' }>> = {},
): FaultEffect => ({ kind: 'status', status: code, when, ...more });

const at = (effect: FaultEffect) => ({ at: 'emulator', effect }) as const;

const patience = 'a Retry-After longer than the deadline ends the call at once as rateLimited';
/** One try, and the error stays transient: the caller may have the time that this call has not. */
const tooLongToWait: Expected = { ...rateLimited, transient: 'notNow', rule: patience };

const retryAfters: readonly (readonly [value: string, expected: Expected])[] = [
  ['0', rateLimited],
  ['1', rateLimited],
  ['5', rateLimited],
  ['86400', tooLongToWait],
  ['Fri, 01 Jan 2100 00:00:00 GMT', tooLongToWait],
  ['Thu, 01 Jan 1970 00:00:00 GMT', rateLimited],
  ['-5', rateLimited],
  ['1.5', rateLimited],
  ['soon', rateLimited],
  // More seconds than a number holds.
  ['99999999999999999999', tooLongToWait],
];

/** JSON and not, in the place of the vendor's answer, under its status. */
const bodies: readonly (readonly [name: string, body: string])[] = [
  ['an HTML page', '<html><body>Sign in to the network</body></html>'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"done"'],
  ['a number', '42'],
  ['half of a JSON', '{"id":"1'],
  ['100,000 brackets', '['.repeat(100_000)],
  ['its members of other types', '{"entities":{},"id":7,"assistantSummaries":"x","assistant":[]}'],
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const emulatorFaults: readonly Fault[] = [
  ...statuses.map(([code, expected]): Fault => ({
    name: `${code} instead of the work`,
    ...(code === 404 && { forges: 'gone' as const }),
    injection: at(status(code, 'beforeWork')),
    expected,
  })),
  ...liars.map(([code, expected]): Fault => ({
    name: `${code} after the work`,
    injection: at(status(code, 'afterWork')),
    expected,
  })),
  {
    name: '503 without a body',
    injection: at(status(503, 'beforeWork', { body: '' })),
    expected: lost,
  },
  {
    name: '502 with an HTML page, after the work',
    injection: at({ kind: 'notJson', status: 502 }),
    expected: lost,
  },
  ...retryAfters.map(([value, expected]): Fault => ({
    name: `429, Retry-After: ${value}`,
    injection: at({ kind: 'retryAfter', value }),
    expected,
  })),
  {
    name: '503, Retry-After: 86400',
    injection: at({ kind: 'retryAfter', status: 503, value: '86400' }),
    expected: { ...lost, transient: 'notNow', rule: patience },
  },
  {
    name: 'the connection is reset instead of the work',
    injection: at({ kind: 'reset', when: 'beforeWork' }),
    expected: lost,
  },
  {
    name: 'the connection is reset after the work',
    injection: at({ kind: 'reset', when: 'afterWork' }),
    expected: lost,
  },
  {
    name: 'half of the body, then the end',
    injection: at({ kind: 'truncatedBody' }),
    expected: lost,
  },
  {
    name: 'nothing of the body, then the end',
    injection: at({ kind: 'truncatedBody', keepBytes: 0 }),
    expected: lost,
  },
  {
    name: 'the body drips, and comes whole',
    injection: at({ kind: 'drippingBody', intervalMilliseconds: 0, bytesPerChunk: 100 }),
    expected: 'harmless',
  },
  ...bodies.map(([name, body]): Fault => ({
    name: `the body is ${name}`,
    injection: at({ kind: 'notJson', body }),
    expected: unreadable,
    ...(isJson(body) && { forges: 'success' as const }),
  })),
  {
    // Status 400, not 429 (official Terraform provider).
    name: 'the token host is asked too often',
    isOfLogin: true,
    injection: at(
      status(400, 'beforeWork', {
        body: {
          error: 'invalid_request',
          description: 'rate limit exceeded; retry later',
          error_description: 'rate limit exceeded; retry later',
        },
      }),
    ),
    expected: { genesys: rateLimited, qconnect: 'notHere' },
  },
  {
    name: 'the token is revoked',
    injection: at({ kind: 'tokenRevoked' }),
    expected: { genesys: unauthenticated, qconnect: 'notHere' },
  },
];
