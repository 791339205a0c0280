/** Makes the provider of an account. The adapter of a vendor is loaded only when one of its accounts is used. */
import type { QConnectClient } from '@aws-sdk/client-qconnect';
import { isAssistantError, type AssistantProvider } from '@assistant-provider/core';
import type { QConnectProvider } from '@assistant-provider/qconnect';
import { CommandError, usageError, vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import type { Io } from '../io.js';
import { awsSecretsOf, type Learn } from '../secrets.js';
import type { AccountConfig, LoadedConfig } from './config.js';
import { readCredentials } from './credentials.js';
import { learningStore } from './learning-store.js';

/** An account that is open. */
export interface OpenAccount {
  readonly name: string;
  readonly vendor: AccountConfig['vendor'];
  readonly provider: AssistantProvider;
  /** Returns the URL of the vendor's API. */
  readonly apiUrl: () => Promise<URL>;
}

type Opened = Pick<OpenAccount, 'provider' | 'apiUrl'>;

/** Returns an account by its name. Ends the command if the configuration does not have the account. */
export function accountOf(name: string, { config, path }: LoadedConfig): AccountConfig {
  const account = Object.hasOwn(config.accounts, name) ? config.accounts[name] : undefined;
  if (account !== undefined) return account;
  const known = Object.keys(config.accounts).join(', ') || 'none';
  throw usageError(`there is no account ${name}; the accounts of ${path}: ${known}`);
}

/** Opens an account by its name, and learns its secrets. Close its provider afterwards. */
export async function openAccount(
  name: string,
  loaded: LoadedConfig,
  io: Pick<Io, 'env'>,
  learn: Learn,
): Promise<OpenAccount> {
  const account = accountOf(name, loaded);
  try {
    const opened =
      account.vendor === 'genesys'
        ? await openGenesys(name, account, loaded, io, learn)
        : await openQConnect(name, account, loaded, io, learn);
    return { name, vendor: account.vendor, ...opened };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (isAssistantError(error))
      throw error.kind === 'misconfigured'
        ? usageError(`${loaded.path}: ${inConfiguration(name, error.message)}`)
        : vendorError(name, error);
    throw new CommandError(`${name}: the account cannot be opened`, exitCodes.failed);
  }
}

/** Names options of a provider as the configuration names them. Its credentials stand in a member of their own. */
export const inConfiguration = (name: string, message: string): string =>
  message.replaceAll(
    /\boptions\.(clientId|clientSecret)?/g,
    (_, credential?: string) =>
      `accounts.${name}.${credential === undefined ? '' : `credentials.${credential}`}`,
  );

async function openGenesys(
  name: string,
  { vendor: _, credentials: place, ...hosts }: Extract<AccountConfig, { vendor: 'genesys' }>,
  { folder }: LoadedConfig,
  { env }: Pick<Io, 'env'>,
  learn: Learn,
): Promise<Opened> {
  const { createGenesysProvider, genesysDomains } = await import('@assistant-provider/genesys');
  const { clientId = '', clientSecret = '' } = await readCredentials(
    name,
    place,
    ['clientId', 'clientSecret'],
    { env, folder },
  );
  learn(clientSecret);
  type Options = Parameters<typeof createGenesysProvider>[0];
  // The provider checks which hosts go together, and lists what is wrong.
  const provider = createGenesysProvider({
    ...{ ...hosts, label: name, clientId, clientSecret },
    tokenStore: learningStore(learn),
  } as Options);
  const { apiUrl, domain, region = '' } = hosts;
  const domains: Readonly<Record<string, string>> = genesysDomains;
  const host = `https://api.${domain ?? domains[region.replaceAll('_', '-')] ?? ''}`;
  return { provider, apiUrl: () => Promise.resolve(new URL(apiUrl ?? host)) };
}

/**
 * Learns what the SDK finds, such as keys of roles and of single sign-on, which are known to nobody else. The
 * provider asks the client's configuration for the keys of each request.
 */
function learnFromChain({ config }: QConnectClient, learn: Learn): void {
  const chain = config.credentials;
  const learning: typeof chain = async (options) => {
    const identity = await chain(options);
    learn(...awsSecretsOf([identity.secretAccessKey, identity.sessionToken]));
    return identity;
  };
  // The members of the function keep the SDK from wrapping it again.
  config.credentials = Object.assign(learning, chain);
}

/** The host that the SDK sends requests to, which depends on the partition of the region. */
const qconnectAccount = (provider: QConnectProvider): Opened => ({
  provider,
  apiUrl: async () => {
    const { config } = provider.native.sdk;
    const { endpoint } = config;
    if (endpoint === undefined) {
      const Region = await config.region();
      const isFips = await config.useFipsEndpoint();
      const isDualStack = await config.useDualstackEndpoint();
      return config.endpointProvider({ Region, UseFIPS: isFips, UseDualStack: isDualStack }).url;
    }
    const { protocol, hostname, port, path } = await endpoint();
    return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  },
});

async function openQConnect(
  name: string,
  { region, endpoint, credentials: place }: Extract<AccountConfig, { vendor: 'qconnect' }>,
  { folder }: LoadedConfig,
  { env }: Pick<Io, 'env'>,
  learn: Learn,
): Promise<Opened> {
  const { createQConnectProvider } = await import('@assistant-provider/qconnect');
  const host = { region, ...(endpoint !== undefined && { endpoint }) };
  const label = name;
  if (place === undefined) {
    const provider = createQConnectProvider({ ...host, label });
    learnFromChain(provider.native.sdk, learn);
    return qconnectAccount(provider);
  }
  if ('profile' in place) {
    const { QConnectClient } = await import('@aws-sdk/client-qconnect');
    const client = new QConnectClient({ ...host, profile: place.profile, maxAttempts: 1 });
    learnFromChain(client, learn);
    return qconnectAccount(createQConnectProvider({ client, label }));
  }
  const {
    accessKeyId = '',
    secretAccessKey = '',
    sessionToken,
  } = await readCredentials(name, place, ['accessKeyId', 'secretAccessKey'], { env, folder });
  learn(secretAccessKey, sessionToken);
  const credentials = {
    ...{ accessKeyId, secretAccessKey },
    ...(sessionToken !== undefined && { sessionToken }),
  };
  return qconnectAccount(createQConnectProvider({ ...host, label, credentials }));
}
