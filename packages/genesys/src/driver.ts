/** The driver of Genesys Cloud: its features, and the parts that they share. */
import { createKeyedLock } from '@assistant-provider/adapter-kit';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import { redactSecrets } from '@assistant-provider/core/adapter';
import { createClient } from './http/client.js';
import { connectionsOf, ownConnections, proxyConnections } from './http/connections.js';
import { proxySecrets } from './http/proxy.js';
import { genesysAiAgents } from './features/ai-agents.js';
import { genesysAssistants } from './features/assistants.js';
import { genesysDirectory } from './features/directory.js';
import { genesysEditing } from './features/editing.js';
import { genesysKnowledge } from './features/knowledge.js';
import { genesysParts } from './features/parts.js';
import { genesysQueues } from './features/queues.js';
import type { DriverServices } from './features/driver-services.js';
import { crosswalk } from './crosswalk.js';
import { limits } from './limits.js';
import { createNative, type GenesysNative } from './native/client.js';
import { readOptions, type GenesysConfiguration, type GenesysProviderOptions } from './options.js';
import { createPaging } from './http/paging.js';
import { permissions } from './permissions.js';
import { givenToken, mintedToken, type TokenSource } from './http/auth/token.js';
import { createTransport } from './http/transport.js';

import { idKey } from './mapping/ids.js';
import type { GenesysAssistant } from './wire/vendor-types.js';
import type { GenesysAssistantOptions } from './mapping/vendor-options.js';

declare module '@assistant-provider/core' {
  interface VendorTypes {
    genesys: { assistant: GenesysAssistant; assistantOptions: GenesysAssistantOptions };
  }
}

/** The features of Genesys Cloud. */
export type GenesysFeatures =
  'editing' | 'queues' | 'aiAgents' | 'knowledge' | 'parts' | 'directory';

/** The driver that `createGenesysDriver` returns. */
export type GenesysDriver = AssistantDriver<GenesysFeatures, GenesysNative>;

/**
 * Returns the bare driver, for `createProvider` with policies of your own. Throws `misconfigured` and
 * names every wrong option.
 */
export function createGenesysDriver(options: GenesysProviderOptions): GenesysDriver {
  return driverOf(readOptions(options));
}

/** Returns the driver for checked options. */
export function driverOf(configuration: GenesysConfiguration): GenesysDriver {
  const { hosts, credentials, maxResponseBytes, copilotDefaults } = configuration;
  const { proxy, dispatcher } = configuration;
  const connections = dispatcher
    ? connectionsOf(dispatcher)
    : proxy
      ? proxyConnections(proxy)
      : ownConnections();
  const transport = createTransport(connections, maxResponseBytes);
  const secretsOfProxy = proxy ? proxySecrets(proxy) : [];
  const redact = (text: string): string =>
    redactSecrets(text, [...tokens.secrets(), ...secretsOfProxy]);
  const tokens: TokenSource =
    'accessToken' in credentials
      ? givenToken(credentials.accessToken)
      : mintedToken({ ...credentials, transport, redact });

  const { apiUrl } = hosts;
  const client = createClient({ apiUrl, transport, tokens, redact });
  const services: DriverServices = {
    client,
    apiUrl,
    copilotDefaults,
    paging: createPaging(client, apiUrl),
    locks: {
      assistant: createKeyedLock(idKey),
      copilot: createKeyedLock(idKey),
      variation: createKeyedLock(idKey),
      queue: createKeyedLock(idKey),
      queueSets: createKeyedLock(idKey),
    },
  };
  return {
    vendor: 'genesys',
    limits,
    crosswalk,
    permissions,
    unsupported: {
      tagging: 'Genesys Cloud has no tags on assistants; put the information into the name',
    },
    assistants: genesysAssistants(services),
    editing: genesysEditing(services),
    queues: genesysQueues(services),
    aiAgents: genesysAiAgents(services),
    knowledge: genesysKnowledge(services),
    parts: genesysParts(services),
    directory: genesysDirectory(services),
    native: (invoke, label) => createNative(client, invoke, label),
    redact,
    close: async () => {
      tokens.close();
      await connections.close();
    },
  };
}
