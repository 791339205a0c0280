/** POST /oauth/token: client credentials from a Basic header or from the form. */
import type { EmulatorRequest, EmulatorResponse } from '../server/contract.js';
import type { Environment } from './handler-context.js';
import type { RateLimit } from './rate-limit.js';
import type { Tokens } from './tokens.js';

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

export interface LoginOptions {
  readonly environment: Environment;
  readonly tokens: Tokens;
  /** Undefined while quotas are off. */
  readonly limit: RateLimit | undefined;
}

export function createLogin({ environment, tokens, limit }: LoginOptions) {
  const { store, settings, clock } = environment;
  return (request: EmulatorRequest): EmulatorResponse => {
    const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim();
    if (mediaType?.toLowerCase() !== 'application/x-www-form-urlencoded')
      return oauthError(400, 'invalid_request', 'the request must be form encoded');
    const form = new URLSearchParams(request.body.toString('utf8'));
    if (form.get('grant_type') !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', 'grant type not supported');

    const { id, secret } = basicCredentials(request.headers.authorization) ?? formCredentials(form);
    const client = store.clients.get(id);
    if (!client)
      return oauthError(settings.unknownClientStatus, 'invalid_client', 'client not found');
    if (store.secrets.get(id) !== secret || client.state !== 'active')
      return oauthError(settings.wrongSecretStatus, 'invalid_client', 'authentication failed');
    if (limit?.take(id).retryAfterSeconds !== undefined) return tooManyTokens;

    const lifetime = client.accessTokenValiditySeconds ?? settings.accessTokenLifetimeSeconds;
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: {
        access_token: tokens.issue({ clientId: id, expiresAt: clock.now() + lifetime * 1000 }),
        token_type: settings.tokenType,
        ...(settings.expiresIn === 'present' && { expires_in: lifetime }),
      },
    };
  };
}

/**
 * OAuth error body, which is not an ErrorBody; both texts are equal (live response in
 * github.com/tishige/CallFlowVisualizer/issues/9).
 */
export function oauthError(status: number, error: string, text: string): EmulatorResponse {
  return { status, body: { error, description: text, error_description: text } };
}

/** The status is 400, not 429; only the start of the text is known (official Terraform provider). */
export const tooManyTokens = oauthError(400, 'invalid_request', 'rate limit exceeded; retry later');

function basicCredentials(header: string | undefined): Credentials | undefined {
  const encoded = /^basic +(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, id = '', secret = ''] =
    /^([^:]*):?([^]*)$/.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return { id, secret };
}

function formCredentials(form: URLSearchParams): Credentials {
  return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
}
