/** Both emulators, and the environment in which documents reach them. */
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';

export interface Emulators {
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

export async function startEmulators(): Promise<Emulators> {
  const [genesys, qconnect] = await Promise.all([
    startGenesysEmulator({ seed: { assistants: [{ id: 'desk-1', name: 'Sales desk' }] } }),
    startQConnectEmulator({ region: 'eu-central-1' }),
  ]);
  return {
    environment: {
      GENESYS_EMULATOR_URL: genesys.apiUrl,
      GENESYS_CLIENT_ID: genesys.credentials.clientId,
      GENESYS_CLIENT_SECRET: genesys.credentials.clientSecret,
      AWS_ENDPOINT_URL_QCONNECT: qconnect.url,
      AWS_ACCESS_KEY_ID: qconnect.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: qconnect.credentials.secretAccessKey,
    },
    close: async () => void (await Promise.all([genesys.close(), qconnect.close()])),
  };
}
