/** Switching vendors is one changed line; the type checker then shows what is different. */
import type { AssistantProvider, Reply } from '@assistant-provider/core';
import { createMemoryProvider } from '@assistant-provider/memory';

/**
 * The one line. With `createGenesysProvider({ … })` or `createQConnectProvider({ … })` in its
 * place the rest of the application stays as it is.
 */
export const openProvider = (): AssistantProvider => createMemoryProvider();

/** Code that any vendor can serve. */
export const countAssistants = (provider: AssistantProvider): Reply<number> =>
  provider.assistants.list().map(({ items }) => items.length);

/** Code that needs queues says so, and a vendor without them is refused by the compiler. */
export const queuesOf = (
  provider: AssistantProvider<'queues'>,
  assistantId: string,
): Reply<readonly string[]> =>
  provider.queues.list(assistantId).map(({ items }) => items.map(({ queueId }) => queueId));
