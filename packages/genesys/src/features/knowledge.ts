/** Knowledge of an assistant: members of the assistant, so a change reads, changes and writes it back. */

import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext, DriverKnowledge } from '@assistant-provider/core/adapter';
import { err, errAsync, ok, okAsync, type Result } from 'neverthrow';
import { sameId } from '../mapping/ids.js';
import { toLinks, withLink, withoutLink } from '../mapping/knowledge.js';
import { getAssistant, patchAssistant } from '../wire/requests.js';
import type { GenesysAssistant, JsonObject } from '../wire/vendor-types.js';
import { writableAssistant } from '../mapping/writable.js';
import type { DriverServices } from './driver-services.js';
import { readChangeWrite } from './read-change-write.js';

export function genesysKnowledge({ client, locks }: DriverServices): DriverKnowledge {
  /** `change` returns the configuration to write, or undefined if nothing changes. */
  const update = (
    assistantId: string,
    context: DriverContext,
    change: (assistant: GenesysAssistant) => Result<JsonObject | undefined, AssistantFailure>,
  ): DriverReply<GenesysAssistant> =>
    locks.assistant.exclusive(assistantId, context, () =>
      readChangeWrite(() =>
        client
          .send(context, getAssistant(assistantId))
          .andThen((assistant) =>
            change(assistant).asyncAndThen((config) =>
              config === undefined
                ? okAsync(assistant)
                : client.send(
                    context,
                    patchAssistant(
                      assistantId,
                      writableAssistant({ ...assistant, knowledgeSuggestionConfig: config }),
                    ),
                  ),
            ),
          ),
      ),
    );

  const find = ({ knowledgeSuggestionConfig }: GenesysAssistant, id: string) =>
    toLinks(knowledgeSuggestionConfig).find(({ linkId }) => sameId(linkId, id));

  return {
    list: (assistantId, context) =>
      client
        .send(context, getAssistant(assistantId))
        .map(({ knowledgeSuggestionConfig }) => toLinks(knowledgeSuggestionConfig)),

    link: (assistantId, source, context) => {
      if (source.type !== 'knowledgeBase')
        return errAsync(
          context.error({
            kind: 'unsupported',
            message: `Genesys Cloud cannot link a source of the type ${source.type}`,
          }),
        );
      return update(assistantId, context, ({ knowledgeSuggestionConfig }) =>
        withLink(knowledgeSuggestionConfig, source).mapErr((details) => context.error(details)),
      ).andThen((assistant) => {
        const link = find(assistant, source.id);
        return link
          ? ok(link)
          : err(unconfirmed(context, `does not show knowledge base ${source.id} as linked`));
      });
    },

    unlink: (assistantId, linkId, context) => {
      let wasLinked = false;
      return update(assistantId, context, ({ knowledgeSuggestionConfig }) => {
        const config = withoutLink(knowledgeSuggestionConfig, linkId);
        // After a version conflict the link may be gone, and that is what this call is to achieve.
        if (!config && !wasLinked)
          return err(
            context.error({ kind: 'notFound', message: `no knowledge base ${linkId} is linked` }),
          );
        wasLinked = true;
        return ok(config);
      }).andThen((assistant) =>
        find(assistant, linkId)
          ? err(unconfirmed(context, `still shows knowledge base ${linkId} as linked`))
          : ok(undefined),
      );
    },
  };
}

/** The vendor accepted the write, but its response shows another state. */
const unconfirmed = (context: DriverContext, state: string): AssistantFailure =>
  context.error({
    kind: 'unexpectedReply',
    effect: 'maybe',
    message: `PATCH /assistants/{assistantId} succeeded, but the response ${state}`,
  });
