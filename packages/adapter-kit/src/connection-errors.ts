/**
 * The table of connection errors: the codes of Node.js, its HTTP parser and undici (which Node's
 * `fetch` is made of), and what each means.
 */
import { responseTooLarge } from './body-limit.js';
import { undecodableBody } from './content-coding.js';
import {
  refused,
  timedOut,
  unavailable,
  unreachable,
  unreadable,
  type SourcedErrorRule,
} from './error-rule.js';

/** A row of the table. */
export interface ConnectionErrorRule extends SourcedErrorRule {
  /**
   * The error's `code`, or its beginning if this ends in `*`. The `name` of an error that has no
   * listed code.
   */
  readonly code: string;
  /** The row applies only if the error's message contains this text. */
  readonly message?: string;
}

const node = 'Node.js, common system errors';
const modules = 'Node.js, errors: loading of modules';
const dns = 'Node.js, dns';
const tls = 'Node.js, tls: the handshake comes before the request';
const record = 'OpenSSL, err: a damaged record has the same codes as a failed handshake';
const openssl = 'OpenSSL, X509_verify_cert_error_string; as codes in Node.js, tls';
const llhttp = 'llhttp, the HTTP parser of Node.js and undici';
const http2 = 'Node.js, http2';
const undici = 'undici, docs/api/Errors.md';

const undiciMock = 'undici, docs/api/MockAgent.md';
const nock = 'nock 14, intercepted_request_router.js';

