/**
 * The table of errors: what the vendor, the token host and the network say, and what that means.
 * Looked up by the vendor's code first, then by the status.
 *
 * `effect: 'maybe'` stands where no final answer came: a write may then have been done. (For reads
 * core knows better.) Sources: "swagger" is `x-inin-error-codes` of the official Swagger, the same
 * on all 31 operations compared; "fine print" is this project's own rule for what is not listed.
 */
import type { Effect, ErrorKind, Retry } from '@assistant-provider/core';
import { answerTooLarge } from '../http/transport.js';

export interface Meaning {
  readonly kind: ErrorKind;
  readonly retry: Retry;
  readonly effect: Effect;
  /** What the caller can do about it. */
  readonly advice?: string;
}

export interface Row extends Meaning {
  readonly source: string;
}

export interface CodeRow extends Row {
  readonly code: string;
  /** The status that it comes with. */
  readonly status: number;
}

const refused = (kind: ErrorKind) => ({ kind, retry: 'never', effect: 'none' }) as const;
const invalidInput = refused('invalidInput');
const unauthenticated = refused('unauthenticated');
const permissionDenied = {
  ...refused('permissionDenied'),
  advice: 'give the OAuth client a role that holds the permission',
};
const conflict = refused('conflict');
const notFound = {
  ...refused('notFound'),
  // Live client code: an object in an invisible division looks the same.
  advice: 'or it lies in a division that this client may not see',
};
const rateLimited = { kind: 'rateLimited', retry: 'transient', effect: 'none' } as const;
const unavailable = { kind: 'unavailable', retry: 'transient', effect: 'maybe' } as const;
const unreached = { kind: 'unavailable', retry: 'transient', effect: 'none' } as const;
const timeout = { kind: 'timeout', retry: 'transient', effect: 'maybe' } as const;
const unexpectedReply = { kind: 'unexpectedReply', retry: 'never', effect: 'maybe' } as const;

const tooLargeAnswer = {
  ...invalidInput,
  advice: 'ask for a smaller pageSize or fewer expansions',
};
const badToken = {
  ...unauthenticated,
  advice: 'check the access token, or the client credentials and their region',
};
const badAddress = {
  ...unauthenticated,
  advice: "add this machine's address to the allow list of the OAuth client or the organisation",
};

const swagger = 'swagger';

/** `code` of an ErrorBody. */
export const apiErrors: readonly CodeRow[] = [
  { status: 400, code: 'bad.request', ...invalidInput, source: swagger },
  { status: 400, code: 'response.entity.too.large', ...tooLargeAnswer, source: swagger },
  { status: 400, code: 'invalid.date', ...invalidInput, source: swagger },
  { status: 400, code: 'invalid.query.param.value', ...invalidInput, source: swagger },
  { status: 400, code: 'invalid.property', ...invalidInput, source: swagger },
  { status: 400, code: 'constraint.validation', ...invalidInput, source: swagger },
  { status: 400, code: 'invalid.value', ...invalidInput, source: swagger },
  {
    status: 400,
    code: 'client.failed.request',
    ...invalidInput,
    source: 'swagger, where there is a body',
  },
  { status: 401, code: 'authentication.required', ...badToken, source: swagger },
  { status: 401, code: 'ip.not.authorized', ...badAddress, source: swagger },
  { status: 401, code: 'bad.credentials', ...badToken, source: swagger },
  {
    status: 401,
    code: 'credentials.expired',
    ...badToken,
    source: 'error.go of the public client go-gcloudcx; not in swagger',
  },
  { status: 403, code: 'missing.permissions', ...permissionDenied, source: swagger },
  { status: 403, code: 'missing.any.permissions', ...permissionDenied, source: swagger },
  { status: 403, code: 'missing.division.permission', ...permissionDenied, source: swagger },
  { status: 403, code: 'missing.any.division.permissions', ...permissionDenied, source: swagger },
  { status: 403, code: 'not.authorized', ...permissionDenied, source: swagger },
  { status: 403, code: 'app.not.authorized.for.scope', ...permissionDenied, source: swagger },
  { status: 403, code: 'authz.policy.denied', ...permissionDenied, source: swagger },
  { status: 404, code: 'not.found', ...notFound, source: swagger },
  {
    status: 408,
    code: 'client.timeout',
    ...timeout,
    source: 'swagger; transient in practice (live client code)',
  },
  { status: 409, code: 'request.conflict', ...conflict, source: swagger },
  { status: 409, code: 'conflict', ...conflict, source: 'swagger, bulk removal of queues' },
  {
    status: 413,
    code: 'request.entity.too.large',
    ...invalidInput,
    advice: 'a body may have 512,000 bytes',
    source: 'swagger; the number from the community page on API limits',
  },
  {
    status: 415,
    code: 'unsupported.media.type',
    ...refused('unknown'),
    source: 'swagger; we send JSON, so it would be a defect of this adapter',
  },
  { status: 429, code: 'too.many.requests.retry.after', ...rateLimited, source: swagger },
  { status: 429, code: 'too.many.requests', ...rateLimited, source: swagger },
  {
    status: 500,
    code: 'internal.server.error',
    ...unavailable,
    source: 'swagger; transient in practice (live client code)',
  },
  { status: 503, code: 'service.unavailable', ...unavailable, source: swagger },
  { status: 504, code: 'request.timeout', ...unavailable, source: swagger },
  { status: 504, code: 'authentication.request.timeout', ...unavailable, source: swagger },
];

