/** The read-only part of the application, for real vendors. */
import type { AssistantProvider } from '@assistant-provider/core';

/** Lists features and assistants. Resolves to false after the first error. */
export async function lookAround(
  provider: AssistantProvider,
  say: (line: string) => void,
): Promise<boolean> {
  const features = Object.entries(provider.features).filter(([, supported]) => supported);
  say(`features   ${features.map(([name]) => name).join(', ')}`);
  let count = 0;
  for await (const entry of provider.assistants.all()) {
    if (entry.isErr()) {
      say(`error      ${entry.error.kind}: ${entry.error.message}`);
      return false;
    }
    count += 1;
    say(`assistant  "${entry.value.name}", ${entry.value.id}, ${entry.value.status}`);
  }
  say(`counted    ${count} assistants`);
  return true;
}
