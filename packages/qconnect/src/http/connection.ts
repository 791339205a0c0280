/** Makes the SDK's client, or takes the one that the application gave. */
import type { QConnectClient as SdkClient } from '@aws-sdk/client-qconnect';
import { QConnectClient } from '#sdk';
import type { QConnectConnectionOptions } from '../options.js';
import { checkChain, givenCredentials } from './auth/credentials.js';
import { endpointGuard } from './endpoint.js';
import { requestGuard } from './request-guard.js';
import { createTransport } from './transport.js';

export interface Connection {
  readonly sdk: SdkClient;
  /** Whether the application gave the client. Such a client has none of our middleware. */
  readonly isGiven: boolean;
  /** Closes a client that we made. A given client or request handler stays open. */
  close(): void;
}

const ignore = (): void => undefined;
const silentLogger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/** The SDK's chain reads shared files once. With this it reads them whenever it is asked for credentials. */
const rereadFiles = { ignoreCache: true };

export function connect(options: QConnectConnectionOptions): Connection {
  if (options.client) return { sdk: options.client, isGiven: true, close: ignore };
  const { region, endpoint, credentials, requestHandler } = options;
  const { useFipsEndpoint, useDualstackEndpoint } = options;
  const sdk = new QConnectClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials: givenCredentials(credentials) }),
    requestHandler: requestHandler ?? createTransport(),
    ...(useFipsEndpoint !== undefined && { useFipsEndpoint }),
    ...(useDualstackEndpoint !== undefined && { useDualstackEndpoint }),
    // The policies retry, whatever AWS_MAX_ATTEMPTS and AWS_RETRY_MODE say.
    maxAttempts: 1,
    retryMode: 'standard',
    logger: silentLogger,
    ...rereadFiles,
  });
  if (credentials === undefined) checkChain(sdk);
  sdk.middlewareStack.use(requestGuard);
  sdk.middlewareStack.use(endpointGuard);
  // A client holds nothing open but its handler.
  return { sdk, isGiven: false, close: isHandler(requestHandler) ? ignore : () => sdk.destroy() };
}

/** Options for the SDK's default handler have no such method. */
const isHandler = (given: object | undefined): boolean => given !== undefined && 'handle' in given;
