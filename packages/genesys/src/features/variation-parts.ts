/**
 * The variations of an assistant as parts, usually one for each language. A variation has an id and a
 * name; its copilot has its language. PUT replaces the whole variation.
 */
import type { AssistantPart, JsonObject } from '@assistant-provider/core';
import {
  isPlainObject,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { isSameContent } from '../mapping/same-content.js';
import { fromVariation, toVariationPart } from '../mapping/variation-part.js';
import {
  deleteAssistantVariation,
  getAssistantVariation,
  getAssistantVariations,
  postAssistantVariations,
  putAssistantVariation,
} from '../wire/part-requests.js';
import type { DriverServices } from './driver-services.js';
import { changedLanguage, type PartKind } from './part-kind.js';
import { readChangeWrite } from './read-change-write.js';

export function variationParts({ client, paging, locks }: DriverServices): PartKind {
  const get = (assistantId: string, id: string, context: DriverContext) =>
    client.send(context, getAssistantVariation(assistantId, id));

  return {
    list: (assistantId, context) =>
      paging
        .all(context, ({ after }) => getAssistantVariations(assistantId, after))
        .map((variations) => variations.map(toVariationPart)),

    get: (assistantId, id, context) => get(assistantId, id, context).map(toVariationPart),

    put: (assistantId, draft, context) => {
      const { id, name = '' } = draft;
      if (id === undefined)
        // Core requires a name of a new variation.
        return client
          .send(context, postAssistantVariations(assistantId, fromVariation(draft, name)))
          .map(toVariationPart);

      const change = (present: AssistantPart): DriverReply<AssistantPart> => {
        const wanted = fromVariation(draft, draft.name ?? present.name ?? '');
        const refused = changedLanguage(
          'part.content.copilot',
          objectIn(present.content, 'copilot'),
          objectIn(wanted, 'copilot'),
          context,
        );
        if (refused) return errAsync(refused);
        if (isSameContent({ ...present.content, name: present.name }, wanted))
          return okAsync(present);
        return client
          .send(context, putAssistantVariation(assistantId, id, wanted))
          .map(toVariationPart);
      };
      return locks.variation.exclusive(id, context, () =>
        readChangeWrite(() => get(assistantId, id, context).map(toVariationPart).andThen(change)),
      );
    },

    delete: (assistantId, id, context) =>
      locks.variation.exclusive(id, context, () =>
        client.send(context, deleteAssistantVariation(assistantId, id)),
      ),
  };
}

const objectIn = (content: JsonObject, name: string): JsonObject => {
  const member = content[name];
  return isPlainObject(member) ? member : {};
};
