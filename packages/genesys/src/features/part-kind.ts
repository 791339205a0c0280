/** The operations of one kind of part. */
import type { AssistantPart, JsonObject, PartDraft } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { isSameContent } from '../mapping/same-content.js';

export interface PartKind {
  /** With `isOfAll`, the list of another kind fails if the assistant does not exist. */
  list(
    assistantId: string,
    context: DriverContext,
    isOfAll?: boolean,
  ): DriverReply<readonly AssistantPart[]>;
  get(assistantId: string, id: string, context: DriverContext): DriverReply<AssistantPart>;
  put(assistantId: string, draft: PartDraft, context: DriverContext): DriverReply<AssistantPart>;
  /** Only for kinds that can be deleted. */
  delete?(assistantId: string, id: string, context: DriverContext): DriverReply<void>;
}

/** The error for a language that differs from the one that a copilot has had since it was set. */
export function changedLanguage(
  field: string,
  present: JsonObject,
  wanted: JsonObject,
  context: DriverContext,
): AssistantFailure | undefined {
  const language = present['defaultLanguage'];
  if (typeof language !== 'string' || isSameContent(language, wanted['defaultLanguage']))
    return undefined;
  const message = `${field}.defaultLanguage must stay ${language}: Genesys Cloud fixes it once it is set`;
  const issues = [{ field: `${field}.defaultLanguage`, rule: 'fixed', message }];
  return context.error({ kind: 'unsupported', message, issues });
}
