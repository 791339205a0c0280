/** The directory: queues, knowledge bases and users by configuration, and the parts of an assistant. */
import type { DirectoryEntry } from '@assistant-provider/core';
import type { DriverDirectory } from '@assistant-provider/core/adapter';
import { ok, type Result } from 'neverthrow';
import type { Refusal } from '../errors/describe.js';
import type { MemoryClient } from '../state/client.js';
import type { MemoryState } from '../state/state.js';

export function memoryDirectory(client: MemoryClient): DriverDirectory {
  return {
    lookUp: (kind, { ids, names, assistantId }, context) => {
      const wanted = ids && new Set(ids);
      const named = names && new Set(names);
      return client.send(context, 'lookUp', ({ state }) =>
        entriesOf(kind, assistantId, state).map((entries) =>
          entries.filter(
            ({ id, name }) =>
              (wanted === undefined || wanted.has(id)) && (named === undefined || named.has(name)),
          ),
        ),
      );
    },
  };
}

function entriesOf(
  kind: string,
  assistantId: string | undefined,
  state: MemoryState,
): Result<readonly DirectoryEntry[], Refusal> {
  if (assistantId === undefined)
    return ok(
      state.directory
        .entries()
        .filter((entry) => entry.kind === kind)
        .map((entry) => ({ ...entry, vendorData: entry })),
    );
  return state.find(assistantId).map(() =>
    state.parts
      .entries()
      .filter((part) => part.assistantId === assistantId && part.kind === kind)
      .map((part) => ({ kind, id: part.id, name: part.name ?? part.id, vendorData: part })),
  );
}