/**
 * An ErrorBody with a `limit` of how much may exist (official Swagger: ErrorBody.limit). Which code
 * comes with it is not published, so it goes before the code, at these statuses.
 */
export const quotaStatuses: readonly number[] = [400, 403, 409];
export const quotaExceeded: Row = { ...refused('quotaExceeded'), source: swagger };

export interface LoginRow extends Row {
  readonly error: string;
  /** How the description must begin for the row to count. */
  readonly begins?: string;
}

const badClient = {
  ...unauthenticated,
  advice:
    'check clientId and clientSecret, that they belong to this region, and that the OAuth client ' +
    'is active',
};
const badGrant = {
  ...unauthenticated,
  advice: 'the OAuth client must be of the grant type Client Credentials',
};
const noTokenHost = {
  ...refused('misconfigured'),
  advice: 'no tokens are issued there: check the region, the domain or loginUrl',
};
const rfc6749 = 'RFC 6749, section 5.2; not seen at the vendor';

/** `error` of the token host, whatever the status: it says 400 and 401 alike (live clients differ). */
export const loginErrors: readonly LoginRow[] = [
  { error: 'invalid_client', ...badClient, source: 'go-gcloudcx client_test.go, login_test.go' },
  {
    error: 'invalid_request',
    begins: 'rate limit exceeded',
    ...rateLimited,
    source: 'official Terraform provider, provider.go: status 400, not 429',
  },
  { error: 'invalid_request', ...badGrant, source: rfc6749 },
  { error: 'invalid_grant', ...badGrant, source: rfc6749 },
  { error: 'unauthorized_client', ...badGrant, source: rfc6749 },
  { error: 'unsupported_grant_type', ...badGrant, source: rfc6749 },
];
/** A refusal of the token host is no word on the object that the call is about. */
export const loginStatuses: readonly StatusRow[] = [
  { from: 404, to: 405, ...noTokenHost, source: 'RFC 9110, 15.5.5 and 15.5.6' },
  { from: 408, to: 408, ...timeout, source: 'fine print' },
  { from: 410, to: 410, ...noTokenHost, source: 'RFC 9110, 15.5.11' },
  { from: 424, to: 424, ...unavailable, source: 'fine print' },
  { from: 429, to: 429, ...rateLimited, source: 'fine print' },
  { from: 400, to: 499, ...badClient, source: 'live clients: 400 and 401 are used alike' },
];

export interface StatusRow extends Row {
  readonly from: number;
  readonly to: number;
}

const notFollowed = 'redirects are not followed: check apiUrl and loginUrl';

/** For answers without a code that is listed above; the first row that holds the status counts. */
export const statuses: readonly StatusRow[] = [
  // The contract knows no other status, yet whatever comes must be told.
  { from: 200, to: 299, ...unexpectedReply, source: 'an answer that cannot be read' },
  {
    from: 303,
    to: 303,
    ...unexpectedReply,
    advice: notFollowed,
    source: 'RFC 9110, 15.4.4: the answer to what has been done lies elsewhere',
  },
  {
    from: 300,
    to: 399,
    ...unexpectedReply,
    effect: 'none',
    advice: notFollowed,
    source: 'no operation redirects',
  },
  { from: 400, to: 400, ...invalidInput, source: swagger },
  { from: 401, to: 401, ...badToken, source: swagger },
  { from: 403, to: 403, ...permissionDenied, source: swagger },
  {
    from: 404,
    to: 404,
    ...refused('notFound'),
    advice: 'without a code of the vendor: check apiUrl',
    source: swagger,
  },
  { from: 408, to: 408, ...timeout, source: 'fine print' },
  { from: 409, to: 409, ...conflict, source: swagger },
  { from: 412, to: 412, ...conflict, source: 'fine print' },
  { from: 413, to: 413, ...invalidInput, source: swagger },
  { from: 422, to: 422, ...invalidInput, source: 'fine print' },
  { from: 424, to: 424, ...unavailable, source: 'fine print' },
  { from: 429, to: 429, ...rateLimited, source: swagger },
  { from: 400, to: 499, ...refused('unknown'), source: 'a status that the contract lacks' },
  { from: 500, to: 599, ...unavailable, source: 'fine print' },
  { from: 100, to: 999, ...unexpectedReply, source: 'a status that HTTP lacks' },
];

