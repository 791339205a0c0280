/** The details of failures that no server in the other tests produces. */
import { runInNewContext } from 'node:vm';
import { connectionErrorFacts } from '@assistant-provider/adapter-kit';
import { err, ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { describeConnectionFailure, describeResponse } from '../src/errors/describe.js';

const foreign = (code: string): unknown => runInNewContext(code);
const context = { request: 'GET /assistants', now: 0, redact: (text: string) => text };

describe('a connection failure', () => {
  it.each([
    [
      'has the reason and the code',
      new Error('socket hang up\n'),
      'ENOVEL',
      'socket hang up, ENOVEL',
    ],
    ['has the reason alone', new Error('socket hang up'), '', 'socket hang up'],
    ['has the code alone', 'not an error', 'ENOVEL', 'ENOVEL'],
    ['has neither', undefined, '', 'unknown reason'],
    ['has the reason of another realm', foreign('new Error("reset")'), '', 'reset'],
  ])('%s', (_, cause, code, reason) => {
    const progress = { sends: 1, unsent: false };
    const failure = { ...connectionErrorFacts(cause), code, cause, ...progress };

    expect(describeConnectionFailure(failure, context).message).toBe(
      `GET /assistants got no response (${reason})`,
    );
  });
});

describe('a failure with every address of a host', () => {
  it('has the reason of each address', () => {
    const errors = ['::1', '127.0.0.1'].map((address) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}:443`), { code: 'ECONNREFUSED' }),
    );
    const cause = Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });
    const failure = { ...connectionErrorFacts(cause), cause, sends: 0, unsent: true };

    expect(describeConnectionFailure(failure, context).message).toContain(
      'connect ECONNREFUSED ::1:443; connect ECONNREFUSED 127.0.0.1:443, ECONNREFUSED',
    );
  });
});

describe('a refusal', () => {
  const refusal = (body: unknown, headers = {}) =>
    describeResponse({ status: 409, headers, body: ok(body), sends: 1 }, context);

  it('without UTF-8 is described by its status', () => {
    const details = describeResponse(
      { status: 409, headers: {}, body: err('the body is not UTF-8'), sends: 1 },
      context,
    );

    expect(details).toMatchObject({ kind: 'conflict', status: 409 });
    expect(details.message).toBe(
      'GET /assistants responded with 409 without a message (no content type)',
    );
  });

  it('whose header occurs twice has the first request id', () => {
    expect(refusal({}, { 'inin-correlation-id': ['one', 'two'] }).requestId).toBe('one');
  });

  it('has at most 101 issues, of which core shows 100', () => {
    const details = Array.from({ length: 150 }, (_, index) => ({ fieldName: `field-${index}` }));

    expect(refusal({ code: 'bad', details }).issues).toHaveLength(101);
  });

  it('is read to a depth of five nested errors', () => {
    const nest = (depth: number): object => ({
      details: [{ fieldName: `depth-${depth}`, errorCode: 'wrong' }],
      ...(depth < 8 && { errors: [nest(depth + 1)] }),
    });

    const fields = refusal(nest(0)).issues?.map(({ field, rule }) => [field, rule]);

    expect(fields).toEqual([0, 1, 2, 3, 4, 5].map((depth) => [`depth-${depth}`, 'wrong']));
  });

  it('uses the code as the message of an issue without one', () => {
    expect(refusal({ code: 'bad', details: [{ fieldName: 'a' }] }).issues).toEqual([
      { field: 'a', rule: 'bad', message: 'bad' },
    ]);
  });

  it('uses `refused` as the rule of an issue without a code', () => {
    expect(refusal({ details: [{ fieldName: 'a' }, { fieldName: 7 }] }).issues).toEqual([
      { field: 'a', rule: 'refused', message: 'refused' },
    ]);
  });
});
