/** The Acme driver: what Acme supports, feature by feature. Start reading here. */
import { redactSecrets, type AssistantDriver } from '@assistant-provider/core/adapter';
import { acmeAssistants } from './features/assistants.js';
import { acmeEditing } from './features/editing.js';
import { acmeKnowledge } from './features/knowledge.js';
import { acmeQueues } from './features/queues.js';
import { createClient, type AcmeAccount } from './http/client.js';
import { limits } from './limits.js';
import { createNative } from './native/client.js';

/** For `createProvider`, with policies of your own. */
export function createAcmeDriver(account: AcmeAccount) {
  const client = createClient(account);
  return {
    vendor: 'acme',
    limits,
    assistants: acmeAssistants(client),
    editing: acmeEditing(client),
    queues: acmeQueues(client),
    knowledge: acmeKnowledge(client),
    unsupported: {
      aiAgents: 'a helper of Acme has no agents; set its voice with vendorOptions',
      tagging: 'Acme does not support tags; put them into the description',
      parts: 'a helper of Acme owns nothing but its fields',
      directory: 'Acme names its queues and libraries by numbers only',
    },
    native: (invoke) => createNative(client, invoke),
    redact: (text) => redactSecrets(text, [account.apiKey]),
    // No `close`: the sockets of `fetch` belong to the process and do not keep it alive.
  } satisfies AssistantDriver;
}
