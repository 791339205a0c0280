/** Requests a token from the token host with client credentials. */
import type { MonotonicClock } from '@assistant-provider/core';
import { err, type Result } from 'neverthrow';
import type { ErrorDetails } from '@assistant-provider/core/adapter';
import {
  describeConnectionFailure,
  describeLoginResponse,
  describeUnreadableResponse,
  type FailureContext,
} from '../../errors/describe.js';
import type { IssuedToken } from './token-store.js';
import type { HttpResponse } from '../http.js';
import type { Transport } from '../transport.js';
import { readToken } from '../../wire/shapes.js';
import type { GenesysToken } from '../../wire/vendor-types.js';

export const tokenRequestName = 'POST /oauth/token';

export type Minted = Result<IssuedToken, ErrorDetails>;

export function tokenRequest(setup: {
  readonly loginUrl: string;
  /** Client id and secret in the form of RFC 7617. */
  readonly basic: string;
  readonly transport: Transport;
  readonly redact: (text: string) => string;
}): (clock: MonotonicClock, signal: AbortSignal) => Promise<Minted> {
  const { basic, transport, redact } = setup;
  const { origin, pathname } = new URL(setup.loginUrl);
  const exchange = {
    origin,
    method: 'POST',
    path: `${pathname.replace(/\/$/, '')}/oauth/token`,
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: 'grant_type=client_credentials',
  } as const;

  return async (clock, signal) => {
    const received = await transport(exchange, { signal }, clock);
    const now = clock.now();
    const context: FailureContext = { request: tokenRequestName, now, redact };
    if (received.isErr()) return err(describeConnectionFailure(received.error, context));
    return readResponse(received.value, context).map(({ access_token, expires_in }) => ({
      access_token,
      expires_in,
      issued_at: now,
    }));
  };
}

function readResponse(
  response: HttpResponse,
  context: FailureContext,
): Result<GenesysToken, ErrorDetails> {
  if (response.status < 200 || response.status > 299)
    return err(describeLoginResponse(response, context));
  return response.body
    .andThen(readToken)
    .mapErr((problem) => describeUnreadableResponse(response, problem, context));
}
