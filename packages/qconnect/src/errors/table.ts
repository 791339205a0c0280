/**
 * The tables of errors: what the vendor's codes and statuses mean in the contract's words. Looked up by
 * the vendor's code, then by the status. Not by the SDK's `$fault`, which says "client" for a 500, nor by
 * the SDK's error classes, which half of these codes do not have. A status word in the message then
 * refines `invalidInput` and `conflict` (`errorsByStatusWord`).
 */
import type { ErrorKind } from '@assistant-provider/core';
import {
  rateLimited,
  refused as refusedAs,
  timedOut as timedOutRule,
  unavailable as unavailableRule,
  unreachable,
  unreadable,
  type ConnectionErrorRule,
  type ErrorRule,
  type SourcedErrorRule,
} from '@assistant-provider/adapter-kit';

const model = 'service model 2020-10-19';
const common = 'AWS API reference, common errors; names as in @smithy/core 3.41 and AWS restJson';
const sdkThrottling = '@smithy/core 3.41, service-error-classification';

const refused = (kind: ErrorKind, source: string, advice?: string): SourcedErrorRule => ({
  ...refusedAs(kind),
  source,
  ...(advice !== undefined && { advice }),
});
const throttled = (source: string): SourcedErrorRule => ({ ...rateLimited, source });
const unavailable = (source: string): SourcedErrorRule => ({ ...unavailableRule, source });
const timedOut = (source: string): SourcedErrorRule => ({ ...timedOutRule, source });

const checkCredentials = 'check the credentials: access key, secret key, session token and expiry';
const checkSignature =
  "check the secret access key, the region and this machine's clock, and that no proxy changes " +
  'requests';
const checkClock = "check this machine's clock";
const iam = 'IAM actions of this service are named wisdom:…, not qconnect:…';

/** Rules by the vendor's code: the header `x-amzn-errortype`, or `code` or `__type` of the body. */
export const errorsByCode: ReadonlyMap<string, SourcedErrorRule> = new Map<
  string,
  SourcedErrorRule
>([
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
      'delete unused objects, or see the service quotas of Amazon Connect',
    ),
  ],
  ['ThrottlingException', throttled(`${model}: 400, retryable`)],
  ['DependencyFailedException', unavailable(`${model}: 424`)],
  ['RequestTimeoutException', timedOut(`${model}: 408, retryable`)],
  ['RequestTimeout', timedOut(`${sdkThrottling}: transient`)],
  ['UnprocessableContentException', refused('invalidInput', `${model}: 422`)],
  ['TooManyTagsException', refused('quotaExceeded', `${model}: 400`)],
  ['PreconditionFailedException', refused('conflict', `${model}: 412`)],

  // Codes of every AWS service.
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
  ['InternalFailure', unavailable(common)],
  ['InternalServerError', unavailable(common)],
  ['InternalServerException', unavailable(common)],
  ['InternalServiceException', unavailable(common)],
  ['ServiceUnavailable', unavailable(common)],
  ['ServiceUnavailableException', unavailable(common)],
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
const redirect = 'the vendor does not redirect, and redirects are not followed: check the endpoint';

const proxyCredentials =
  'the proxy, not the vendor, wants credentials: put them into the address of the proxy';

/** Rules by status, if the table above does not list the code. */
export const errorsByStatus: ReadonlyMap<number, SourcedErrorRule> = new Map<
  number,
  SourcedErrorRule
>([
  // The request was done, and its response is elsewhere.
  [303, { ...refused('unexpectedReply', `${http}, 15.4.4`, redirect), effect: 'maybe' }],
  [400, refused('invalidInput', http)],
  [401, refused('unauthenticated', http, checkCredentials)],
  [402, refused('quotaExceeded', `${model}: ServiceQuotaExceededException`)],
  [403, refused('permissionDenied', http, iam)],
  [404, refused('notFound', http, 'the response has no vendor code: check the endpoint')],
  // Only proxies respond with it (RFC 9110, 15.5.8).
  [407, refused('unauthenticated', http, proxyCredentials)],
  [408, timedOut(http)],
  [409, refused('conflict', http)],
  [412, refused('conflict', http)],
  [413, refused('invalidInput', http)],
  [422, refused('invalidInput', http)],
  [424, unavailable(`${model}: DependencyFailedException`)],
  [429, throttled('RFC 6585')],
]);

const otherStatus = (advice?: string): SourcedErrorRule =>
  refused(
    'conflict',
    `${model}: UpdateAssistantAIAgent and RemoveAssistantAIAgent have no ConflictException. ` +
      'Unknown: the wording. AWS services name the status that forbids a request',
    advice,
  );

