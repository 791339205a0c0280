/** Knowledge of an assistant: a part of the assistant itself, so each change is read, change, write. */

import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext, DriverKnowledge } from '@assistant-provider/core/adapter';
import { err, errAsync, ok, okAsync, type Result } from 'neverthrow';
import { sameId } from '../mapping/ids.js';
import { toLinks, withLink, withoutLink } from '../mapping/knowledge.js';
import { getAssistant, patchAssistant } from '../wire/operations.js';
import type { GenesysAssistant, JsonObject } from '../wire/vendor-types.js';
import { writableAssistant } from '../mapping/writable.js';
import type { DriverParts } from './driver-parts.js';

export function genesysKnowledge({ client, locks }: DriverParts): DriverKnowledge {
  /** `change` answers the configuration to write, or undefined for none. */
  const update = (
    assistantId: string,
    context: DriverContext,
    change: (assistant: GenesysAssistant) => Result<JsonObject | undefined, AssistantFailure>,
  ): DriverReply<GenesysAssistant> =>
    locks.assistant.exclusive(assistantId, context, () =>
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
        return errAsync(context.error({ kind: 'unsupported', message: `no ${source.type} here` }));
      return update(assistantId, context, ({ knowledgeSuggestionConfig }) =>
        withLink(knowledgeSuggestionConfig, source).mapErr((details) => context.error(details)),
      ).andThen((assistant) => {
        const link = find(assistant, source.id);
        return link ? ok(link) : err(unconfirmed(context, `${source.id} is not linked`));
      });
    },

    unlink: (assistantId, linkId, context) =>
      update(assistantId, context, ({ knowledgeSuggestionConfig }) => {
        const config = withoutLink(knowledgeSuggestionConfig, linkId);
        return config
          ? ok(config)
          : err(
              context.error({ kind: 'notFound', message: `no knowledge base ${linkId} is linked` }),
            );
      }).andThen((assistant) =>
        find(assistant, linkId)
          ? err(unconfirmed(context, `${linkId} is still linked`))
          : ok(undefined),
      ),
  };
}

/** The vendor accepted the write, and its own answer shows another state. */
const unconfirmed = (context: DriverContext, state: string): AssistantFailure =>
  context.error({
    kind: 'unexpectedReply',
    effect: 'maybe',
    message: `PATCH /assistants/{assistantId} was accepted, but by its answer the knowledge base ${state}`,
  });
