/** Makes the SDK's client, or takes the one that the application gave. */
import { isError } from '@assistant-provider/core/adapter';
import { QConnectClient } from '#sdk';
import { givenCredentialsFailed } from '../errors/table.js';
import type { QConnectConnectionOptions, QConnectCredentials } from '../options.js';
import { requestGuard } from './request-guard.js';
import { createTransport } from './transport.js';

export interface Connection {
  readonly sdk: QConnectClient;
  /** Whether the application gave the client. Such a client has none of our middleware. */
  readonly isGiven: boolean;
  /** Closes a client that we made. A given client stays open. */
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
    requestHandler: requestHandler ?? createTransport(),
    ...(useFipsEndpoint !== undefined && { useFipsEndpoint }),
    ...(useDualstackEndpoint !== undefined && { useDualstackEndpoint }),
    // The policies retry, whatever AWS_MAX_ATTEMPTS and AWS_RETRY_MODE say.
    maxAttempts: 1,
    retryMode: 'standard',
    logger: silentLogger,
  });
  sdk.middlewareStack.use(requestGuard);
  return { sdk, isGiven: false, close: () => sdk.destroy() };
}

/**
 * Copies the credentials, because the SDK writes into the object that it gets. A function of the
 * application fails under a name that the SDK's own providers do not have.
 */
function guarded(credentials: QConnectCredentials): QConnectCredentials {
  if (typeof credentials !== 'function') return { ...credentials };
  return async (...given) => {
    try {
      const identity: unknown = await credentials(...given);
      if (!isIdentity(identity)) throw new TypeError('it returned no credentials');
      return { ...identity };
    } catch (cause) {
      const reason = isError(cause) ? cause.message : String(cause);
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
