/**
 * Checks the Authorization header of a request: credentials, scope, time and signature. AWS services use these
 * messages.
 */
import { timingSafeEqual } from 'node:crypto';
import type { EmulatorRequest } from '../server/contract.js';
import { QConnectError } from './errors.js';
import { canonicalRequest, sha256, signatureOf, signingKey } from './signature.js';
import type { CredentialScope } from './signature.js';

/** An AWS key pair. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** For temporary credentials: every request must carry this token, and otherwise none. */
  readonly sessionToken?: string;
}

/** A key pair, and the actions that it allows. */
export interface Client extends Credentials {
  /** The name of the IAM user in messages. */
  readonly userName: string;
  /** Actions such as `wisdom:GetAssistant`; `*` and `?` are wildcards. */
  readonly allow: readonly string[];
}

export interface AuthorizerOptions {
  readonly clientOf: (accessKeyId: string) => Client | undefined;
  readonly region: string;
  readonly unsignedPayload: 'refused' | 'accepted';
  /** The allowed current time in milliseconds; a signature is checked against the whole span. */
  readonly time: () => TimeSpan;
}

export interface TimeSpan {
  readonly earliest: number;
  readonly latest: number;
}

/** SigV4 service name of Q in Connect (service model, endpoint rules). */
const serviceName = 'wisdom';
const signatureAlgorithm = 'AWS4-HMAC-SHA256';
const unsignedPayloadHash = 'UNSIGNED-PAYLOAD';
/** AWS services other than S3 allow a difference of five minutes; SDKs correct their clocks beyond it. */
const allowedSkew = 5 * 60 * 1000;
const cachedKeys = 64;

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** Returns a check that returns the client, or throws the vendor's error if the request is not signed correctly. */
export function createAuthorizer(options: AuthorizerOptions): (request: EmulatorRequest) => Client {
  const { clientOf, region } = options;
  const keys = new Map<string, Buffer>();

  const signingKeyOf = ({ secretAccessKey }: Client, scope: CredentialScope): Buffer => {
    const name = `${scope.date} ${secretAccessKey}`;
    const cached = keys.get(name);
    if (cached) return cached;
    if (keys.size >= cachedKeys) keys.clear();
    const key = signingKey(secretAccessKey, scope);
    keys.set(name, key);
    return key;
  };

  return (request) => {
    const given = parseAuthorization(request);
    const client = clientOf(given.accessKeyId);
    if (!client) throw unknownClient();
    const token = request.headers['x-amz-security-token'];
    if (token !== client.sessionToken) throw unknownClient();
    const scope = { date: given.date, region, service: serviceName };
    checkScope(given, scope);
    checkTime(given.amzDate, options.time());
    const expected = signatureOf(
      signingKeyOf(client, scope),
      scope,
      given.amzDate,
      canonicalRequest({
        method: request.method,
        target: request.target,
        headers: request.headers,
        signedHeaders: given.signedHeaders,
        payloadHash: payloadHash(request, options.unsignedPayload),
      }),
    );
    if (!isSame(expected, given.signature)) throw badSignature(mismatch);
    return client;
  };
}

interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly amzDate: string;
}

function parseAuthorization({ headers }: EmulatorRequest): Authorization {
  const { authorization } = headers;
  if (authorization === undefined || authorization.trim() === '')
    throw new QConnectError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const [algorithm, ...rest] = authorization.trim().split(/\s+/);
  if (algorithm !== signatureAlgorithm)
    throw incompleteSignature(`Unsupported AWS 'algorithm': '${algorithm ?? ''}'.`);
  const parameters = new Map(
    rest
      .join('')
      .split(',')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  const parameter = (name: string): string => {
    const value = parameters.get(name);
    if (!value) throw incompleteSignature(`Authorization header requires '${name}' parameter.`);
    return value;
  };
  const credential = parameter('Credential').split('/');
  const signedHeaders = parameter('SignedHeaders').split(';');
  const signature = parameter('Signature');
  const amzDate = headers['x-amz-date'];
  if (typeof amzDate !== 'string' || !/^\d{8}T\d{6}Z$/.test(amzDate))
    throw incompleteSignature(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  // An access key id has no slash, and a scope has four parts.
  if (credential.length !== 5)
    throw incompleteSignature(`Credential must have exactly 5 slash-delimited elements.`);
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = credential;
  return {
    accessKeyId,
    date,
    region,
    service,
    terminator,
    signedHeaders,
    signature,
    amzDate,
  };
}

function checkScope(given: Authorization, scope: CredentialScope): void {
  const { amzDate, date } = given;
  const problems: string[] = [];
  if (!given.signedHeaders.includes('host'))
    problems.push("'Host' must be a 'SignedHeader' in the AWS Authorization.");
  if (given.region !== scope.region)
    problems.push(`Credential should be scoped to a valid region, not '${given.region}'.`);
  if (given.service !== scope.service)
    problems.push(`Credential should be scoped to correct service: '${scope.service}'.`);
  if (given.terminator !== 'aws4_request')
    problems.push(
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${given.terminator}'.`,
    );
  if (!amzDate.startsWith(date))
    problems.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${amzDate.slice(0, 8)}', from '${amzDate}'.`,
    );
  if (problems.length > 0) throw badSignature(problems.join(' '));
}

function checkTime(amzDate: string, { earliest, latest }: TimeSpan): void {
  const signed = Date.parse(
    amzDate.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const tooLate = latest + allowedSkew;
  if (signed > tooLate)
    throw badSignature(
      `Signature not yet current: ${amzDate} is still later than ${basicFormat(tooLate)} (${basicFormat(latest)} + 5 min.)`,
    );
  const tooEarly = earliest - allowedSkew;
  // An invalid date compares as false, and is treated as expired.
  if (!(signed >= tooEarly))
    throw badSignature(
      `Signature expired: ${amzDate} is now earlier than ${basicFormat(tooEarly)} (${basicFormat(earliest)} - 5 min.)`,
    );
}

const basicFormat = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '');

function payloadHash(
  { headers, body }: EmulatorRequest,
  unsignedPayload: AuthorizerOptions['unsignedPayload'],
): string {
  const declared = headers['x-amz-content-sha256'];
  if (declared === unsignedPayloadHash && unsignedPayload === 'accepted') return declared;
  const actual = sha256(body);
  // The header is optional (boto3 sends it for S3 only), but it must be correct.
  if (declared !== undefined && declared !== actual) throw badSignature(mismatch);
  return actual;
}

function isSame(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

const incompleteSignature = (message: string): QConnectError =>
  new QConnectError('IncompleteSignatureException', message);

const badSignature = (message: string): QConnectError =>
  new QConnectError('InvalidSignatureException', message);

const unknownClient = (): QConnectError =>
  new QConnectError(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  );
