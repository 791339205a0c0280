/**
 * The table of errors: what the vendor's codes, statuses and broken connections mean in our words.
 * Looked up by the vendor's code first, then the status, then, where there was no answer, the code
 * of the socket. Never by the SDK's `$fault`, which says "client" of a 500, nor by its classes,
 * which it lacks for half of these.
 */
import type { Effect, ErrorKind, Retry } from '@assistant-provider/core';

export interface ErrorRow {
  readonly kind: ErrorKind;
  readonly retry: Retry;
  /** Whether a write that was answered so, or not at all, may have happened. */
  readonly effect: Effect;
  /** What the caller can do, where the vendor's own message does not tell. */
  readonly advice?: string;
  /** Where the row is from. */
  readonly source: string;
}

const model = 'service model 2020-10-19';
const common = 'AWS API reference, common errors; names as in @smithy/core 3.41 and AWS restJson';
const sdkThrottling = '@smithy/core 3.41, service-error-classification';

/** The vendor read the request and refused it. */
const refused = (kind: ErrorKind, source: string, advice?: string): ErrorRow => ({
  kind,
  retry: 'never',
  effect: 'none',
  source,
  ...(advice !== undefined && { advice }),
});
const throttled = (source: string): ErrorRow => ({
  kind: 'rateLimited',
  retry: 'transient',
  effect: 'none',
  source,
});
const broken = (source: string): ErrorRow => ({
  kind: 'unavailable',
  retry: 'transient',
  effect: 'maybe',
  source,
});

const checkCredentials = 'check the credentials: key, secret, session token and their expiry';
const checkSignature =
  "check the secret access key, the region, this machine's clock, and that nothing between here " +
  'and the vendor changes requests';
const checkClock = "check this machine's clock";
const iam = 'IAM actions of this service are named wisdom:…, not qconnect:…';

/** By `x-amzn-errortype`, or `code` or `__type` of the body. */
export const errorsByCode: ReadonlyMap<string, ErrorRow> = new Map<string, ErrorRow>([
  ['ValidationException', refused('invalidInput', `${model}: 400`)],
  ['AccessDeniedException', refused('permissionDenied', `${model}: 403`, iam)],
  ['UnauthorizedException', refused('unauthenticated', `${model}: 401`, checkCredentials)],
  ['ResourceNotFoundException', refused('notFound', `${model}: 404`)],
  // "a conflicting resource (usually with the same name) is being created or mutated"
  ['ConflictException', refused('conflict', `${model}: 409`)],
  [
    'ServiceQuotaExceededException',
    refused(
      'quotaExceeded',
      `${model}: 402`,
      'delete what is no longer used; see the service quotas of Amazon Connect',
    ),
  ],
  ['ThrottlingException', throttled(`${model}: 400, retryable`)],
  ['DependencyFailedException', broken(`${model}: 424`)],
  [
    'RequestTimeoutException',
    { kind: 'timeout', retry: 'transient', effect: 'maybe', source: `${model}: 408, retryable` },
  ],
  [
    'RequestTimeout',
    { kind: 'timeout', retry: 'transient', effect: 'maybe', source: `${sdkThrottling}: transient` },
  ],
  ['UnprocessableContentException', refused('invalidInput', `${model}: 422`)],
  ['TooManyTagsException', refused('quotaExceeded', `${model}: 400`)],
  ['PreconditionFailedException', refused('conflict', `${model}: 412`)],

  // What the front of every AWS service answers.
  ['AccessDenied', refused('permissionDenied', common, iam)],
  ['NotAuthorized', refused('permissionDenied', common, iam)],
  ['OptInRequired', refused('permissionDenied', common)],
  ['UnrecognizedClientException', refused('unauthenticated', common, checkCredentials)],
  ['InvalidClientTokenId', refused('unauthenticated', common, checkCredentials)],
  ['InvalidAccessKeyId', refused('unauthenticated', common, checkCredentials)],
  ['AuthFailure', refused('unauthenticated', common, checkCredentials)],
  ['ExpiredToken', refused('unauthenticated', common, checkCredentials)],
  ['ExpiredTokenException', refused('unauthenticated', common, checkCredentials)],
  ['MissingAuthenticationToken', refused('unauthenticated', common, checkCredentials)],
  ['MissingAuthenticationTokenException', refused('unauthenticated', common, checkCredentials)],
  ['InvalidSignatureException', refused('unauthenticated', common, checkSignature)],
  ['SignatureDoesNotMatch', refused('unauthenticated', common, checkSignature)],
  ['IncompleteSignature', refused('unauthenticated', common, checkSignature)],
  ['IncompleteSignatureException', refused('unauthenticated', common, checkSignature)],
  ['RequestExpired', refused('unauthenticated', common, checkClock)],
  ['RequestInTheFuture', refused('unauthenticated', common, checkClock)],
  ['RequestTimeTooSkewed', refused('unauthenticated', common, checkClock)],
  ['ValidationError', refused('invalidInput', common)],
  // Smithy's restJson1 protocol tests for malformed requests.
  ['SerializationException', refused('invalidInput', 'smithy restJson1 protocol tests: 400')],
  ['RequestEntityTooLargeException', refused('invalidInput', `${common}: 413`)],
  [
    'UnknownOperationException',
    refused('unsupported', `${common}: 404`, 'check the region and the endpoint'),
  ],
  ['InternalFailure', broken(common)],
  ['InternalServerError', broken(common)],
  ['InternalServerException', broken(common)],
  ['InternalServiceException', broken(common)],
  ['ServiceUnavailable', broken(common)],
  ['ServiceUnavailableException', broken(common)],
  ...[
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ].map((name) => [name, throttled(sdkThrottling)] as const),
]);

