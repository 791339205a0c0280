/** The addresses and credentials of both emulators, as JSON or as lines of a shell. */
import type { GenesysEmulator } from './genesys/emulator.js';
import type { QConnectEmulator } from './qconnect/emulator.js';

/** Addresses and credentials of running emulators. */
export interface Connection {
  /** Of the Genesys Cloud emulator. */
  readonly genesys: {
    readonly apiUrl: string;
    readonly loginUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly viewOnlyClientId: string;
    readonly viewOnlyClientSecret: string;
  };
  /** Of the Q in Connect emulator. */
  readonly qconnect: {
    readonly url: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  /** Of the HTTP control API, if it runs. */
  readonly control?: { readonly url: string };
}

interface RunningEmulators {
  readonly genesys: GenesysEmulator;
  readonly qconnect: QConnectEmulator;
  readonly controlUrl?: string;
}

/** Returns the addresses and credentials of running emulators. */
export function connectionOf({ genesys, qconnect, controlUrl }: RunningEmulators): Connection {
  const { apiUrl, loginUrl, credentials } = genesys;
  // The AWS SDK adds members of its own to the credentials that it is given.
  const { url, region, credentials: keys } = qconnect;
  const { accessKeyId, secretAccessKey } = keys;
  return {
    genesys: { apiUrl, loginUrl, ...credentials },
    qconnect: { url, region, accessKeyId, secretAccessKey },
    ...(controlUrl !== undefined && { control: { url: controlUrl } }),
  };
}

/** Returns lines that a POSIX shell can source. */
export const shellLines = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');

/**
 * Returns the connection as environment variables. The examples in the guide use these names, and AWS's SDKs read
 * theirs by themselves.
 */
export const variablesOf = (connection: Connection): Readonly<Record<string, string>> => {
  const { genesys, qconnect, control } = connection;
  return {
    GENESYS_EMULATOR_URL: genesys.apiUrl,
    GENESYS_LOGIN_URL: genesys.loginUrl,
    GENESYS_CLIENT_ID: genesys.clientId,
    GENESYS_CLIENT_SECRET: genesys.clientSecret,
    GENESYS_VIEW_ONLY_CLIENT_ID: genesys.viewOnlyClientId,
    GENESYS_VIEW_ONLY_CLIENT_SECRET: genesys.viewOnlyClientSecret,
    AWS_ENDPOINT_URL_QCONNECT: qconnect.url,
    AWS_REGION: qconnect.region,
    AWS_DEFAULT_REGION: qconnect.region,
    AWS_ACCESS_KEY_ID: qconnect.accessKeyId,
    AWS_SECRET_ACCESS_KEY: qconnect.secretAccessKey,
    // A token of a real session would go with these keys, and be refused.
    AWS_SESSION_TOKEN: '',
    ...(control && { EMULATORS_CONTROL_URL: control.url }),
  };
};
