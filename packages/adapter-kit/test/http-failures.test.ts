import { describe, expect, it } from 'vitest';
import {
  connectionErrorFacts,
  connectionErrors,
  ruleForConnectionError,
  timedOut,
  unavailable,
  unlisted,
} from '../src/index.js';

const facts = { code: '', name: 'Error', syscall: '' };

describe('`ruleForConnectionError`', () => {
  it.each(connectionErrors)('finds $code', ({ code, source, ...rule }) => {
    const thrown = code.endsWith('*') ? `${code.slice(0, -1)}X` : code;

    expect(source).not.toBe('');
    expect(ruleForConnectionError({ ...facts, code: thrown })).toMatchObject(rule);
  });

  it('looks up the code before the name', () => {
    const rule = ruleForConnectionError({ ...facts, code: 'ECONNRESET', name: 'HTTPParserError' });
    expect(rule.kind).toBe('unavailable');
  });

  it('looks up the name if no row lists the code', () => {
    const rule = ruleForConnectionError({ ...facts, code: 'NOVEL', name: 'HTTPParserError' });
    expect(rule.kind).toBe('unexpectedReply');
  });

  it('prefers a whole code to a beginning: a cut response is not a garbled one', () => {
    const cut = ruleForConnectionError({ ...facts, code: 'HPE_INVALID_EOF_STATE' });
    const garbled = ruleForConnectionError({ ...facts, code: 'HPE_INVALID_CONSTANT' });
    expect([cut.kind, garbled.kind]).toEqual(['unavailable', 'unexpectedReply']);
  });

  it('reports what no row lists as unknown, never repeated, with a possible effect', () => {
    expect(ruleForConnectionError({ ...facts, code: 'ENOVEL' })).toEqual(unlisted);
  });

  it.each(['connect', 'getaddrinfo'])('reports no effect if %s failed', (syscall) => {
    const listed = ruleForConnectionError({ ...facts, code: 'ETIMEDOUT', syscall });
    const novel = ruleForConnectionError({ ...facts, code: 'ENOVEL', syscall });
    expect([listed, novel]).toEqual([
      { ...timedOut, source: expect.any(String) as string, code: 'ETIMEDOUT', effect: 'none' },
      { ...unlisted, effect: 'none' },
    ]);
  });

  it("lets an adapter's own row go before the table", () => {
    const rules = [{ code: 'ENOTFOUND', ...unavailable, advice: 'check zone', source: 'acme' }];
    expect(ruleForConnectionError({ ...facts, code: 'ENOTFOUND' }, { rules }).advice).toBe(
      'check zone',
    );
  });

  it('lets an adapter say what an unlisted error is', () => {
    expect(ruleForConnectionError(facts, { otherwise: unavailable })).toEqual(unavailable);
  });
});

describe('the table', () => {
  it('lists every code once', () => {
    const codes = connectionErrors.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(connectionErrors.filter(({ effect }) => effect === 'none'))(
    '$code leaves no effect, so it is not an unexpected reply',
    ({ kind }) => {
      expect(['unavailable', 'timeout']).toContain(kind);
    },
  );
});

describe('`connectionErrorFacts`', () => {
  it('reads code, name and system call of a thrown error', () => {
    const thrown = Object.assign(new TypeError('x'), { code: 'EPIPE', syscall: 'write' });
    expect(connectionErrorFacts(thrown)).toEqual({
      code: 'EPIPE',
      name: 'TypeError',
      syscall: 'write',
    });
  });

  it.each([undefined, null, 'EPIPE', { code: 20, name: null }])('reads nothing of %j', (thrown) => {
    expect(connectionErrorFacts(thrown)).toEqual({ code: '', name: '', syscall: '' });
  });
});
