/**
 * What happens on the wire for one command of the SDK: whether anything was sent, and what came
 * back, before the SDK makes an output or an error of it.
 */
import type { HandlerExecutionContext } from '@smithy/types';
import { readBody } from './answer-body.js';
import { withoutPrototypes } from './json.js';

export interface Exchange {
  /** How many requests were handed to the network: more than one if a given client retries. */
  sent: number;
  /** Of the last answer, as soon as it begins. */
  head?: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  /** Of the last answer, once it is whole. */
  body?: Uint8Array;
  /** Whether the SDK put its clock right meanwhile, by this answer or by that of another call. */
  clockWasCorrected?: boolean;
}

export interface Watching {
  readonly maxAnswerBytes: number;
  /**
   * Whether the SDK gets to read the body of a success. It drops members that it does not know, and
   * fails a whole page for one entry that it cannot read.
   */
  readonly sdkReads: boolean;
  /** Told the credentials that sign the request. */
  readonly onIdentity: (identity: unknown) => void;
}

/** Notes in the exchange what comes of sending one request. For the innermost middleware. */
export async function observe<A extends { readonly response: unknown }>(
  exchange: Exchange,
  { maxAnswerBytes, sdkReads, onIdentity }: Watching,
  context: HandlerExecutionContext,
  send: () => Promise<A>,
): Promise<A> {
  onIdentity(identityOf(context));
  exchange.sent += 1;
  delete exchange.head;
  delete exchange.body;
  const result = await send();
  const response: unknown = result.response;
  if (!isResponse(response)) return result;
  exchange.head = { status: response.statusCode, headers: response.headers };
  const body = await readBody(response.body, maxAnswerBytes);
  exchange.body = body;
  // Mutated, since the SDK tells a response by its class. Bytes it takes as they are.
  response.body =
    sdkReads || response.statusCode >= 300 ? withoutPrototypes(body) : new Uint8Array();
  return result;
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

/** Where @smithy/core keeps what it signs with (SMITHY_CONTEXT_KEY, selectedHttpAuthScheme). */
function identityOf(context: Readonly<Record<string, unknown>>): unknown {
  const smithy = context['__smithy_context'] as
    { selectedHttpAuthScheme?: { identity?: unknown } } | undefined;
  return smithy?.selectedHttpAuthScheme?.identity;
}
