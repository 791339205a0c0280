/**
 * Access tokens. All callers share one token, and the request for it. The first caller leads: it sends
 * the request in its own context, under its own policies, and the others wait. If the leader is
 * cancelled, another caller takes over and the request continues. It is aborted once nobody waits.
 */
import type { MonotonicClock } from '@assistant-provider/core';
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
  get(context: DriverContext): DriverReply<IssuedToken>;
  /** The API refused this token of `get`. Returns whether a request is worth repeating. */
  refuse(token: IssuedToken, clock: MonotonicClock): boolean;
  /** Texts to mask in messages. */
  secrets(): readonly string[];
  close(): void;
}

/** Uses the application's token. */
export function givenToken(accessToken: string): TokenSource {
  const token = { access_token: accessToken, expires_in: Infinity, issued_at: 0 };
  return {
    get: () => okAsync(token),
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

function isFresh({ issued_at, expires_in }: IssuedToken, now: number): boolean {
  const lifeMs = expires_in * 1_000;
  return now < issued_at + lifeMs - Math.min(renewalMarginMs, lifeMs * renewalMarginShare);
}

/**
 * The token host may issue a refused token again. It is used, because the API may have refused it by
 * mistake, but the host is not asked for another one during this time.
 */
const sameTokenPauseMs = 60_000;

/** Earlier tokens are still masked in messages, and refused ones are not taken from the store. */
const rememberedTokens = 100;

const remember = <T>(list: T[], item: T): void => {
  // A token that is issued again is the latest again.
  if (list.includes(item)) list.splice(list.indexOf(item), 1);
  list.push(item);
  if (list.length > rememberedTokens) list.shift();
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
  const refused: IssuedToken[] = [];
  const wasRefused = ({ access_token, issued_at }: IssuedToken): boolean =>
    refused.some((token) => token.access_token === access_token && token.issued_at >= issued_at);
  const closing = new AbortController();
  const shared =
    tokenStore &&
    createSharedToken(
      tokenStore,
      setup,
      (token, now) => isFresh(token, now) && !wasRefused(token),
      closing.signal,
    );

  let current: IssuedToken | undefined;
  /** Until then a refusal of the current token does not renew it. */
  let keptUntil = -Infinity;
  let leader:
    { readonly context: DriverContext; readonly reply: DriverReply<IssuedToken> } | undefined;
  let exchange:
    { readonly token: Promise<Minted>; readonly controller: AbortController } | undefined;
  let waiting = 0;

  const mint = async (clock: MonotonicClock, signal: AbortSignal): Promise<Minted> => {
    const minted = await requestToken(clock, signal);
    return minted.map((token) => {
      shared?.publish(token, clock);
      return take(token, clock);
    });
  };

  const take = (token: IssuedToken, clock: MonotonicClock): IssuedToken => {
    const { access_token } = token;
    const isSame = refused.some((earlier) => earlier.access_token === access_token);
    keptUntil = isSame ? clock.monotonic() + sameTokenPauseMs : -Infinity;
    current = token;
    remember(known, access_token);
    return token;
  };

  const startExchange = (clock: MonotonicClock) => {
    const controller = new AbortController();
    const started = { controller, token: mint(clock, controller.signal) };
    exchange = started;
    const clear = () => {
      if (exchange === started) exchange = undefined;
    };
    // Also after a rejection, which the caller of `token` handles.
    started.token.then(clear, clear);
    return started;
  };

  /** One attempt of the leader. It joins an exchange that an earlier leader has left. */
  const joinExchange = async (context: DriverContext, attempt: Attempt) => {
    const joined = exchange ?? startExchange(context.clock);
    const outcome = joined.token.then((result) =>
      result.mapErr((details): AssistantFailure => context.error(details)),
    );
    const result = await raceAbort(outcome, attempt, context);
    // The attempt timed out but the call continues: the next attempt starts a new exchange.
    if (isAborted(attempt) && !isAborted(context)) abandon(joined.controller);
    return result;
  };

  const abandon = (controller: AbortController | undefined) => {
    if (controller && exchange?.controller === controller) exchange = undefined;
    controller?.abort();
  };

  const exchangeWithPolicies = (context: DriverContext): DriverReply<IssuedToken> =>
    context.request(
      { name: tokenRequestName, writes: false, urgent: true },
      (attempt) => new ResultAsync(joinExchange(context, attempt)),
    );

  /** Uses the token of another process if there is one. Otherwise requests one for all of them. */
  const findOrMint = async (
    context: DriverContext,
    sharing: SharedToken,
  ): Promise<Result<IssuedToken, AssistantFailure>> => {
    const found = await sharing.find(context);
    if (found) return ok(take(found, context.clock));
    // An exchange of an earlier leader may have finished meanwhile.
    const minted = ready(context);
    if (minted) return ok(minted);
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
    reply.then(clear, clear);
    return turn;
  };

  /** The current token, if it is usable. */
  const ready = ({ clock }: DriverContext): IssuedToken | undefined =>
    current && isFresh(current, clock.now()) ? current : undefined;

  /** Resolves to the leader's reply, or to undefined if something of the leader's call threw. */
  const follow = async (turn: NonNullable<typeof leader>, context: DriverContext) => {
    try {
      return await raceAbort(turn.reply, context, context);
    } catch (thrown) {
      if (turn.context === context) throw thrown;
      return undefined;
    }
  };

  const obtain = async (context: DriverContext): Promise<Result<IssuedToken, AssistantFailure>> => {
    waiting += 1;
    try {
      for (;;) {
        const token = ready(context);
        if (token !== undefined) return ok(token);
        const turn = leader ?? lead(context);
        const result = await follow(turn, context);
        if (result) {
          if (result.isOk() || turn.context === context || isAborted(context)) return result;
          if (!isAborted(turn.context)) return err(sameErrorFor(context, result.error));
        }
        // The leader was cancelled, or its clock threw: the next caller leads.
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
    refuse(token, clock) {
      // The token of an earlier issue: another call has renewed it meanwhile.
      if (token !== current) return true;
      if (clock.monotonic() < keptUntil) return false;
      remember(refused, token);
      current = undefined;
      return true;
    },
    secrets: () => [clientSecret, basic, ...known],
    close: () => {
      abandon(exchange?.controller);
      closing.abort();
    },
  };
}

/** The failure of another call, reported as this call's. */
function sameErrorFor(context: DriverContext, error: AssistantFailure): AssistantFailure {
  const { message, cause, ...details } = error;
  return context.error({ ...details, message, cause });
}
