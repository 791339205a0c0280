/** The tasks that a run leaves to people. Only now is known which ids the vendor has given. */
import type { Assistant, AssistantProvider } from '@assistant-provider/core';
import { namesAssistant, withAssistant } from '../plan/instructions.js';
import type { ManualTask, Plan } from '../plan/plan.js';
import type { Identity } from './identities.js';

/** Returns the tasks of a plan that was applied. The text of a task stays as planned if its assistant cannot be read. */
export async function remainingTasks(
  { tasks }: Plan,
  identities: readonly Identity[],
  provider: AssistantProvider,
  signal: AbortSignal,
): Promise<readonly ManualTask[]> {
  const ids = new Map(identities.map(({ key, id }) => [key, id]));
  const read = new Map<string, Assistant>();
  const filled: ManualTask[] = [];
  for (const task of tasks) {
    const [key = ''] = task.field.split('/', 1);
    const id = ids.get(key);
    if (id !== undefined && namesAssistant(task.text) && !read.has(id)) {
      const found = await provider.assistants.get(id, { signal });
      if (found.isOk()) read.set(id, found.value);
    }
    const assistant = read.get(id ?? '');
    filled.push(assistant ? { ...task, text: withAssistant(task.text, assistant) } : task);
  }
  return filled;
}
