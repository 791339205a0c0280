/** One exchange with the token host: a token by client credentials. */
import { type Clock } from '@assistant-provider/core';
import { err, type Result } from 'neverthrow';
import {
  failureOfLogin,
  failureOfReading,
  failureOfTransport,
  type ErrorDetails,
  type FailureScene,
} from '../../errors/describe.js';
import type { IssuedToken } from './token-store.js';
import type { HttpAnswer, Transport } from '../transport.js';
import { readToken } from '../../wire/shapes.js';
import type { GenesysToken } from '../../wire/vendor-types.js';

export const tokenRequestName = 'POST /oauth/token';

export type Minted = Result<IssuedToken, ErrorDetails>;

export function tokenRequest(setup: {
  readonly loginUrl: string;
  /** Client id and secret as RFC 7617 has them. */
  readonly basic: string;
  readonly transport: Transport;
  readonly redact: (text: string) => string;
}): (clock: Clock, signal: AbortSignal) => Promise<Minted> {
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
    const answered = await transport(exchange, { signal });
    const now = clock.now();
    const scene: FailureScene = { request: tokenRequestName, now, redact };
    if (answered.isErr()) return err(failureOfTransport(answered.error, scene));
    return readAnswer(answered.value, scene).map(({ access_token, expires_in }) => ({
      access_token,
      expires_in,
      issued_at: now,
    }));
  };
}

function readAnswer(answer: HttpAnswer, scene: FailureScene): Result<GenesysToken, ErrorDetails> {
  if (answer.status < 200 || answer.status > 299) return err(failureOfLogin(answer, scene));
  return readToken(answer.text ?? '').mapErr((wrong) => failureOfReading(answer, wrong, scene));
}
