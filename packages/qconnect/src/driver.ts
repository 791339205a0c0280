/** The driver of Amazon Q in Connect: its features, each in a file of `features/`. */
import { defaultMaxResponseBytes } from '@assistant-provider/adapter-kit';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import { readConfiguration } from '@assistant-provider/core/adapter';
import { createClient } from './http/client.js';
import { connect } from './http/connection.js';
import { qconnectAiAgents } from './features/ai-agents.js';
import { qconnectAssistants } from './features/assistants.js';
import { qconnectKnowledge } from './features/knowledge.js';
import { qconnectTagging } from './features/tagging.js';
import { qConnectLimits } from './limits.js';
import { createNative, type QConnectNative } from './native/client.js';
import { connectionParser, type QConnectConnectionOptions } from './options.js';
import { createSecrets } from './http/auth/secrets.js';

export type QConnectDriver = AssistantDriver<'aiAgents' | 'knowledge' | 'tagging', QConnectNative>;

/** For `createProvider`, with policies of your own. Throws `misconfigured` on wrong options. */
export function createQConnectDriver(options: QConnectConnectionOptions): QConnectDriver {
  return driverOf(readConfiguration('qconnect', connectionParser<object>({}), options));
}

/** The driver of options that were checked. */
export function driverOf(options: QConnectConnectionOptions): QConnectDriver {
  const { maxResponseBytes = defaultMaxResponseBytes } = options;
  const connection = connect(options);
  const secrets = createSecrets();
  secrets.learn(options.credentials);
  const client = createClient({ ...connection, maxResponseBytes, secrets });
  return {
    vendor: 'qconnect',
    limits: qConnectLimits,
    unsupported: {
      queues:
        'Amazon Q in Connect binds no queues. A contact flow uses the assistant through its ' +
        '"Connect assistant" block, and the Connect instance through an integration ' +
        'association of the type WISDOM_ASSISTANT (CreateIntegrationAssociation of Amazon Connect)',
      editing:
        'Amazon Q in Connect has no operation to change an assistant: name, description and key ' +
        'are fixed at creation. Create it anew and link its knowledge to the new one',
    },
    assistants: qconnectAssistants(client),
    aiAgents: qconnectAiAgents(client),
    knowledge: qconnectKnowledge(client),
    tagging: qconnectTagging(client),
    native: (invoke) => createNative(invoke, client, connection.sdk),
    redact: secrets.redact,
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
}
