/**
 * Access tokens. All callers share one token, and the request for it. The first caller leads: it sends
 * the request in its own context, under its own policies, and the others wait. If the leader is
 * cancelled, another caller takes over and the request goes on. It is aborted once nobody waits.
 */
import type { Clock } from '@assistant-provider/core';
import {
  isAborted,
  raceAbort,
  type AssistantFailure,
  type Attempt,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import {
  createSharedToken,
  type IssuedToken,
  type SharedToken,
  type TokenStore,
} from './token-store.js';
import { tokenRequest, tokenRequestName, type Minted } from './token-request.js';
import type { Transport } from '../transport.js';

export interface TokenSource {
  get(context: DriverContext): DriverReply<string>;
  /** The API refused this token. Returns whether `get` may return another one. */
  refuse(token: string): boolean;
  /** Texts to mask in messages. */
  secrets(): readonly string[];
  close(): void;
}

/** Uses the application's token. */
export function givenToken(accessToken: string): TokenSource {
  return {
    get: () => okAsync(accessToken),
    refuse: () => false,
    secrets: () => [accessToken],
    close: () => undefined,
  };
}

/**
 * A token is renewed this long before it expires, or a fifth of its lifetime if that is shorter. The
 * official Go SDK renews 60 s early; a lifetime may be as short as 300 s (official Swagger).
 */
const renewalMarginMs = 60_000;
const renewalMarginShare = 0.2;

function renewAt({ issued_at, expires_in }: IssuedToken): number {
  const lifeMs = expires_in * 1_000;
  return issued_at + lifeMs - Math.min(renewalMarginMs, lifeMs * renewalMarginShare);
}

/** Includes the time: the token host may issue the same token again, which is then usable again. */
const issueKey = ({ access_token, issued_at }: IssuedToken): string =>
  `${issued_at} ${access_token}`;

/** Earlier tokens are still masked in messages, and refused ones are not used again. */
const rememberedTokens = 8;

const remember = (tokens: string[], token: string): void => {
  if (tokens.includes(token)) return;
  tokens.push(token);
  if (tokens.length > rememberedTokens) tokens.shift();
};

/** Requests tokens with client credentials, and renews them. */
export function mintedToken(setup: {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenStore?: TokenStore | undefined;
  readonly transport: Transport;
  readonly redact: (text: string) => string;
}): TokenSource {
  const { clientId, clientSecret, tokenStore } = setup;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const requestToken = tokenRequest({ ...setup, basic });
  const known: string[] = [];
  const refused: string[] = [];
  const isUsable = (token: IssuedToken, now: number): boolean =>
    now < renewAt(token) && (refused.length === 0 || !refused.includes(issueKey(token)));
  const shared = tokenStore && createSharedToken(tokenStore, setup, isUsable);

  let current: IssuedToken | undefined;
  let leader: { readonly context: DriverContext; readonly reply: DriverReply<string> } | undefined;
  let exchange:
    { readonly token: Promise<Minted>; readonly controller: AbortController } | undefined;
  let waiting = 0;

  const mint = async (clock: Clock, signal: AbortSignal): Promise<Minted> => {
    const minted = await requestToken(clock, signal);
    return minted.map((token) => {
      shared?.publish(token, clock);
      return take(token);
    });
  };

  const take = (token: IssuedToken): IssuedToken => {
    current = token;
    remember(known, token.access_token);
    return token;
  };

  const startExchange = (clock: Clock) => {
    const controller = new AbortController();
    const started = { controller, token: mint(clock, controller.signal) };
    exchange = started;
    const clear = () => {
      if (exchange === started) exchange = undefined;
    };
    // Also after a rejection, which the caller of `token` handles.
    void started.token.then(clear, clear);
    return started;
  };

  /** One attempt of the leader. It joins an exchange that an earlier leader has left. */
  const joinExchange = async (context: DriverContext, attempt: Attempt) => {
    const joined = exchange ?? startExchange(context.clock);
    const outcome = joined.token.then((result) =>
      result
        .map((token) => token.access_token)
        .mapErr((details): AssistantFailure => context.error(details)),
    );
    const result = await raceAbort(outcome, attempt, context);
    // The attempt timed out but the call goes on: the next attempt starts a new exchange.
    if (isAborted(attempt) && !isAborted(context)) abandon(joined.controller);
    return result;
  };

  const abandon = (controller: AbortController | undefined) => {
    if (controller && exchange?.controller === controller) exchange = undefined;
    controller?.abort();
  };

  const exchangeWithPolicies = (context: DriverContext): DriverReply<string> =>
    context.request(
      { name: tokenRequestName, writes: false },
      (attempt) => new ResultAsync(joinExchange(context, attempt)),
    );

  /** Uses the token of another process if there is one. Otherwise requests one for all of them. */
  const findOrMint = async (
    context: DriverContext,
    sharing: SharedToken,
  ): Promise<Result<string, AssistantFailure>> => {
    const found = await sharing.find(context);
    if (found) return ok(take(found).access_token);
    // An exchange of an earlier leader may have finished meanwhile.
    if (current && isUsable(current, context.clock.now())) return ok(current.access_token);
    const result = await exchangeWithPolicies(context);
    sharing.release(context.clock);
    return result;
  };

  const lead = (context: DriverContext) => {
    const reply = shared
      ? new ResultAsync(findOrMint(context, shared))
      : exchangeWithPolicies(context);
    const turn = { context, reply };
    leader = turn;
    const clear = () => {
      if (leader === turn) leader = undefined;
    };
    void reply.then(clear, clear);
    return turn;
  };

  /** The current token, if it is usable. */
  const ready = ({ clock }: DriverContext): string | undefined =>
    current && isUsable(current, clock.now()) ? current.access_token : undefined;

  const obtain = async (context: DriverContext): Promise<Result<string, AssistantFailure>> => {
    waiting += 1;
    try {
      for (;;) {
        const token = ready(context);
        if (token !== undefined) return ok(token);
        const turn = leader ?? lead(context);
        const result = await raceAbort(turn.reply, context, context);
        if (result.isOk() || turn.context === context || isAborted(context)) return result;
        if (!isAborted(turn.context)) return err(sameErrorFor(context, result.error));
        // The leader was cancelled: the next caller leads.
        if (leader === turn) leader = undefined;
      }
    } finally {
      waiting -= 1;
      if (waiting === 0) abandon(exchange?.controller);
    }
  };

  return {
    get: (context) => {
      const token = ready(context);
      return token === undefined ? new ResultAsync(obtain(context)) : okAsync(token);
    },
    refuse(token) {
      if (current?.access_token === token) remember(refused, issueKey(current));
      return true;
    },
    secrets: () => [clientSecret, basic, ...known],
    close: () => abandon(exchange?.controller),
  };
}

/** The failure of another call, reported as this call's. */
function sameErrorFor(context: DriverContext, error: AssistantFailure): AssistantFailure {
  const { message, cause, ...details } = error;
  return context.error({ ...details, message, cause });
}
