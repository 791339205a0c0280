/**
 * The error tables: what the vendor, the token host and the network report, and what it means. A
 * body with a `limit` at a status of `quotaStatuses` is looked up first, then the words of a version
 * conflict, then the vendor's code, then the status.
 *
 * `effect: 'maybe'` marks failures without a final response: a write may have happened. (For reads
 * core knows better.) Sources: "swagger" is `x-inin-error-codes` of the official Swagger, the same on
 * all 31 operations compared; "project rule" is this project's own choice for what is not listed.
 */
import {
  rateLimited,
  refused,
  timedOut,
  unavailable,
  unreachable,
  unreadable,
  type ConnectionErrorRule,
  type SourcedErrorRule,
} from '@assistant-provider/adapter-kit';

/** A row for a `code` of the API host. */
export interface CodeRule extends SourcedErrorRule {
  readonly code: string;
  /** The status that it comes with. */
  readonly status: number;
}

const invalidInput = refused('invalidInput');
const unauthenticated = refused('unauthenticated');
/** The name of the missing permission follows this advice, if it is known. */
export const permissionAdvice = 'give the OAuth client a role that holds the permission';
const permissionDenied = { ...refused('permissionDenied'), advice: permissionAdvice };
const scopeDenied = {
  ...refused('permissionDenied'),
  advice: 'give the OAuth client the scope of this request: a role does not replace a scope',
};
const policyDenied = {
  ...refused('permissionDenied'),
  advice:
    'an access policy of the organisation denies this, even if a role of the client allows it',
};
const conflict = refused('conflict');
const notFound = {
  ...refused('notFound'),
  // Live client code: an object in an invisible division looks the same.
  advice: 'or it is in a division that this OAuth client cannot see',
};

