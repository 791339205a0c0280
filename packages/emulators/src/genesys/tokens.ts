/** Access tokens: opaque to clients, self-contained for the emulator, so that issued tokens need no memory. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface TokenClaims {
  readonly clientId: string;
  /** On the emulator's clock, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface Tokens {
  issue(claims: TokenClaims): string;
  /** Returns undefined for a token that is unknown or revoked. Expired tokens are still read. */
  read(token: string): TokenClaims | undefined;
  revoke(token: string): void;
}

const macBytes = 24;

export function createTokens(): Tokens {
  const key = randomBytes(32);
  const revoked = new Set<string>();
  const macOf = (payload: Buffer) =>
    createHmac('sha256', key).update(payload).digest().subarray(0, macBytes);
  return {
    issue({ clientId, expiresAt }) {
      const nonce = randomBytes(6).toString('base64url');
      const payload = Buffer.from(JSON.stringify([clientId, expiresAt, nonce]));
      return Buffer.concat([macOf(payload), payload]).toString('base64url');
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      const payload = bytes.subarray(macBytes);
      if (payload.length === 0 || bytes.toString('base64url') !== token || revoked.has(token))
        return undefined;
      if (!timingSafeEqual(macOf(payload), bytes.subarray(0, macBytes))) return undefined;
      const [clientId, expiresAt] = JSON.parse(payload.toString()) as [string, number];
      return { clientId, expiresAt };
    },
    revoke(token) {
      revoked.add(token);
    },
  };
}
