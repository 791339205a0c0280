/** Adds the names of a list, page by page, so that the list itself is never held. */
import {
  byPage,
  type AssistantError,
  type DirectoryEntry,
  type ResultStream,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { NamesDraft } from './names.js';

/** Adds all names of a list, or none if the list ends with an error. */
export async function addNames(
  names: NamesDraft,
  kind: string,
  entries: ResultStream<DirectoryEntry>,
): Promise<Result<void, AssistantError>> {
  for await (const page of byPage(entries)) {
    if (page.isErr()) {
      names.forget(kind);
      return err(page.error);
    }
    for (const entry of page.value) names.add(kind, entry);
  }
  return ok(undefined);
}
