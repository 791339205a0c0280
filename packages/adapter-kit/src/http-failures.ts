/**
 * Connection errors: no whole response arrived. One table of the codes of Node.js, its HTTP parser
 * and undici (which Node's `fetch` is made of), and what each means.
 */
import { responseTooLarge } from './body-limit.js';
import {
  timedOut,
  unavailable,
  unlisted,
  unreachable,
  unreadable,
  type ErrorRule,
  type SourcedErrorRule,
} from './error-rule.js';

/** A row of the table. */
export interface ConnectionErrorRule extends SourcedErrorRule {
  /**
   * The error's `code`, or its beginning if this ends in `*`. The `name` of an error that has no
   * listed code.
   */
  readonly code: string;
}

const node = 'Node.js, common system errors';
const dns = 'Node.js, dns';
const tls = 'Node.js, tls: the handshake comes before the request';
const llhttp = 'llhttp, the HTTP parser of Node.js and undici';
const undici = 'undici, docs/api/Errors.md';

function rows(): readonly ConnectionErrorRule[] {
  const untrusted = {
    ...unreachable,
    retry: 'never',
    advice: 'the TLS connection failed: check the host, the proxy and the trusted certificates',
  } as const;
  return [
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
    { code: 'EAI_AGAIN', ...unreachable, source: dns },
    { code: 'EADDRNOTAVAIL', ...unreachable, source: node },
    { code: 'UND_ERR_CONNECT_TIMEOUT', ...timedOut, effect: 'none', source: undici },
    { code: 'UND_ERR_PRX_TLS', ...unreachable, source: undici },
    { code: 'EPROTO', ...untrusted, source: node },
    { code: 'CERT_*', ...untrusted, source: tls },
    { code: 'ERR_TLS_*', ...untrusted, source: tls },
    { code: 'ERR_SSL_*', ...untrusted, source: tls },
    { code: 'SELF_SIGNED_*', ...untrusted, source: tls },
    { code: 'DEPTH_ZERO_*', ...untrusted, source: tls },
    { code: 'UNABLE_TO_*', ...untrusted, source: tls },
    { code: 'EHOSTUNREACH', ...unavailable, source: node },
    { code: 'ENETUNREACH', ...unavailable, source: node },
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
 * The table. A row has `effect: 'none'` if the request cannot have left. It is marked as pure so that
 * bundlers can leave it out.
 */
export const connectionErrors: readonly ConnectionErrorRule[] = /* @__PURE__ */ rows();

/** The members of a thrown error by which the table is searched. */
export interface ConnectionErrorFacts {
  /** The error's `code`, such as `ECONNREFUSED`. */
  readonly code: string;
  /** The error's `name`. */
  readonly name: string;
  /** The system call that failed, if it was one. */
  readonly syscall: string;
}

/** Members that are missing or not text become the empty text. */
export function connectionErrorFacts(thrown: unknown): ConnectionErrorFacts {
  const members =
    typeof thrown === 'object' && thrown !== null ? (thrown as Partial<ConnectionErrorFacts>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { code: text(members.code), name: text(members.name), syscall: text(members.syscall) };
}

/** System calls that come before anything can be sent. */
const connecting: readonly string[] = ['connect', 'getaddrinfo'];

/**
 * Looks up a connection error: the code first, then the name. `rules` are the adapter's own rows and
 * go before the table; `otherwise` is the rule for an error that no row lists.
 *
 * @example
 * ```ts
 * const { kind, retry, effect, advice } = ruleForConnectionError(connectionErrorFacts(thrown));
 * ```
 */
export function ruleForConnectionError(
  { code, name, syscall }: ConnectionErrorFacts,
  { rules = [], otherwise = unlisted }: ConnectionErrorLookup = {},
): ErrorRule {
  const rows = [...rules, ...connectionErrors];
  const rule = find(rows, code) ?? find(rows, name) ?? otherwise;
  return connecting.includes(syscall) ? { ...rule, effect: 'none' } : rule;
}

/** Changes to the table for one adapter. */
export interface ConnectionErrorLookup {
  /** Rows that go before the table. */
  readonly rules?: readonly ConnectionErrorRule[];
  /** Defaults to `unknown`, never repeated, which may have had an effect. */
  readonly otherwise?: ErrorRule;
}

const find = (rows: readonly ConnectionErrorRule[], word: string): ErrorRule | undefined =>
  rows.find(({ code }) => code === word) ??
  rows.find(({ code }) => code.endsWith('*') && word.startsWith(code.slice(0, -1)));
