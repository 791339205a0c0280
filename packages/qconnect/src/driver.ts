/** The driver of Amazon Q in Connect. Each feature is a file of `features/`. */
import { defaultMaxResponseBytes } from '@assistant-provider/adapter-kit';
import { readConfiguration, type AssistantDriver } from '@assistant-provider/core/adapter';
import { qconnectAiAgents } from './features/ai-agents.js';
import { qconnectAssistants } from './features/assistants.js';
import { qconnectDirectory } from './features/directory.js';
import { qconnectKnowledge } from './features/knowledge.js';
import { qconnectParts } from './features/parts.js';
import { qconnectTagging } from './features/tagging.js';
import { createSecrets } from './http/auth/secrets.js';
import { createClient } from './http/client.js';
import { connect } from './http/connection.js';
import { crosswalk } from './crosswalk.js';
import { limits } from './limits.js';
import { createNative, type QConnectNative } from './native/client.js';
import { connectionParser, type QConnectConnectionOptions } from './options.js';
import { permissions } from './permissions.js';

/** The driver that `createQConnectDriver` returns. */
export type QConnectDriver = AssistantDriver<
  'aiAgents' | 'knowledge' | 'tagging' | 'parts' | 'directory',
  QConnectNative
>;

/**
 * Creates a driver for `createProvider`, to which you pass policies of your own. Throws an `AssistantError`
 * of kind `misconfigured` that lists every wrong option.
 *
 * @example
 * ```ts
 * const provider = createProvider(createQConnectDriver({ region: 'us-east-1' }), {
 *   requestInterceptors: [retry()],
 * });
 * ```
 */
export function createQConnectDriver(options: QConnectConnectionOptions): QConnectDriver {
  return driverOf(readConfiguration('qconnect', connectionParser<object>({}), options));
}

/** The driver for options that were checked. */
export function driverOf(options: QConnectConnectionOptions): QConnectDriver {
  const { maxResponseBytes = defaultMaxResponseBytes } = options;
  const connection = connect(options);
  const secrets = createSecrets();
  secrets.learn(options.credentials);
  const client = createClient({ ...connection, maxResponseBytes, secrets });
  return {
    vendor: 'qconnect',
    limits,
    crosswalk,
    permissions,
    unsupported: {
      queues:
        'Amazon Q in Connect does not bind assistants to queues. Instead, use the assistant in a contact ' +
        'flow, in its "Connect assistant" block, and link it to the Connect instance with an ' +
        'integration association of type WISDOM_ASSISTANT (CreateIntegrationAssociation of Amazon Connect)',
      editing:
        'Amazon Q in Connect has no operation to change an assistant: name, description and KMS key are ' +
        'fixed at creation. Create a new assistant and link the knowledge to it',
    },
    assistants: qconnectAssistants(client),
    aiAgents: qconnectAiAgents(client),
    knowledge: qconnectKnowledge(client),
    tagging: qconnectTagging(client),
    parts: qconnectParts(client),
    directory: qconnectDirectory(client),
    native: (invoke, label) => createNative(client, invoke, label),
    redact: secrets.redact,
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
}
