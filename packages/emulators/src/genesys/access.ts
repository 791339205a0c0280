/** Checks the access of a request: token, rate limit, permissions. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Environment } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import type { OperationSpec } from './operation-spec.js';
import type { RateLimit } from './rate-limit.js';
import type { OAuthClient } from './resources.js';
import type { Tokens } from './tokens.js';

export interface Access {
  readonly client: OAuthClient;
  /** Headers of every response to this request. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface AccessOptions {
  readonly environment: Environment;
  readonly tokens: Tokens;
  /** Undefined while quotas are off. */
  readonly limit: RateLimit | undefined;
}

export function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

export function createAccessCheck({ environment, tokens, limit }: AccessOptions) {
  const { store, settings, clock } = environment;
  return (operation: OperationSpec, headers: IncomingHttpHeaders): Access => {
    const token = bearerToken(headers);
    if (token === undefined) throw new GenesysRefusal('authentication.required');
    const claims = tokens.read(token);
    const client = claims && store.clients.get(claims.clientId);
    if (claims === undefined || client?.state !== 'active')
      throw new GenesysRefusal('bad.credentials');
    if (clock.now() >= claims.expiresAt) throw new GenesysRefusal(settings.expiredTokenCode);

    const taken = limit?.take(token);
    const shown = settings.rateLimitHeaders === 'present' && limit && taken;
    const limitHeaders = shown
      ? {
          'inin-ratelimit-allowed': String(limit.allowed),
          'inin-ratelimit-count': String(taken.count),
          'inin-ratelimit-reset': String(taken.resetSeconds),
        }
      : {};
    if (taken?.retryAfterSeconds !== undefined) {
      const seconds = String(taken.retryAfterSeconds);
      throw new GenesysRefusal('too.many.requests.retry.after', {
        params: { seconds },
        headers: { ...limitHeaders, 'Retry-After': seconds },
      });
    }

    const { match, names } = operation.permissions;
    const missing = names.filter((name) => !hasPermission(client, name));
    if (match === 'all' && missing.length > 0)
      throw new GenesysRefusal('missing.permissions', {
        params: { permissions: missing.join(', ') },
      });
    if (match === 'any' && missing.length === names.length)
      throw new GenesysRefusal('missing.any.permissions', {
        params: { permissions: names.join(', ') },
      });
    return { client, headers: limitHeaders };
  };
}

export function hasPermission({ permissions }: OAuthClient, name: string): boolean {
  if (permissions === 'all') return true;
  return permissions === 'view' ? name.endsWith(':view') : permissions.includes(name);
}
