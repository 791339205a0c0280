/** Genesys Cloud's answers to what is no operation, and its usual body for a status that a fault names. */
import type { UnroutedRequest, VendorAnswers } from '../server/contract.js';
import { bearerToken } from './access.js';
import type { Environment } from './call.js';
import { GenesysRefusal } from './errors.js';
import type { ErrorCode } from './errors.js';
import { oauthError, tooManyTokens } from './login.js';
import { contextIdFor, refused } from './routes.js';
import type { Tokens } from './tokens.js';

/** Published default (community answer). */
export const maxBodyBytes = 512_000;

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
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

export function createAnswers(environment: Environment, tokens: Tokens): VendorAnswers {
  const { settings, loginPrefix } = environment;
  const answer = (code: ErrorCode, request: UnroutedRequest) => {
    const seconds = '1';
    const refusal = new GenesysRefusal(code, {
      params: { maximum: String(maxBodyBytes), seconds },
      ...(code === 'too.many.requests.retry.after' && { headers: { 'Retry-After': seconds } }),
    });
    return refused(refusal, contextIdFor(request.headers, settings));
  };
  const isLogin = ({ target }: UnroutedRequest) => target.startsWith(`${loginPrefix}/oauth/`);
  return {
    unknownPath: (request) => answer('not.found', request),
    bodyTooLarge: (request) => answer('request.entity.too.large', request),
    malformedTarget: (request) => answer('bad.request', request),
    internalError: (request) => answer('internal.server.error', request),
    errorOf(status, request) {
      if (isLogin(request))
        return status < 400 ? { status } : oauthError(status, 'invalid_request', 'request refused');
      const code = codeOfStatus[status];
      return code === undefined ? { status } : answer(code, request);
    },
    throttled: (request) =>
      isLogin(request) ? tooManyTokens : answer('too.many.requests.retry.after', request),
    revokeToken({ headers }) {
      const token = bearerToken(headers);
      if (token !== undefined) tokens.revoke(token);
    },
  };
}
