/** Checks the region of an account before the configuration is written. */
import { isAssistantError, type AssistantProvider } from '@assistant-provider/core';
import type { AccountConfig } from './config.js';
import { inConfiguration } from './open-account.js';

/** The check needs no credentials, but the adapters do. No request is sent. */
const placeholder = 'none';

/** Returns what is wrong with the region, in the words of the vendor's adapter. */
export async function regionProblem(
  name: string,
  { vendor, region = '' }: AccountConfig,
): Promise<string | undefined> {
  try {
    const provider = await (vendor === 'genesys' ? genesysAt(region) : qconnectAt(region));
    void (await provider.close());
    return undefined;
  } catch (error) {
    if (!isAssistantError(error)) throw error;
    return inConfiguration(name, error.message);
  }
}

async function genesysAt(region: string): Promise<AssistantProvider> {
  const { createGenesysProvider } = await import('@assistant-provider/genesys');
  return createGenesysProvider({ region, clientId: placeholder, clientSecret: placeholder });
}

async function qconnectAt(region: string): Promise<AssistantProvider> {
  const { createQConnectProvider } = await import('@assistant-provider/qconnect');
  const credentials = { accessKeyId: placeholder, secretAccessKey: placeholder };
  return createQConnectProvider({ region, credentials });
}
