/** Makes the SDK's client, or takes the one that was given. */
import { QConnectClient } from '#sdk';
import { givenCredentialsFailed } from '../errors/table.js';
import { createHttpHandler } from './direct/http-handler.js';
import type { QConnectConnectionOptions, QConnectCredentials } from '../options.js';
import { pathGuard } from './path-guard.js';
import { unmodelledMembers } from '../wire/unmodelled-members.js';

export interface Connection {
  readonly sdk: QConnectClient;
  /** Whether it was given, and so has none of our middleware. */
  readonly isGiven: boolean;
  /** Frees what we made; a given client stays as it is. */
  close(): void;
}

const ignore = (): void => undefined;
const silentLogger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

export function connect(options: QConnectConnectionOptions): Connection {
  if (options.client) return { sdk: options.client, isGiven: true, close: ignore };
  const { region, endpoint, credentials, requestHandler } = options;
  const { useFipsEndpoint, useDualstackEndpoint } = options;
  const sdk = new QConnectClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials: guarded(credentials) }),
    requestHandler: requestHandler ?? createHttpHandler(),
    ...(useFipsEndpoint !== undefined && { useFipsEndpoint }),
    ...(useDualstackEndpoint !== undefined && { useDualstackEndpoint }),
    // Retrying is the interceptors' business, whatever AWS_MAX_ATTEMPTS and AWS_RETRY_MODE say.
    maxAttempts: 1,
    retryMode: 'standard',
    logger: silentLogger,
  });
  sdk.middlewareStack.use(unmodelledMembers());
  sdk.middlewareStack.use(pathGuard());
  return { sdk, isGiven: false, close: () => sdk.destroy() };
}

/**
 * Copies what it is given, since the SDK writes into the object that it gets; and has the
 * application's own function fail under a name that tells it from the SDK's providers.
 */
function guarded(credentials: QConnectCredentials): QConnectCredentials {
  if (typeof credentials !== 'function') return { ...credentials };
  return async (...given) => {
    try {
      const identity: unknown = await credentials(...given);
      if (!isIdentity(identity)) throw new TypeError('it answered no credentials');
      return { ...identity };
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw Object.assign(new Error(`options.credentials failed: ${reason}`, { cause }), {
        name: givenCredentialsFailed,
      });
    }
  };
}

type Identity = Exclude<QConnectCredentials, (...given: never) => unknown>;

function isIdentity(value: unknown): value is Identity {
  if (typeof value !== 'object' || value === null) return false;
  const { accessKeyId, secretAccessKey } = value as Partial<Identity>;
  return isFilled(accessKeyId) && isFilled(secretAccessKey);
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';
