/** A CommonJS application in TypeScript: its imports become `require()`. */
import { isAssistantError } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryDriver } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';

async function main(): Promise<void> {
  const memory = createProvider(createMemoryDriver({ settleMs: 0 }));
  const created = await memory.assistants.create({ name: 'Returns desk' });
  const missing = await memory.assistants.get('nobody');
  console.log(created.isOk(), missing.isErr() && isAssistantError(missing.error));
  for (const provider of [
    createGenesysProvider({ region: 'eu-central-1', accessToken: 'a-token' }),
    createQConnectProvider({ region: 'eu-central-1' }),
  ])
    void (await provider.close());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
