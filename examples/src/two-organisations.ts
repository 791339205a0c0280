/** Two Genesys Cloud organisations in one process. Each provider has its own token and quota. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import { ResultAsync } from 'neverthrow';

/** The assistant names on the first page of both organisations, sorted. */
export function namesInBoth(
  first: AssistantProvider,
  second: AssistantProvider,
): ResultAsync<readonly string[], AssistantError> {
  const namesOf = (provider: AssistantProvider) =>
    provider.assistants.list().map(({ items }) => new Set(items.map(({ name }) => name)));
  return ResultAsync.combine([namesOf(first), namesOf(second)]).map(([here = new Set(), there]) =>
    [...here].filter((name) => there?.has(name)).sort(),
  );
}
