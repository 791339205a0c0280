/**
 * One command on the wire: whether anything was sent, and the response as it arrived, before the SDK turns
 * the response into an output or an error.
 */
import {
  cleanJsonBody,
  connectionErrorFacts,
  decodeBody,
  identityCoding,
  isEncoded,
  readJsonBody,
} from '@assistant-provider/adapter-kit';
import { ok, type Result } from 'neverthrow';
import { ruleForTransport } from '../errors/lookup.js';
import type { SdkRequest } from '../wire/sdk-types.js';
import { readBody } from './response-body.js';
import { isUnsent } from './unsent.js';

export interface ResponseHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SdkExchange {
  /** Whether the response holds JSON of somebody else, such as a schema, in which null is a value. */
  readonly keepsNull?: boolean;
  /** How many requests were handed to the network: more than one if a given client retries. */
  sent: number;
  /** Whether any of them but the last may have left this machine. */
  earlierMayHaveLeft?: boolean | undefined;
  /** Whether the last of them may have left. */
  lastMayHaveLeft?: boolean | undefined;
  /** Whether the last response came from a proxy, which opened no tunnel to the vendor. */
  isTunnelRefused?: boolean;
  /** The head of the last response, as soon as it has arrived. */
  head?: ResponseHead | undefined;
  /** The body of the last response, once it is complete and decoded. */
  body?: Uint8Array | undefined;
  /** Whether a test double stands in for the client's `send`, and has not called it. */
  isDouble?: boolean;
  /** The step that failed before anything was sent, if it is one of these. */
  step?: 'fetchCredentials' | 'writeInput';
  /** The credentials that signed the last request. */
  identity?: unknown;
  /**
   * The JSON of a success that the SDK does not read, or why there is none. An empty body is `{}`, and
   * null is absent, as in restJson, unless `keepsNull` is set.
   */
  json?: Result<unknown, string> | undefined;
  /** Whether the SDK corrected its clock meanwhile, after this response or that of another call. */
  clockWasCorrected?: boolean;
}

export interface Watching {
  readonly maxResponseBytes: number;
  /** Called with the credentials that sign a request. */
  readonly onIdentity: (exchange: SdkExchange, identity: unknown) => void;
  /** Whether the SDK's output is wanted. Otherwise the SDK reads the bodies of errors only. */
  readonly sdkReads: boolean;
}

/**
 * Sends one request, notes in the exchange what comes back, and hands the SDK the body that was read.
 *
 * The SDK gets the body of a success only if its output is wanted, because it drops members that it does
 * not know, and fails a whole page for one entry that it cannot read.
 */
export async function observe<A extends { readonly response: unknown }>(
  exchange: SdkExchange,
  { maxResponseBytes, sdkReads }: Watching,
  send: () => Promise<A>,
): Promise<A> {
  exchange.sent += 1;
  exchange.head = undefined;
  exchange.body = undefined;
  exchange.json = undefined;
  exchange.isTunnelRefused = false;
  exchange.earlierMayHaveLeft ||= exchange.lastMayHaveLeft;
  exchange.lastMayHaveLeft = true;
  let result;
  try {
    result = await send();
  } catch (thrown) {
    exchange.lastMayHaveLeft = mayHaveLeft(thrown);
    throw thrown;
  }
  const response: unknown = result.response;
  if (!isResponse(response)) return result;
  const { statusCode: status, headers } = response;
  exchange.head = { status, headers };
  exchange.isTunnelRefused = isOfProxy(response.body);
  exchange.lastMayHaveLeft = !exchange.isTunnelRefused;
  const coding = headers['content-encoding'];
  const arrived = await readBody(response.body, maxResponseBytes);
  const decoded = isEncoded(coding)
    ? await decodeBody(arrived, coding, maxResponseBytes)
    : ok(arrived);
  if (decoded.isErr()) throw decoded.error;
  exchange.body = decoded.value;
  // Changed in place, since the SDK recognises a response by its class. It accepts bytes.
  if (sdkReads || status >= 300) response.body = await bodyForSdk(exchange.body, status);
  else {
    const nullIsAbsent = exchange.keepsNull !== true;
    const json = await readJsonBody(exchange.body, { nullIsAbsent });
    exchange.json = json.map((value) => (value === undefined ? {} : value));
    response.body = new Uint8Array();
  }
  return result;
}

/** The SDK's deserializers copy members by assignment, and call themselves for each level. */
async function bodyForSdk(body: Uint8Array, status: number): Promise<Uint8Array> {
  const cleaned = await cleanJsonBody(body);
  if (cleaned.isOk()) return cleaned.value;
  // The status of an error says enough without its body.
  if (status >= 300) return new Uint8Array();
  throw new Error(cleaned.error);
}

/**
 * Without the header the vendor may choose any coding. It is added after the signature, which would
 * not survive a proxy that changes it. The application's own header stays.
 */
export function askForPlainBody({ headers }: Pick<SdkRequest, 'headers'>): void {
  const isGiven = Object.keys(headers).some((name) => name.toLowerCase() === 'accept-encoding');
  if (!isGiven) headers['accept-encoding'] = identityCoding;
}

interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/** Checks the members, as @smithy/protocol-http does, since there may be copies of the class. */
function isResponse(value: unknown): value is SdkResponse {
  if (typeof value !== 'object' || value === null) return false;
  const { statusCode, headers } = value as Partial<SdkResponse>;
  return typeof statusCode === 'number' && typeof headers === 'object' && headers !== null;
}

const mayHaveLeft = (thrown: unknown): boolean =>
  ruleForTransport({ connection: connectionErrorFacts(thrown), isUnsent: isUnsent(thrown) })
    .effect === 'maybe';

/**
 * Whether the response to an https request came over a socket without TLS, to which nothing can be
 * written. https-proxy-agent and proxy-agent hand over a proxy's refusal of the tunnel so.
 */
function isOfProxy(body: unknown): boolean {
  const { req, socket } = (body ?? {}) as {
    readonly req?: { readonly protocol?: unknown };
    readonly socket?: { readonly encrypted?: unknown; readonly writable?: unknown };
  };
  return req?.protocol === 'https:' && socket?.writable === false && socket.encrypted !== true;
}
