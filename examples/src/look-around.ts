/** The read-only part of the application, for real vendors: it lists and changes nothing. */
import type { AssistantProvider } from '@assistant-provider/core';

export async function lookAround(
  provider: AssistantProvider,
  say: (line: string) => void,
): Promise<boolean> {
  const features = Object.entries(provider.features).filter(([, present]) => present);
  say(`features   ${features.map(([name]) => name).join(', ')}`);
  let seen = 0;
  for await (const entry of provider.assistants.all()) {
    if (entry.isErr()) {
      say(`error      ${entry.error.kind}: ${entry.error.message}`);
      return false;
    }
    seen += 1;
    say(`assistant  "${entry.value.name}", ${entry.value.id}, ${entry.value.status}`);
  }
  say(`counted    ${seen} assistants`);
  return true;
}