/**
 * Rules by a word of the message of an `invalidInput` or a `conflict`: the input is right, but the object is in
 * a status that forbids the request.
 */
export const errorsByStatusWord: ReadonlyMap<string, SourcedErrorRule> = new Map<
  string,
  SourcedErrorRule
>([
  ['CREATE_IN_PROGRESS', otherStatus('use waitForStatus to wait until the assistant is active')],
  ['CREATE_FAILED', otherStatus()],
  ['DELETE_IN_PROGRESS', otherStatus()],
  ['DELETE_FAILED', otherStatus()],
]);

/** A status that HTTP does not have. The request may have had an effect. */
export const noSuchStatus: SourcedErrorRule = {
  ...unreadable,
  source: `${http}, 15: the first digit is 1 to 5`,
};

/** Rules by the hundreds of the status, if the table above does not list the status either. */
export const errorsByStatusClass: ReadonlyMap<number, SourcedErrorRule> = new Map<
  number,
  SourcedErrorRule
>([
  [3, refused('unexpectedReply', `SDK 3.828.0: an error named after the status`, redirect)],
  [4, refused('unknown', http)],
  [5, unavailable(http)],
]);

/** Rows that the adapter kit's table of connection errors does not have. */
export const connectionErrors: readonly ConnectionErrorRule[] = [
  {
    code: 'ENOTFOUND',
    ...unreachable,
    advice: 'check the region and the endpoint: not every region has the service',
    source: 'Node.js, dns',
  },
  {
    code: 'TimeoutError',
    message: 'did not establish a connection',
    ...timedOut('@smithy/node-http-handler 4.14, set-connection-timeout'),
    effect: 'none',
  },
  // A name. The SDK gives closed sockets this name too, but those have a code.
  { code: 'TimeoutError', ...timedOut('@smithy/node-http-handler 4.14') },
];

/** A connection that failed with a code that no row lists. */
export const brokenConnection: ErrorRule = unavailableRule;

/**
 * Codes that may mean that the credentials were replaced meanwhile: a token has expired, or a key was
 * deleted when its file was replaced.
 */
export const refusedCredentials: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);

/** The error name if the function in `options.credentials` fails. */
export const givenCredentialsFailed = 'GivenCredentialsFailed';

/** The error name if credentials break our rules that the application did not pass as options. */
export const badCredentials = 'BadCredentials';

/** The error name if an endpoint must not get credentials. */
export const refusedEndpoint = 'RefusedEndpoint';

/** The error name if an id would lead to another path, or the body nests too deep. */
export const refusedRequest = 'RefusedRequest';

const configuredEndpoint =
  'check AWS_ENDPOINT_URL_QCONNECT, AWS_ENDPOINT_URL, endpoint_url in the shared AWS files and the ' +
  "client's endpoint";

/** The rule for an error while credentials are fetched, if its name says nothing. */
export const credentialsFailed: SourcedErrorRule = refused(
  'unauthenticated',
  'project rule',
  checkCredentials,
);

/** The rule for an error of the SDK's serializer. Everything else of the request is ours. */
export const unwritableInput: SourcedErrorRule = refused('invalidInput', 'project rule');

/** The rule for any other error before something was sent. */
export const failedBeforeSending: SourcedErrorRule = refused('unknown', 'project rule');

/** Rules by the error's name or code, if nothing was sent. */
export const errorsBeforeSending: ReadonlyMap<string, SourcedErrorRule> = new Map<
  string,
  SourcedErrorRule
>([
  ...['CredentialsProviderError', 'TokenProviderError', 'ProviderError'].map(
    (name) =>
      [
        name,
        refused(
          'unauthenticated',
          '@smithy/property-provider 4.5',
          'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or pass ' +
            'options.credentials',
        ),
      ] as const,
  ),
  // The message quotes the function's own error.
  [givenCredentialsFailed, refused('unauthenticated', 'the function in options.credentials')],
  [
    badCredentials,
    refused('unauthenticated', 'http/auth/identity.ts', 'check where they come from'),
  ],
  [refusedEndpoint, refused('misconfigured', 'http/endpoint.ts', configuredEndpoint)],
  [refusedRequest, refused('invalidInput', 'http/request-guard.ts')],
  ['ERR_INVALID_URL', refused('misconfigured', 'Node.js, errors', configuredEndpoint)],
  [
    'EndpointError',
    refused('misconfigured', '@smithy/util-endpoints', 'check region and endpoint'),
  ],
]);
