/**
 * What happens on the wire for one command of the SDK: whether anything was sent, and what came
 * back, before anybody makes an output or an error of it.
 */
import { readBody } from './response-body.js';
import { withoutPrototypes } from './json.js';

export interface Exchange {
  /** How many requests were handed to the network: more than one if a given client retries. */
  sent: number;
  /** Of the last answer, as soon as it begins. */
  head?:
    { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  /** Of the last answer, once it is whole. */
  body?: Uint8Array | undefined;
  /** Whether the SDK put its clock right meanwhile, by this answer or by that of another call. */
  clockWasCorrected?: boolean;
}

export interface Watching {
  readonly maxResponseBytes: number;
  /** Told the credentials that sign the request. */
  readonly onIdentity: (identity: unknown) => void;
}

/** Notes in the exchange what comes of sending one request. */
export async function observe<A extends { readonly response: unknown }>(
  exchange: Exchange,
  maxResponseBytes: number,
  send: () => Promise<A>,
): Promise<A> {
  exchange.sent += 1;
  exchange.head = undefined;
  exchange.body = undefined;
  const result = await send();
  const response: unknown = result.response;
  if (!isResponse(response)) return result;
  exchange.head = { status: response.statusCode, headers: response.headers };
  exchange.body = await readBody(response.body, maxResponseBytes);
  return result;
}

/**
 * Hands the SDK a body that was read already. That of a success it gets only where its output is
 * wanted: it drops members that it does not know, and fails a whole page for one entry that it
 * cannot read.
 */
export function giveBody({ body }: Exchange, response: unknown, sdkReads: boolean): void {
  if (body === undefined || !isResponse(response)) return;
  // Mutated, since the SDK tells a response by its class. Bytes it takes as they are.
  response.body =
    sdkReads || response.statusCode >= 300 ? withoutPrototypes(body) : new Uint8Array();
}

interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/** As HttpResponse.isInstance of @smithy/protocol-http: by members, since there may be copies. */
function isResponse(value: unknown): value is Response {
  if (typeof value !== 'object' || value === null) return false;
  const { statusCode, headers } = value as Partial<Response>;
  return typeof statusCode === 'number' && typeof headers === 'object' && headers !== null;
}