function rows(): readonly ConnectionErrorRule[] {
  const broken = {
    ...unreachable,
    retry: 'never',
    advice: 'the TLS connection failed: check the host, the proxy and the trusted certificates',
  } as const;
  // Waiting does not help: somebody must change the address, the proxy or the trusted certificates.
  const untrusted = { ...broken, kind: 'misconfigured' } as const;
  const unsendable = {
    ...refused('misconfigured'),
    advice:
      'this header cannot be sent: a credential holds a line break or another character that HTTP ' +
      'forbids',
  } as const;
  // Modules are loaded before a request leaves. Waiting does not make a module appear.
  const unloadable = {
    ...refused('misconfigured'),
    advice:
      'a module cannot be loaded: install its package, or leave the package out of the bundle',
  } as const;
  const unmocked = {
    ...refused('misconfigured'),
    advice: 'add a reply for this request to the mock',
  } as const;
  return [
    { code: 'ERR_MODULE_NOT_FOUND', ...unloadable, source: modules },
    { code: 'MODULE_NOT_FOUND', ...unloadable, source: `${modules}; webpack sets the same code` },
    { code: 'ERR_UNKNOWN_BUILTIN_MODULE', ...unloadable, source: modules },
    { code: 'ERR_VM_DYNAMIC_IMPORT_*', ...unloadable, source: `${modules}: import() in Jest` },
    {
      code: 'Error',
      message: 'Dynamic require of',
      ...refused('misconfigured'),
      advice:
        'a bundle of one ES module cannot load this module: bundle as CommonJS, or leave its package ' +
        'out of the bundle',
      source: 'esbuild, in bundles with format esm',
    },
    { code: 'UND_MOCK_ERR_MOCK_NOT_MATCHED', ...unmocked, source: undiciMock },
    { code: 'ERR_NOCK_NO_MATCH', ...unmocked, source: nock },
    {
      code: 'ENETUNREACH',
      message: 'Nock: Disallowed net connect',
      ...unmocked,
      source: `${nock}: disableNetConnect`,
    },

    {
      code: 'ECONNREFUSED',
      ...unreachable,
      advice: 'nothing listens at this address: check the address in the options',
      source: node,
    },
    {
      code: 'ENOTFOUND',
      ...unreachable,
      advice: 'no such host: check the region or the address in the options',
      source: dns,
    },
    { code: 'EAI_*', ...unreachable, source: dns },
    { code: 'ESERVFAIL', ...unreachable, source: dns },
    { code: 'EBUSY', ...unreachable, source: `${dns}: the resolver had no free socket` },
    { code: 'EMFILE', ...unreachable, source: `${node}: too many open files` },
    { code: 'ENFILE', ...unreachable, source: `${node}: too many open files of all processes` },
    { code: 'EADDRNOTAVAIL', ...unreachable, source: node },
    { code: 'UND_ERR_CONNECT_TIMEOUT', ...timedOut, effect: 'none', source: undici },

    { code: 'EPROTO', ...broken, effect: 'maybe', source: record },
    { code: 'CERT_HAS_EXPIRED', ...broken, source: openssl },
    { code: 'CERT_NOT_YET_VALID', ...broken, source: openssl },
    { code: 'CERT_*', ...untrusted, source: openssl },
    { code: 'CRL_*', ...untrusted, source: openssl },
    { code: 'ERROR_IN_*', ...untrusted, source: openssl },
    { code: 'SELF_SIGNED_*', ...untrusted, source: openssl },
    { code: 'DEPTH_ZERO_*', ...untrusted, source: openssl },
    { code: 'UNABLE_TO_*', ...untrusted, source: openssl },
    { code: 'INVALID_CA', ...untrusted, source: openssl },
    { code: 'INVALID_PURPOSE', ...untrusted, source: openssl },
    { code: 'PATH_LENGTH_EXCEEDED', ...untrusted, source: openssl },
    { code: 'HOSTNAME_MISMATCH', ...untrusted, source: openssl },
    { code: 'ERR_TLS_CERT_ALTNAME_*', ...untrusted, source: tls },
    { code: 'ERR_TLS_*', ...broken, source: tls },
    { code: 'ERR_SSL_*', ...broken, effect: 'maybe', source: record },
    { code: 'UND_ERR_PRX_TLS', ...untrusted, source: `${undici}: the proxy's certificate` },
    {
      code: 'ECONNRESET',
      message: 'before secure TLS connection was established',
      ...unreachable,
      source: tls,
    },

    {
      code: 'UND_ERR_PRX_CONN',
      ...unreachable,
      advice: 'the proxy closed the connection before the tunnel was open: check the proxy',
      source: 'undici 8, core/errors.js',
    },
    { code: 'UND_ERR_SOCKS5*', ...unreachable, source: `${undici}: before the request` },
    { code: 'SocksClientError', ...unreachable, source: 'socks, which socks-proxy-agent uses' },

    { code: 'ERR_INVALID_CHAR', ...unsendable, source: 'Node.js, http: OutgoingMessage.setHeader' },
    { code: 'ERR_HTTP_INVALID_HEADER_VALUE', ...unsendable, source: 'Node.js, http' },
    { code: 'ERR_HTTP2_INVALID_HEADER_VALUE', ...unsendable, source: http2 },
    { code: 'UND_ERR_INVALID_ARG', message: ' header', ...unsendable, source: undici },
    {
      code: 'UND_ERR_INVALID_ARG',
      ...refused('misconfigured'),
      advice: 'undici refused the request: a dispatcher must belong to undici 7',
      source: undici,
    },

    {
      code: 'ERR_HTTP2_STREAM_ERROR',
      message: 'NGHTTP2_REFUSED_STREAM',
      ...unreachable,
      source: 'RFC 9113, 8.7: nothing was processed',
    },
    {
      code: 'Error',
      message: 'with result code 7.',
      ...unreachable,
      source: '@smithy/node-http-handler, NodeHttp2Handler; 7 is REFUSED_STREAM (RFC 9113, 7)',
    },
    { code: 'ERR_HTTP2_GOAWAY_SESSION', ...unreachable, source: `${http2}: no stream was made` },
    { code: 'ERR_HTTP2_INVALID_SESSION', ...unreachable, source: `${http2}: no stream was made` },
    { code: 'ERR_HTTP2_OUT_OF_STREAMS', ...unreachable, source: `${http2}: no stream was made` },
    { code: 'ERR_HTTP2_STREAM_CANCEL', ...unreachable, source: `${http2}: the stream was pending` },
    { code: 'ERR_HTTP2_*', ...unavailable, source: http2 },
    { code: 'UND_ERR_INFO', ...unavailable, source: 'undici, dispatcher/client-h2.js' },

    { code: 'EHOSTUNREACH', ...unavailable, source: node },
    { code: 'EHOSTDOWN', ...unavailable, source: node },
    { code: 'ENETUNREACH', ...unavailable, source: node },
    { code: 'ENETDOWN', ...unavailable, source: node },
    { code: 'ENOBUFS', ...unavailable, source: node },
    { code: 'ECONNRESET', ...unavailable, source: node },
    { code: 'ECONNABORTED', ...unavailable, source: node },
    { code: 'EPIPE', ...unavailable, source: node },
    { code: 'ETIMEDOUT', ...timedOut, source: node },
    { code: 'UND_ERR_SOCKET', ...unavailable, source: `${undici}: the other side closed` },
    { code: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', ...unavailable, source: `${undici}: cut short` },
    { code: 'HPE_INVALID_EOF_STATE', ...unavailable, source: `${llhttp}: cut short` },
    { code: 'UND_ERR_HEADERS_TIMEOUT', ...timedOut, source: undici },
    { code: 'UND_ERR_BODY_TIMEOUT', ...timedOut, source: undici },

    {
      code: responseTooLarge,
      ...unreadable,
      advice: 'ask for a smaller pageSize, or raise maxResponseBytes',
      source: 'the option maxResponseBytes',
    },
    {
      code: undecodableBody,
      ...unreadable,
      advice: 'check which proxy or gateway compresses responses',
      source: 'RFC 9110, 8.4',
    },
    { code: 'Z_*', ...unreadable, source: 'Node.js, zlib: `fetch` decodes by itself' },
    { code: 'ERR_BROTLI_*', ...unreadable, source: 'Node.js, zlib: `fetch` decodes by itself' },
    { code: 'ERR__ERROR_FORMAT_*', ...unreadable, source: 'Node.js 20, zlib: names of brotli' },
    { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE', ...unreadable, source: undici },
    { code: 'UND_ERR_HEADERS_OVERFLOW', ...unreadable, source: undici },
    { code: 'HPE_*', ...unreadable, source: `${llhttp}: the response is not HTTP` },
    {
      code: 'HTTPParserError',
      ...unreadable,
      source: 'undici 7.30 sets a code only if it knows the number that llhttp returned',
    },
    // A dispatcher that the application gave and has closed.
    { code: 'UND_ERR_CLOSED', ...unreachable, retry: 'never', source: undici },
    { code: 'UND_ERR_DESTROYED', ...unavailable, retry: 'never', source: undici },
  ];
}

/**
 * The table. A row has `effect: 'none'` if the request cannot have been processed. It is marked as pure
 * so that bundlers can leave it out.
 */
export const connectionErrors: readonly ConnectionErrorRule[] = /* @__PURE__ */ rows();
