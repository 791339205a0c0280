/** Genesys Cloud's responses to requests that match no operation, and its usual error for a status. */
import type { UnroutedRequest, VendorResponses } from '../server/contract.js';
import { bearerToken } from './access.js';
import type { Environment } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import type { ErrorCode } from './errors.js';
import { oauthError, tooManyTokens } from './login.js';
import { contextIdFor, refusalResponse } from './routes.js';
import type { Tokens } from './tokens.js';

/** Published default (community answer). */
export const maxBodyBytes = 512_000;

const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'bad.request',
  401: 'bad.credentials',
  403: 'not.authorized',
  404: 'not.found',
  408: 'client.timeout',
  409: 'request.conflict',
  413: 'request.entity.too.large',
  415: 'unsupported.media.type',
  429: 'too.many.requests.retry.after',
  500: 'internal.server.error',
  503: 'service.unavailable',
  504: 'request.timeout',
};

export function createVendorResponses(environment: Environment, tokens: Tokens): VendorResponses {
  const { settings, loginPrefix } = environment;
  const respond = (code: ErrorCode, request: UnroutedRequest) => {
    const seconds = '1';
    const refusal = new GenesysRefusal(code, {
      params: { maximum: String(maxBodyBytes), seconds },
      ...(code === 'too.many.requests.retry.after' && { headers: { 'Retry-After': seconds } }),
    });
    return refusalResponse(refusal, contextIdFor(request.headers, settings));
  };
  const isLogin = ({ target }: UnroutedRequest) => target.startsWith(`${loginPrefix}/oauth/`);
  return {
    unknownPath: (request) => respond('not.found', request),
    bodyTooLarge: (request) => respond('request.entity.too.large', request),
    malformedTarget: (request) => respond('bad.request', request),
    internalError: (request) => respond('internal.server.error', request),
    errorWithStatus(status, request) {
      if (isLogin(request))
        return status < 400 ? { status } : oauthError(status, 'invalid_request', 'request refused');
      const code = codesByStatus[status];
      return code === undefined ? { status } : respond(code, request);
    },
    throttled: (request) =>
      isLogin(request) ? tooManyTokens : respond('too.many.requests.retry.after', request),
    revokeToken({ headers }) {
      const token = bearerToken(headers);
      if (token !== undefined) tokens.revoke(token);
    },
  };
}