const http = 'RFC 9110';
const redirect = 'the vendor never redirects, and a redirect is not followed';

/** By status, where the code is not in the table above. */
export const errorsByStatus: ReadonlyMap<number, ErrorRow> = new Map<number, ErrorRow>([
  // The answer to what has been done lies elsewhere.
  [303, { ...refused('unexpectedReply', `${http}, 15.4.4`, redirect), effect: 'maybe' }],
  [400, refused('invalidInput', http)],
  [401, refused('unauthenticated', http, checkCredentials)],
  [402, refused('quotaExceeded', `${model}: ServiceQuotaExceededException`)],
  [403, refused('permissionDenied', http, iam)],
  [404, refused('notFound', http, 'without a code of the vendor: check the endpoint')],
  [408, { kind: 'timeout', retry: 'transient', effect: 'maybe', source: http }],
  [409, refused('conflict', http)],
  [412, refused('conflict', http)],
  [413, refused('invalidInput', http)],
  [422, refused('invalidInput', http)],
  [424, broken(`${model}: DependencyFailedException`)],
  [429, throttled('RFC 6585')],
]);

const otherStatus = (advice?: string): ErrorRow =>
  refused(
    'conflict',
    `${model}: UpdateAssistantAIAgent and RemoveAssistantAIAgent have no ConflictException. ` +
      'Unknown: the words; AWS services name the status that forbids a request',
    advice,
  );

/**
 * By a word of the message, where the answer says `invalidInput` or `conflict`: nothing is wrong
 * with the input of a request that comes while the object is in another status.
 */
export const errorsByStatusWord: ReadonlyMap<string, ErrorRow> = new Map<string, ErrorRow>([
  ['CREATE_IN_PROGRESS', otherStatus('waitForStatus waits until an assistant is active')],
  ['CREATE_FAILED', otherStatus()],
  ['DELETE_IN_PROGRESS', otherStatus()],
  ['DELETE_FAILED', otherStatus()],
]);

/** A status that HTTP lacks: nobody knows who said it, and what came of the request. */
export const noSuchStatus: ErrorRow = {
  kind: 'unexpectedReply',
  retry: 'never',
  effect: 'maybe',
  source: `${http}, 15: the first digit is 1 to 5`,
};

