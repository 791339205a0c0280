/** The addresses and credentials of both emulators, as JSON or as lines of a shell. */
import type { GenesysEmulator } from './genesys/emulator.js';
import type { QConnectEmulator } from './qconnect/emulator.js';

/** Addresses and credentials of running emulators. */
export interface Connection {
  /** The Genesys Cloud emulator. */
  readonly genesys: {
    /** Base URL of the API. */
    readonly apiUrl: string;
    /** Base URL of the token host. */
    readonly loginUrl: string;
    /** Id of the client that is allowed everything. */
    readonly clientId: string;
    /** Secret of that client. */
    readonly clientSecret: string;
    /** Id of the client that is only allowed to view. */
    readonly viewOnlyClientId: string;
    /** Secret of that client. */
    readonly viewOnlyClientSecret: string;
  };
  /** The Q in Connect emulator. */
  readonly qconnect: {
    /** Endpoint of the API. */
    readonly url: string;
    /** AWS region. */
    readonly region: string;
    /** Access key that is allowed everything. */
    readonly accessKeyId: string;
    /** Secret of that key. */
    readonly secretAccessKey: string;
  };
  /** The HTTP control API, if it runs. */
  readonly control?: {
    /** Base URL of the API. */
    readonly url: string;
  };
}

/** The emulators of both vendors, as `startEmulators` returns them. */
export interface RunningEmulators {
  /** The emulator of Genesys Cloud. */
  readonly genesys: GenesysEmulator;
  /** The emulator of Amazon Q in Connect. */
  readonly qconnect: QConnectEmulator;
  /** Base URL of the control API, if it runs. */
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
