/** The Acme driver: what Acme has, feature by feature. Start reading here. */
import { redactSecrets, type AssistantDriver } from '@assistant-provider/core/adapter';
import { createClient, type AcmeAccount } from './http/client.js';
import { acmeAssistants } from './features/assistants.js';
import { acmeEditing } from './features/editing.js';
import { acmeKnowledge } from './features/knowledge.js';
import { acmeQueues } from './features/queues.js';
import { limits } from './limits.js';
import { acmeNative } from './native/client.js';

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
      aiAgents: 'a helper of Acme’s is one piece; its voice is in vendorOptions',
      tagging: 'Acme has no tags; many write them into the description',
    },
    native: (invoke) => acmeNative(client, invoke),
    redact: (text) => redactSecrets(text, [account.apiKey]),
    // No `close`: the sockets of `fetch` belong to the process, and idle ones do not hold it.
  } satisfies AssistantDriver;
}