export interface SocketRow extends Row {
  /** Of an error, or its beginning where it ends in `*`; the name of an error that has none. */
  readonly code: string;
}

const node = 'Node.js, errors of the operating system';
const undici = 'undici, docs/api/Errors.md';
const untrusted = {
  ...unreached,
  retry: 'never',
  advice: 'the TLS connection failed: check the host, the proxy and the trusted certificates',
} as const;

/**
 * No whole answer came. `effect: 'none'` where the request cannot have left; it is that for every
 * code whose system call was still connecting.
 */
export const socketErrors: readonly SocketRow[] = [
  {
    code: 'ECONNREFUSED',
    ...unreached,
    advice: 'nothing listens there: check apiUrl and loginUrl',
    source: node,
  },
  { code: 'ENOTFOUND', ...unreached, advice: 'check the region or domain', source: 'Node.js, dns' },
  { code: 'EAI_AGAIN', ...unreached, source: 'Node.js, dns' },
  { code: 'EADDRNOTAVAIL', ...unreached, source: node },
  { code: 'UND_ERR_CONNECT_TIMEOUT', ...timeout, effect: 'none', source: undici },
  { code: 'UND_ERR_PRX_TLS', ...unreached, source: undici },
  {
    code: 'ERR_MODULE_NOT_FOUND',
    ...refused('misconfigured'),
    advice: 'undici 7, which is loaded with the first request, is not installed',
    source: 'Node.js, errors',
  },
  { code: 'EPROTO', ...untrusted, source: node },
  { code: 'CERT_*', ...untrusted, source: 'Node.js, tls' },
  { code: 'ERR_TLS_*', ...untrusted, source: 'Node.js, tls' },
  { code: 'ERR_SSL_*', ...untrusted, source: 'Node.js, tls' },
  { code: 'SELF_SIGNED_CERT_IN_CHAIN', ...untrusted, source: 'Node.js, tls' },
  { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', ...untrusted, source: 'Node.js, tls' },
  { code: 'UNABLE_TO_*', ...untrusted, source: 'Node.js, tls' },
  { code: 'EHOSTUNREACH', ...unavailable, source: node },
  { code: 'ENETUNREACH', ...unavailable, source: node },
  { code: 'ECONNRESET', ...unavailable, source: node },
  { code: 'ECONNABORTED', ...unavailable, source: node },
  { code: 'EPIPE', ...unavailable, source: node },
  { code: 'ETIMEDOUT', ...timeout, source: node },
  { code: 'UND_ERR_SOCKET', ...unavailable, source: `${undici}: other side closed, cut short` },
  { code: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', ...unavailable, source: `${undici}: cut short` },
  { code: 'UND_ERR_HEADERS_TIMEOUT', ...timeout, source: undici },
  { code: 'UND_ERR_BODY_TIMEOUT', ...timeout, source: undici },
  {
    code: answerTooLarge,
    ...unexpectedReply,
    advice: 'ask for a smaller pageSize, or raise maxResponseBytes',
    source: 'the option maxResponseBytes',
  },
  { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE', ...unexpectedReply, source: undici },
  { code: 'UND_ERR_HEADERS_OVERFLOW', ...unexpectedReply, source: undici },
  { code: 'HPE_*', ...unexpectedReply, source: `${undici}: what came is not HTTP` },
  {
    code: 'HTTPParserError',
    ...unexpectedReply,
    source: 'undici 7.30 gives it a code only if it finds one for what llhttp answered',
  },
  // A dispatcher that the application gave, and has closed.
  { code: 'UND_ERR_CLOSED', ...unreached, retry: 'never', source: undici },
  { code: 'UND_ERR_DESTROYED', ...unavailable, retry: 'never', source: undici },
];
