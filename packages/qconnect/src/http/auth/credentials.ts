/**
 * The credentials of a client: checked before the SDK uses them, and asked for again if the vendor
 * refuses them.
 */
import type { QConnectClient, QConnectClientResolvedConfig } from '@aws-sdk/client-qconnect';
import { isError, parse } from '@assistant-provider/core/adapter';
import { joinMessages } from '@assistant-provider/adapter-kit';
import { badCredentials, givenCredentialsFailed } from '../../errors/table.js';
import type { QConnectCredentials } from '../../options.js';
import { identityParser, secretMembers, withoutEmptyToken, type SdkIdentity } from './identity.js';

/** Throws a TypeError that names the broken rules, and no value. */
function readIdentity(identity: unknown): SdkIdentity {
  return parse(identityParser, withoutEmptyToken(identity), 'credentials').match(
    (read) => read,
    (issues) => {
      throw new TypeError(joinMessages(issues));
    },
  );
}

/**
 * The application's credentials, as the SDK accepts them. A function of the application fails under a name
 * that the SDK's own providers do not have.
 */
export function givenCredentials(credentials: QConnectCredentials) {
  // The SDK writes into the object that it gets.
  if (typeof credentials !== 'function') return readIdentity(credentials);
  const ask = credentials as (...given: unknown[]) => unknown;
  return async (...given: unknown[]): Promise<SdkIdentity> => {
    try {
      return readIdentity(await ask(...given));
    } catch (cause) {
      const reason = isError(cause) ? cause.message : String(cause);
      throw Object.assign(new Error(`options.credentials failed: ${reason}`, { cause }), {
        name: givenCredentialsFailed,
      });
    }
  };
}

/** Reads an identity only once, because the SDK returns the same object until it has expired. */
function readOnce(read: (identity: unknown) => SdkIdentity): (identity: unknown) => SdkIdentity {
  let latest: readonly [unknown, SdkIdentity] | undefined;
  return (identity) => {
    if (latest?.[0] !== identity) latest = [identity, read(identity)];
    return (latest as readonly [unknown, SdkIdentity])[1];
  };
}

const orBadCredentials = (identity: unknown): SdkIdentity => {
  try {
    return readIdentity(identity);
  } catch (cause) {
    const { message } = cause as TypeError;
    throw Object.assign(new Error(`the AWS SDK found ${message}`, { cause }), {
      name: badCredentials,
    });
  }
};

/**
 * Checks what the SDK's own chain finds in the environment, in files and in roles. The three members keep
 * the SDK from wrapping the function again.
 */
export function checkChain({ config }: QConnectClient): void {
  const chain = config.credentials;
  const read = readOnce(orBadCredentials);
  const checked: typeof chain = async (options) => read(await chain(options));
  config.credentials = Object.assign(checked, {
    memoized: true,
    configBound: true,
    attributed: true,
  });
}

/**
 * Checks the identity of a client of the application. That client signs with it as it is, so white space is
 * refused.
 */
export const checkGivenIdentity = (): ((identity: unknown) => SdkIdentity) =>
  readOnce((identity) => {
    const read = orBadCredentials(identity) as unknown as Readonly<Record<string, unknown>>;
    const members = identity as Readonly<Record<string, unknown>>;
    for (const name of secretMembers)
      if ((members[name] ?? '') !== (read[name] ?? ''))
        throw Object.assign(new Error(`the client has credentials.${name} with white space`), {
          name: badCredentials,
        });
    return identity as SdkIdentity;
  });

/** Where credentials come from, for each request. Both functions reject if the source does. */
export interface CredentialSource {
  /** The credentials for the next request, or undefined if the client has none. */
  get(): Promise<unknown>;
  /** How often asking again was in vain so far. */
  inVain(): number;
  /**
   * The vendor refused these credentials. Resolves to whether there are others now. Asks again, unless
   * another call has done so in vain since `inVainBefore`: many calls at once ask once.
   */
  renew(refused: unknown, inVainBefore: number): Promise<boolean>;
}

export function createCredentialSource(
  sdk: QConnectClient,
  check: (identity: unknown) => unknown,
): CredentialSource {
  let inVain = 0;
  // The types promise credentials, but a test double of a client may have none.
  const ask = async (options?: { forceRefresh: boolean }) => {
    const { credentials } = sdk.config as Partial<QConnectClientResolvedConfig>;
    return credentials && check(await credentials(options));
  };
  return {
    get: () => ask(),
    inVain: () => inVain,
    async renew(refused, inVainBefore) {
      if (!isSame(await ask(), refused)) return true;
      if (inVain > inVainBefore) return false;
      if (!isSame(await ask({ forceRefresh: true }), refused)) return true;
      inVain += 1;
      return false;
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((identity) => (identity ?? {}) as Record<string, unknown>);
  return secretMembers.every((name) => one?.[name] === other?.[name]);
}
