import { describe, expect, it } from 'vitest';
import {
  connectionErrorFacts,
  connectionErrors,
  ruleForConnectionError,
  timedOut,
  unavailable,
  unlisted,
  unreachable,
  type ConnectionErrorFacts,
} from '../src/index.js';

const facts = { code: '', name: 'Error', syscall: '', message: '' };

describe('`ruleForConnectionError`', () => {
  it.each(connectionErrors)('finds $code $message', ({ code, message = '', source, ...rule }) => {
    const thrown = code.endsWith('*') ? `${code.slice(0, -1)}X` : code;

    expect(source).not.toBe('');
    expect(ruleForConnectionError({ ...facts, code: thrown, message })).toMatchObject(rule);
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

  it.each(['connect', 'getaddrinfo', 'queryA', 'queryAaaa'])(
    'reports no effect if %s failed, and what no row lists as unavailable',
    (syscall) => {
      const listed = ruleForConnectionError({ ...facts, code: 'ETIMEDOUT', syscall });
      const novel = ruleForConnectionError({ ...facts, code: 'ENOVEL', syscall });
      expect(listed).toMatchObject({ ...timedOut, effect: 'none' });
      expect(novel).toEqual(unreachable);
    },
  );

  it('reports no effect if the adapter knows that nothing was sent', () => {
    const unsent = { unsent: true, otherwise: unlisted };
    expect(ruleForConnectionError({ ...facts, code: 'EPIPE' }, unsent)).toMatchObject(unreachable);
    expect(ruleForConnectionError({ ...facts, code: 'ENOVEL' }, unsent)).toEqual(unreachable);
  });

  it.each(
    [
      ['EAI_AGAIN', 'EAI_FAIL', 'EBUSY', 'EMFILE', 'ENFILE', 'ENOTFOUND'],
      ['ECONNREFUSED', 'UND_ERR_PRX_CONN', 'UND_ERR_SOCKS5_CONNECT', 'ERR_HTTP2_GOAWAY_SESSION'],
    ].flat(),
  )('%s is unavailable, without effect, and worth another attempt', (code) => {
    expect(ruleForConnectionError({ ...facts, code })).toMatchObject(unreachable);
  });

  it.each(
    [
      ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNTRUSTED'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH', 'INVALID_CA', 'UND_ERR_PRX_TLS'],
    ].flat(),
  )('%s is misconfigured, because waiting does not help', (code) => {
    const rule = ruleForConnectionError({ ...facts, code });
    expect(rule).toMatchObject({ kind: 'misconfigured', retry: 'never', effect: 'none' });
  });

  it.each(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])("%s is the other side's fault", (code) => {
    expect(ruleForConnectionError({ ...facts, code })).toMatchObject({
      kind: 'unavailable',
      retry: 'never',
      effect: 'none',
    });
  });

  it('tells a refused stream of HTTP/2 from one that broke', () => {
    const stream = (message: string) =>
      ruleForConnectionError({ ...facts, code: 'ERR_HTTP2_STREAM_ERROR', message });
    expect(stream('Stream closed with error code NGHTTP2_REFUSED_STREAM')).toMatchObject(
      unreachable,
    );
    expect(stream('Stream closed with error code NGHTTP2_INTERNAL_ERROR')).toMatchObject(
      unavailable,
    );
  });

  it('tells a reset handshake from a reset request', () => {
    const reset = (message: string) =>
      ruleForConnectionError({ ...facts, code: 'ECONNRESET', message });
    expect(
      reset('Client network socket disconnected before secure TLS connection was established'),
    ).toMatchObject(unreachable);
    expect(reset('read ECONNRESET')).toMatchObject(unavailable);
  });

  it.each([
    'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
  ])('%s may come after the request was sent, unless the adapter knows better', (code) => {
    const thrown = { ...facts, code };
    expect(ruleForConnectionError(thrown).effect).toBe('maybe');
    expect(ruleForConnectionError(thrown, { unsent: true }).effect).toBe('none');
  });

  it.each([
    ['ERR_MODULE_NOT_FOUND', "Cannot find package 'undici'"],
    ['MODULE_NOT_FOUND', "Cannot find module 'undici'"],
    ['ERR_UNKNOWN_BUILTIN_MODULE', 'No such built-in module: node:sqlite'],
    ['ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG', 'A dynamic import callback was invoked'],
    ['', 'Dynamic require of "os" is not supported'],
    ['UND_MOCK_ERR_MOCK_NOT_MATCHED', 'Mock dispatch not matched'],
    ['ERR_NOCK_NO_MATCH', 'Nock: No match for request'],
    ['ENETUNREACH', 'Nock: Disallowed net connect for "127.0.0.1:9/"'],
  ])('%s "%s" is misconfigured, without effect, and never repeated', (code, message) => {
    const rule = ruleForConnectionError({ ...facts, code, message }, { otherwise: unavailable });
    expect(rule).toMatchObject({ kind: 'misconfigured', retry: 'never', effect: 'none' });
    expect(rule.advice).toBeDefined();
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

describe('an error of the program', () => {
  const programErrors = { programErrors: true, otherwise: unavailable };
  const ruleFor = (thrown: unknown, lookup = {}) =>
    ruleForConnectionError(connectionErrorFacts(thrown), { ...programErrors, ...lookup });

  it.each([TypeError, ReferenceError, RangeError, SyntaxError])(
    '%o is unknown and never repeated',
    (ErrorClass) => {
      expect(ruleFor(new ErrorClass('x is undefined'))).toEqual(unlisted);
    },
  );

  it('has no effect if the adapter knows that nothing was sent', () => {
    const rule = ruleFor(new TypeError('x is undefined'), { unsent: true });
    expect(rule).toEqual({ ...unlisted, effect: 'none' });
  });

  it('may have a code that no row lists', () => {
    const thrown = Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(ruleFor(thrown)).toEqual(unlisted);
  });

  it('is a connection error if a row lists its code', () => {
    const thrown = Object.assign(new TypeError('x'), { code: 'ECONNREFUSED' });
    expect(ruleFor(thrown)).toMatchObject(unreachable);
  });

  it('is a connection error if a system call failed', () => {
    const thrown = Object.assign(new TypeError('x'), { code: 'ENOVEL', syscall: 'connect' });
    expect(ruleFor(thrown)).toEqual(unreachable);
  });

  it('is a connection error if it has a cause', () => {
    expect(ruleFor(new TypeError('fetch failed', { cause: new Error('x') }))).toEqual(unavailable);
  });

  it('is a connection error unless the adapter asks for it', () => {
    expect(ruleFor(new TypeError('Failed to fetch'), { programErrors: false })).toEqual(
      unavailable,
    );
  });
});

describe('the table', () => {
  it('lists every code once for each message', () => {
    const codes = connectionErrors.map(({ code, message = '' }) => `${code} ${message}`);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(connectionErrors.filter(({ effect }) => effect === 'none'))(
    '$code leaves no effect, so it is not an unexpected reply',
    ({ kind }) => {
      expect(['unavailable', 'timeout', 'misconfigured']).toContain(kind);
    },
  );
});

describe('several addresses of one host', () => {
  const refusedAddress = { code: 'ECONNREFUSED', syscall: 'connect' };
  const hangingAddress = { code: 'ETIMEDOUT', syscall: 'connect' };
  const ruleFor = (...errors: readonly object[]) => {
    const thrown = Object.assign(new AggregateError(errors.map(asThrown)), errors[0], {
      syscall: undefined,
    });
    return ruleForConnectionError(connectionErrorFacts(thrown));
  };
  const asThrown = (members: object) => Object.assign(new Error('x'), members);

  it.each([
    ['one hangs and one refuses', [hangingAddress, refusedAddress], 'unavailable', 'none'],
    ['one refuses and one hangs', [refusedAddress, hangingAddress], 'unavailable', 'none'],
    ['both hang', [hangingAddress, hangingAddress], 'timeout', 'none'],
    ['one was reset', [refusedAddress, { code: 'ECONNRESET' }], 'unavailable', 'maybe'],
  ])('%s: %j is %s with effect %s', (_, errors, kind, effect) => {
    expect(ruleFor(...errors)).toMatchObject({ kind, retry: 'transient', effect });
  });

  it('says what an error without errors is by itself', () => {
    const thrown = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    expect(ruleForConnectionError(connectionErrorFacts(thrown))).toMatchObject(unreachable);
  });
});

describe('a proxy that refuses the tunnel', () => {
  const undici = (status: number) => `Proxy response (${status}) !== 200 when HTTP Tunneling`;
  const ruleFor = (thrown: object) => ruleForConnectionError(connectionErrorFacts(thrown));

  it.each([
    { status: 400, kind: 'misconfigured', retry: 'never' },
    { status: 403, kind: 'permissionDenied', retry: 'never' },
    { status: 407, kind: 'unauthenticated', retry: 'never' },
    { status: 429, kind: 'rateLimited', retry: 'transient' },
    { status: 502, kind: 'unavailable', retry: 'transient' },
    { status: 503, kind: 'unavailable', retry: 'transient' },
  ])('is $kind for $status, and has no effect', ({ status, kind, retry }) => {
    const rule = ruleFor({ code: 'UND_ERR_ABORTED', name: 'AbortError', message: undici(status) });

    expect(rule).toMatchObject({ kind, retry, effect: 'none' });
    expect(rule.advice).toContain('the proxy');
  });

  it.each([
    { name: 'undici, https', message: undici(407) },
    { name: 'undici, http', message: 'Proxy Authentication Required (407)' },
    { name: 'tunnel', message: 'tunneling socket could not be established, statusCode=407' },
    { name: 'hpagent', message: 'Bad response: 407' },
    { name: 'Node.js 24', message: 'no tunnel', code: 'ERR_PROXY_TUNNEL', statusCode: 407 },
  ])('is recognised when $name reports it', ({ message, ...members }) => {
    const rule = ruleFor({ code: 'ECONNRESET', message, ...members });
    expect(rule).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
  });

  it('is recognised without a status', () => {
    const rule = ruleFor({ code: 'ERR_PROXY_TUNNEL', message: 'no tunnel' });
    expect(rule).toMatchObject({ kind: 'misconfigured', effect: 'none' });
  });
});

describe('`connectionErrorFacts`', () => {
  it('reads code, name, system call and message of a thrown error', () => {
    const thrown = Object.assign(new TypeError('x'), { code: 'EPIPE', syscall: 'write' });
    const read: ConnectionErrorFacts = connectionErrorFacts(thrown);
    expect(read).toEqual({ code: 'EPIPE', name: 'TypeError', syscall: 'write', message: 'x' });
  });

  it('reads whether the error has a cause', () => {
    const thrown = new TypeError('fetch failed', { cause: new Error('x') });
    expect(connectionErrorFacts(thrown)).toMatchObject({ hasCause: true });
  });

  it.each([undefined, null, 'EPIPE', { code: 20, name: null, errors: 'x' }])(
    'reads nothing of %j',
    (thrown) => {
      const nothing = { code: '', name: '', syscall: '', message: '' };
      expect(connectionErrorFacts(thrown)).toEqual(nothing);
    },
  );

  it('reads a bounded number of errors', () => {
    const thrown = new AggregateError(Array.from({ length: 10_000 }, () => new Error('x')));
    expect(connectionErrorFacts(thrown).errors).toHaveLength(100);
  });
});
