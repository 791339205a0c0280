/** A CommonJS application in TypeScript whose settings refuse `require()` of ES modules. */
async function main(): Promise<void> {
  const { isAssistantError } = await import('@assistant-provider/core');
  const { createMemoryProvider } = await import('@assistant-provider/memory');

  const memory = createMemoryProvider({ settleMs: 0 });
  const created = await memory.assistants.create({ name: 'Returns desk' });
  const missing = await memory.assistants.get('nobody');
  console.log(created.isOk(), missing.isErr() && isAssistantError(missing.error));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
