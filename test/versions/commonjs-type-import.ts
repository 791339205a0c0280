/** A CommonJS application that names a type of the packages at its top, and loads them when it runs. */
import type { AssistantProvider } from '@assistant-provider/core' with {
  'resolution-mode': 'import',
};

async function openProvider(): Promise<AssistantProvider> {
  const { createMemoryProvider } = await import('@assistant-provider/memory');
  return createMemoryProvider({ settleMs: 0 });
}

async function main(): Promise<void> {
  const provider = await openProvider();
  const created = await provider.assistants.create({ name: 'Returns desk' });
  const listed = await provider.assistants.list();
  console.log(created.isOk(), listed.isOk());
}

void main();