/** By the hundreds of the status, where it is not in the table above either. */
export const errorsByStatusClass: ReadonlyMap<number, ErrorRow> = new Map<number, ErrorRow>([
  [3, refused('unexpectedReply', `SDK 3.828.0: an error named after the status`, redirect)],
  [4, refused('unknown', http)],
  [5, broken(http)],
]);

/** The connection never stood: nothing was sent. */
const unconnected = (source: string, advice?: string): ErrorRow => ({
  kind: 'unavailable',
  retry: 'transient',
  effect: 'none',
  source,
  ...(advice !== undefined && { advice }),
});
const tls: ErrorRow = {
  kind: 'unavailable',
  retry: 'never',
  effect: 'none',
  advice: 'check the endpoint, and the certificates that this machine trusts',
  source: 'node:tls: the handshake comes before the request',
};
const timedOut: ErrorRow = {
  kind: 'timeout',
  retry: 'transient',
  effect: 'maybe',
  source: 'undici, errors',
};
const node = 'node:errors, common system errors';
const garbled: ErrorRow = {
  kind: 'unexpectedReply',
  retry: 'never',
  effect: 'maybe',
  source: 'llhttp: the answer is not HTTP',
};

/** By `code` of what a connection failed with. A prefix ends in `*`. */
export const errorsBySocketCode: ReadonlyMap<string, ErrorRow> = new Map<string, ErrorRow>([
  ['ECONNREFUSED', unconnected(node, 'nothing listens there: check the endpoint')],
  [
    'ENOTFOUND',
    unconnected('node:dns', 'check the region and the endpoint: not every region has the service'),
  ],
  ['EAI_AGAIN', unconnected('node:dns')],
  ['EADDRNOTAVAIL', unconnected(node)],
  ['UND_ERR_CONNECT_TIMEOUT', { ...timedOut, effect: 'none' }],
  ['UND_ERR_HEADERS_TIMEOUT', timedOut],
  ['UND_ERR_BODY_TIMEOUT', timedOut],
  ['EPROTO', tls],
  ['ERR_TLS_*', tls],
  ['ERR_SSL_*', tls],
  ['CERT_*', tls],
  ['UNABLE_TO_*', tls],
  ['SELF_SIGNED_*', tls],
  ['DEPTH_ZERO_*', tls],
  ['HPE_INVALID_EOF_STATE', broken('llhttp: the connection ended within the answer')],
  ['HPE_*', garbled],
  ['ECONNRESET', broken(node)],
  ['ECONNABORTED', broken(node)],
  ['EPIPE', broken(node)],
  ['ETIMEDOUT', { ...timedOut, source: node }],
  ['EHOSTUNREACH', broken(node)],
  ['ENETUNREACH', broken(node)],
]);

/** A connection that failed without a code of the table above. */
export const brokenConnection: ErrorRow = broken('any other failure of a request handler');

/** By `name`, where a connection failed without a code. */
export const errorsByTransportName: ReadonlyMap<string, ErrorRow> = new Map<string, ErrorRow>([
  // The SDK's own request timeouts; it gives that name to a closed socket too, which has a code.
  ['TimeoutError', { ...timedOut, source: '@smithy/node-http-handler 4.14' }],
  // Its head has come, and more of it than allowed.
  ['AnswerTooLong', { ...garbled, source: 'option maxResponseBytes' }],
]);

/** The name under which a function of the application's own fails to answer credentials. */
export const givenCredentialsFailed = 'GivenCredentialsFailed';

/** By `name`, where nothing was sent. */
export const errorsBeforeSending: ReadonlyMap<string, ErrorRow> = new Map<string, ErrorRow>([
  ...['CredentialsProviderError', 'TokenProviderError', 'ProviderError'].map(
    (name) =>
      [
        name,
        refused(
          'unauthenticated',
          '@smithy/property-provider 4.5',
          'no credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and ' +
            'AWS_SECRET_ACCESS_KEY, or give options.credentials',
        ),
      ] as const,
  ),
  // The message says what that function threw.
  [givenCredentialsFailed, refused('unauthenticated', 'the function in options.credentials')],
  [
    'EndpointError',
    refused('misconfigured', '@smithy/util-endpoints', 'check region and endpoint'),
  ],
]);
