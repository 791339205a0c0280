/** The providers of an application: all that is different between vendors stands here. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { GenesysEmulator, QConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';

export const emulatedGenesys = ({ apiUrl, loginUrl, credentials }: GenesysEmulator) =>
  createGenesysProvider({
    apiUrl,
    loginUrl,
    clientId: credentials.clientId,
    clientSecret: credentials.clientSecret,
  });

export const emulatedQConnect = ({ url, region, credentials }: QConnectEmulator) =>
  createQConnectProvider({ region, endpoint: url, credentials });

/** Those real vendors for which the environment holds credentials. */
export function liveProviders(environment: NodeJS.ProcessEnv): AssistantProvider[] {
  const {
    GENESYS_REGION: genesysRegion,
    GENESYS_CLIENT_ID: clientId,
    GENESYS_CLIENT_SECRET: clientSecret,
    AWS_REGION: awsRegion = environment['AWS_DEFAULT_REGION'],
  } = environment;
  return [
    ...(genesysRegion && clientId && clientSecret
      ? [createGenesysProvider({ region: genesysRegion, clientId, clientSecret })]
      : []),
    // The AWS SDK finds the credentials: environment, profile, or role.
    ...(awsRegion ? [createQConnectProvider({ region: awsRegion })] : []),
  ];
}
