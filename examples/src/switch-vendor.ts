/** To switch vendors, change one line. The type checker shows what the new vendor does not support. */
import type { AssistantProvider, Reply } from '@assistant-provider/core';
import { createMemoryProvider } from '@assistant-provider/memory';

/**
 * The line to change: put `createGenesysProvider({ … })` or `createQConnectProvider({ … })` here.
 * The rest of the application stays as it is.
 */
export const openProvider = (): AssistantProvider => createMemoryProvider();

/** Runs on every vendor. */
export const countAssistants = (provider: AssistantProvider): Reply<number> =>
  provider.assistants.list().map(({ items }) => items.length);

/** Needs queues. Passing a provider without queues does not compile. */
export const queuesOf = (
  provider: AssistantProvider<'queues'>,
  assistantId: string,
): Reply<readonly string[]> =>
  provider.queues.list(assistantId).map(({ items }) => items.map(({ queueId }) => queueId));
