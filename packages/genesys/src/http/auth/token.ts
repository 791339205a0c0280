/**
 * Access tokens. One is shared by all callers, and so is the request that mints it: whoever comes
 * first asks on its own context, under its own policies, and the others wait. If that caller
 * leaves, another takes its place and the exchange goes on; when nobody is left, it ends.
 */
import { isAborted, raceAbort } from '@assistant-provider/core/adapter';
import type { Clock } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { Attempt, DriverContext } from '@assistant-provider/core/adapter';
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

function renewAt({ issued_at, expires_in }: IssuedToken): number {
  const lifeMs = expires_in * 1_000;
  return issued_at + lifeMs - Math.min(renewalMarginMs, lifeMs * renewalMarginShare);
}

/** The token host may issue the same token again, which is then good again. */
const issueOf = ({ access_token, issued_at }: IssuedToken): string =>
  `${issued_at} ${access_token}`;

/** Tokens of the past are still kept out of messages, and refused ones are not taken again. */
const rememberedTokens = 8;

const remember = (tokens: string[], token: string): void => {
  if (tokens.includes(token)) return;
  tokens.push(token);
  if (tokens.length > rememberedTokens) tokens.shift();
};

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
    now < renewAt(token) && (refused.length === 0 || !refused.includes(issueOf(token)));
  const shared = tokenStore && createSharedToken(tokenStore, setup, isUsable);

  let current: IssuedToken | undefined;
  let leading: { readonly context: DriverContext; readonly reply: DriverReply<string> } | undefined;
  let exchange: { readonly answer: Promise<Minted>; readonly ending: AbortController } | undefined;
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
    const ending = new AbortController();
    const started = { ending, answer: mint(clock, ending.signal) };
    exchange = started;
    void started.answer.finally(() => {
      if (exchange === started) exchange = undefined;
    });
    return started;
  };

  /** One try of the leader: joins the exchange that an earlier leader left behind, if any. */
  const attempt = async (context: DriverContext, attempt: Attempt) => {
    const joined = exchange ?? startExchange(context.clock);
    const outcome = joined.answer.then((result) =>
      result
        .map((token) => token.access_token)
        .mapErr((details): AssistantFailure => context.error(details)),
    );
    const result = await raceAbort(outcome, attempt, context);
    // This try ran out of time while its caller stays: the next try is to begin anew.
    if (isAborted(attempt) && !isAborted(context)) abandon(joined.ending);
    return result;
  };

  const abandon = (ending: AbortController | undefined) => {
    if (ending && exchange?.ending === ending) exchange = undefined;
    ending?.abort();
  };

  const exchangeWithPolicies = (context: DriverContext): DriverReply<string> =>
    context.request(
      { name: tokenRequestName, writes: false },
      (tried) => new ResultAsync(attempt(context, tried)),
    );

  /** Takes the token of another process if there is one; else mints one, for all of them. */
  const findOrMint = async (
    context: DriverContext,
    sharing: SharedToken,
  ): Promise<Result<string, AssistantFailure>> => {
    const found = await sharing.find(context);
    if (found) return ok(take(found).access_token);
    // An exchange that an earlier leader began may have ended meanwhile.
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
    leading = turn;
    void reply.then(() => {
      if (leading === turn) leading = undefined;
    });
    return turn;
  };

  /** The token at hand, if it is good. */
  const ready = ({ clock }: DriverContext): string | undefined =>
    current && isUsable(current, clock.now()) ? current.access_token : undefined;

  const obtain = async (context: DriverContext): Promise<Result<string, AssistantFailure>> => {
    waiting += 1;
    try {
      for (;;) {
        const token = ready(context);
        if (token !== undefined) return ok(token);
        const turn = leading ?? lead(context);
        const result = await raceAbort(turn.reply, context, context);
        if (result.isOk() || turn.context === context || isAborted(context)) return result;
        if (!isAborted(turn.context)) return err(sameErrorFor(context, result.error));
        // The caller that asked has left. Its turn is over for everyone.
        if (leading === turn) leading = undefined;
      }
    } finally {
      waiting -= 1;
      if (waiting === 0) abandon(exchange?.ending);
    }
  };

  return {
    get: (context) => {
      const token = ready(context);
      return token === undefined ? new ResultAsync(obtain(context)) : okAsync(token);
    },
    refuse(token) {
      if (current?.access_token === token) remember(refused, issueOf(current));
      return true;
    },
    secrets: () => [clientSecret, basic, ...known],
    close: () => abandon(exchange?.ending),
  };
}

/** Of another call, told as this one's. */
function sameErrorFor(context: DriverContext, error: AssistantFailure): AssistantFailure {
  const { message, cause, ...details } = error;
  return context.error({ ...details, message, cause });
}
