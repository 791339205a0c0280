/** Where the applications of this suite find the emulators. */
import type { Emulators } from '@assistant-provider/emulators';

/** Returns the options of both providers as JSON, for the variable CONNECTIONS of an application. */
export function connectionsOf({ genesys, qconnect }: Emulators): string {
  const { apiUrl, loginUrl } = genesys;
  const { clientId, clientSecret } = genesys.credentials;
  const { url: endpoint, region, credentials } = qconnect;
  return JSON.stringify({
    genesys: { apiUrl, loginUrl, clientId, clientSecret },
    qconnect: { endpoint, region, credentials },
  });
}
