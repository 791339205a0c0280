/** Makes the providers. Everything that differs between vendors is in this file. */
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

/** A provider for each real vendor whose credentials are in the environment. */
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
    // The AWS SDK finds the credentials: in the environment, a profile or a role.
    ...(awsRegion ? [createQConnectProvider({ region: awsRegion })] : []),
  ];
}
