/** The copilot of an assistant as a part. PUT replaces the whole copilot (live client code). */
import type { AssistantPart, JsonObject } from '@assistant-provider/core';
import type { DriverReply } from '@assistant-provider/core/adapter';
import { err, errAsync, ok, okAsync } from 'neverthrow';
import { toCopilotPart } from '../mapping/copilot-part.js';
import { isSameContent } from '../mapping/same-content.js';
import { writableCopilot } from '../mapping/writable.js';
import { putAssistantCopilot } from '../wire/requests.js';
import type { DriverServices } from './driver-services.js';
import { changedLanguage, type PartKind } from './part-kind.js';
import { readChangeWrite } from './read-change-write.js';
import { readCopilot, readPossibleCopilot } from './read-copilot.js';

export function copilotPart({ client, locks }: DriverServices): PartKind {
  return {
    list: (assistantId, context, isOfAll) =>
      (isOfAll
        ? readPossibleCopilot(client, assistantId, context)
        : readCopilot(client, assistantId, context)
      ).map((copilot) => {
        const part = copilot && toCopilotPart(copilot);
        return part ? [part] : [];
      }),

    get: (assistantId, _, context) =>
      readCopilot(client, assistantId, context).andThen((copilot) => {
        const part = toCopilotPart(copilot);
        const message = 'the assistant has no copilot';
        return part ? ok(part) : err(context.error({ kind: 'notFound', message }));
      }),

    put: (assistantId, { content }, context) => {
      const wanted = writableCopilot(content) as JsonObject;
      const write = () =>
        client.send(context, putAssistantCopilot(assistantId, wanted)).andThen((copilot) => {
          const part = toCopilotPart(copilot);
          const message =
            'PUT /assistants/{assistantId}/copilot succeeded, but the response shows no copilot';
          return part
            ? ok(part)
            : err(context.error({ kind: 'unexpectedReply', effect: 'maybe', message }));
        });
      // The functions of the copilot are changed under the same lock.
      return locks.copilot.exclusive(assistantId, context, () =>
        readChangeWrite(() =>
          readCopilot(client, assistantId, context).andThen(
            (copilot): DriverReply<AssistantPart> => {
              const present = toCopilotPart(copilot);
              if (!present) return write();
              const refused = changedLanguage('part.content', present.content, wanted, context);
              if (refused) return errAsync(refused);
              return isSameContent(present.content, wanted) ? okAsync(present) : write();
            },
          ),
        ),
      );
    },
  };
}