const tooLargeResponse = {
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

/** Rows for the `code` of an ErrorBody. */
export const apiErrors: readonly CodeRule[] = [
  { status: 400, code: 'bad.request', ...invalidInput, source: swagger },
  { status: 400, code: 'response.entity.too.large', ...tooLargeResponse, source: swagger },
  { status: 400, code: 'invalid.date', ...invalidInput, source: swagger },
  { status: 400, code: 'invalid.query.param.value', ...invalidInput, source: swagger },
  { status: 400, code: 'invalid.property', ...invalidInput, source: swagger },
  { status: 400, code: 'invalid.id', ...invalidInput, source: 'swagger, routing queues' },
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
  { status: 403, code: 'app.not.authorized.for.scope', ...scopeDenied, source: swagger },
  { status: 403, code: 'authz.policy.denied', ...policyDenied, source: swagger },
  { status: 404, code: 'not.found', ...notFound, source: swagger },
  { status: 404, code: 'kb.not.found', ...notFound, source: 'swagger, knowledge bases' },
  { status: 404, code: 'general.resource.not.found', ...notFound, source: 'swagger, users' },
  {
    status: 408,
    code: 'client.timeout',
    ...timedOut,
    source: 'swagger; transient in practice (live client code)',
  },
  { status: 409, code: 'request.conflict', ...conflict, source: swagger },
  { status: 409, code: 'conflict', ...conflict, source: 'swagger, bulk removal of queues' },
  {
    status: 413,
    code: 'request.entity.too.large',
    ...invalidInput,
    advice: 'a body may have at most 512,000 bytes',
    source: 'swagger; the number from the community page on API limits',
  },
  {
    status: 415,
    code: 'unsupported.media.type',
    ...refused('unknown'),
    source: 'swagger; the adapter sends JSON, so this would be its defect',
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
 * An ErrorBody with a `limit` on how much may exist (official Swagger: ErrorBody.limit). The code that
 * comes with it is not published, so at these statuses the limit is looked at before the code.
 */
export const quotaStatuses: readonly number[] = [400, 403, 409];
export const quotaExceeded: SourcedErrorRule = { ...refused('quotaExceeded'), source: swagger };

/** A refusal of a write whose object changed after it was read. */
export interface VersionConflictRule extends SourcedErrorRule {
  readonly status: number;
  /** The vendor has no code for it, so its message must contain all of these, in lower case. */
  readonly words: readonly string[];
}

const versionConflict = {
  ...conflict,
  advice: 'somebody changed the object after it was read; repeat the call',
};

/** Looked up before the code, since one of the statuses is also that of invalid input. */
export const versionConflicts: readonly VersionConflictRule[] = [
  {
    status: 409,
    words: ['version', 'match'],
    ...versionConflict,
    source: 'issue 1461 of the official Terraform provider: the version numbers must match',
  },
  {
    status: 400,
    words: ['does not match the current version'],
    ...versionConflict,
    source: 'IsVersionMismatch in util_retries.go of the official Terraform provider',
  },
];

export interface LoginRule extends SourcedErrorRule {
  readonly error: string;
  /** The row applies only if the description begins with this text. */
  readonly begins?: string;
}

const badClient = {
  ...unauthenticated,
  advice: 'check clientId, clientSecret and region, and that the OAuth client is active',
};
const badGrant = {
  ...unauthenticated,
  advice: 'the OAuth client must have the grant type Client Credentials',
};
const noTokenHost = {
  ...refused('misconfigured'),
  advice: 'this host does not issue tokens; check region, domain or loginUrl',
};
const rfc6749 = 'RFC 6749, section 5.2; not seen at the vendor';

/** Rows for the `error` of the token host. The status does not matter: 400 and 401 both occur (live clients). */
export const loginErrors: readonly LoginRule[] = [
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
/** A 4xx from the token host says nothing about the requested object. */
export const loginStatuses: readonly StatusRule[] = [
  { from: 404, to: 405, ...noTokenHost, source: 'RFC 9110, 15.5.5 and 15.5.6' },
  { from: 408, to: 408, ...timedOut, source: 'project rule' },
  { from: 410, to: 410, ...noTokenHost, source: 'RFC 9110, 15.5.11' },
  { from: 424, to: 424, ...unavailable, source: 'project rule' },
  { from: 429, to: 429, ...rateLimited, source: 'project rule' },
  { from: 400, to: 499, ...badClient, source: 'live clients: 400 and 401 both occur' },
];

export interface StatusRule extends SourcedErrorRule {
  readonly from: number;
  readonly to: number;
}

const notFollowed = 'redirects are not followed: check apiUrl and loginUrl';

/** For responses without a listed code. The first row that contains the status applies. */
export const statuses: readonly StatusRule[] = [
  { from: 200, to: 299, ...unreadable, source: 'a success that cannot be read' },
  {
    from: 303,
    to: 303,
    ...unreadable,
    advice: notFollowed,
    source: 'RFC 9110, 15.4.4: the work is done and its result is elsewhere',
  },
  {
    from: 300,
    to: 399,
    ...unreadable,
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
    advice: 'the response has no code of the vendor: check apiUrl',
    source: swagger,
  },
  { from: 408, to: 408, ...timedOut, source: 'project rule' },
  { from: 409, to: 409, ...conflict, source: swagger },
  { from: 412, to: 412, ...conflict, source: 'project rule' },
  { from: 413, to: 413, ...invalidInput, source: swagger },
  { from: 422, to: 422, ...invalidInput, source: 'project rule' },
  { from: 424, to: 424, ...unavailable, source: 'project rule' },
  { from: 429, to: 429, ...rateLimited, source: swagger },
  { from: 400, to: 499, ...refused('unknown'), source: 'a status that the contract does not list' },
  { from: 500, to: 599, ...unavailable, source: 'project rule' },
  { from: 100, to: 999, ...unreadable, source: 'a status that HTTP does not define' },
];

const withoutUndici = {
  ...refused('misconfigured'),
  advice: 'install undici 7, which a proxy needs',
};

/**
 * Rows of this adapter, which name its own options. They go before the kit's table of connection
 * errors.
 */
export const connectionErrorRules: readonly ConnectionErrorRule[] = [
  {
    code: 'ECONNREFUSED',
    ...unreachable,
    advice: 'nothing listens at this address: check apiUrl, loginUrl and proxy',
    source: 'Node.js, common system errors',
  },
  {
    code: 'ENOTFOUND',
    ...unreachable,
    advice: 'no such host: check region, domain and proxy',
    source: 'Node.js, dns',
  },
  { code: 'ERR_MODULE_NOT_FOUND', ...withoutUndici, source: 'Node.js, errors' },
  { code: 'MODULE_NOT_FOUND', ...withoutUndici, source: 'Node.js, errors' },
  {
    code: 'Error',
    message: 'Dynamic require of',
    ...refused('misconfigured'),
    advice:
      'undici, which a proxy needs, cannot be loaded from a bundle of one ES module: bundle as ' +
      'CommonJS, or leave undici out of the bundle',
    source: 'esbuild, in bundles with format esm',
  },
];
