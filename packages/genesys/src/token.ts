/**
 * Access tokens. One is shared by all callers, and so is the request that mints it: whoever comes
 * first asks on its own context, under its own policies, and the others wait. If that caller
 * leaves, another takes its place and the exchange goes on; when nobody is left, it ends.
 */
import { isAssistantError, untilAborted } from '@assistant-provider/core';
import type {
  AssistantError,
  Attempt,
  Clock,
  DriverContext,
  Reply,
} from '@assistant-provider/core';
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import {
  failureOfLogin,
  failureOfReading,
  failureOfTransport,
  type ErrorDetails,
  type FailureScene,
} from './failures.js';
import type { HttpAnswer, Transport } from './transport.js';
import { readToken, type GenesysToken } from './wire.js';

export interface TokenSource {
  get(context: DriverContext): Reply<string>;
  /** The API refused this token. Answers whether the next one may be another. */
  refuse(token: string): boolean;
  /** What must never be told. */
  secrets(): readonly string[];
  close(): void;
}

/** A token that the application got itself. */
export function givenToken(accessToken: string): TokenSource {
  return {
    get: () => okAsync(accessToken),
    refuse: () => false,
    secrets: () => [accessToken],
    close: () => undefined,
  };
}

/**
 * A token is renewed this long before it expires, or a fifth of its life if that is shorter: the
 * official Go SDK renews 60 s early; a life may be as short as 300 s (official Swagger).
 */
const renewalMarginMs = 60_000;
const renewalMarginShare = 0.2;

/** Tokens of the past are still kept out of messages. */
const rememberedTokens = 8;

const request = 'POST /oauth/token';
type Minted = Result<GenesysToken, ErrorDetails>;

export function mintedToken(setup: {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly transport: Transport;
  readonly redact: (text: string) => string;
}): TokenSource {
  const { clientId, clientSecret, transport } = setup;
  const { origin, pathname } = new URL(setup.loginUrl);
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const minted: string[] = [];

  let current: { readonly token: string; readonly renewAt: number } | undefined;
  let leading: { readonly context: DriverContext; readonly reply: Reply<string> } | undefined;
  let exchange: { readonly answer: Promise<Minted>; readonly ending: AbortController } | undefined;
  let waiting = 0;

  const mint = async (clock: Clock, signal: AbortSignal): Promise<Minted> => {
    const answered = await transport(
      {
        origin,
        method: 'POST',
        path: `${pathname.replace(/\/$/, '')}/oauth/token`,
        headers: {
          authorization: `Basic ${basic}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: 'grant_type=client_credentials',
      },
      signal,
    );
    const now = clock.now();
    const scene: FailureScene = { request, now, redact: setup.redact };
    if (answered.isErr()) return err(failureOfTransport(answered.error, scene));
    const token = readAnswer(answered.value, scene);
    if (token.isErr()) return token;
    const lifeMs = token.value.expires_in * 1_000;
    const marginMs = Math.min(renewalMarginMs, lifeMs * renewalMarginShare);
    current = { token: token.value.access_token, renewAt: now + lifeMs - marginMs };
    minted.push(current.token);
    if (minted.length > rememberedTokens) minted.shift();
    return token;
  };

  const startExchange = (clock: Clock) => {
    const ending = new AbortController();
    const started = { ending, answer: mint(clock, ending.signal) };
    exchange = started;
    void started.answer.finally(() => {
      if (exchange === started) exchange = undefined;
    });
    return started;
  };

  /** One try of the leader: joins the exchange that an earlier leader left behind, if any. */
  const attempt = async (context: DriverContext, { signal }: Attempt) => {
    const joined = exchange ?? startExchange(context.clock);
    const outcome = joined.answer.then((result) =>
      result
        .map((token) => token.access_token)
        .mapErr((details): AssistantError => context.error(details)),
    );
    const result = await untilAborted(outcome, signal, (reason) => ended(reason, context));
    // This try ran out of time while its caller stays: the next try is to begin anew.
    if (signal.aborted && !context.signal.aborted) abandon(joined.ending);
    return result;
  };

  const abandon = (ending: AbortController | undefined) => {
    if (ending && exchange?.ending === ending) exchange = undefined;
    ending?.abort();
  };

  const lead = (context: DriverContext) => {
    const reply = context.request(
      { name: request, writes: false },
      (tried) => new ResultAsync(attempt(context, tried)),
    );
    const turn = { context, reply };
    leading = turn;
    void reply.then(() => {
      if (leading === turn) leading = undefined;
    });
    return turn;
  };

  const obtain = async (context: DriverContext): Promise<Result<string, AssistantError>> => {
    waiting += 1;
    try {
      for (;;) {
        if (current && context.clock.now() < current.renewAt) return ok(current.token);
        const turn = leading ?? lead(context);
        const result = await untilAborted(turn.reply, context.signal, (reason) =>
          ended(reason, context),
        );
        if (result.isOk() || turn.context === context || context.signal.aborted) return result;
        if (!turn.context.signal.aborted) return err(sameErrorFor(context, result.error));
        // The caller that asked has left. Its turn is over for everyone.
        if (leading === turn) leading = undefined;
      }
    } finally {
      waiting -= 1;
      if (waiting === 0) abandon(exchange?.ending);
    }
  };

  return {
    get: (context) => new ResultAsync(obtain(context)),
    refuse(token) {
      if (current?.token === token) current = undefined;
      return true;
    },
    secrets: () => [clientSecret, basic, ...minted],
    close: () => abandon(exchange?.ending),
  };
}

function readAnswer(answer: HttpAnswer, scene: FailureScene): Minted {
  if (answer.status < 200 || answer.status > 299) return err(failureOfLogin(answer, scene));
  return readToken(answer.text ?? '').mapErr((wrong) => failureOfReading(answer, wrong, scene));
}

/** Core gives its signals an error as their reason. */
export function ended(reason: unknown, context: DriverContext): AssistantError {
  return isAssistantError(reason)
    ? reason
    : context.error({ kind: 'cancelled', message: 'the call was ended', cause: reason });
}

/** Of another call, told as this one's. */
function sameErrorFor(context: DriverContext, error: AssistantError): AssistantError {
  const { message, cause, ...details } = error;
  return context.error({ ...details, message, cause });
}
