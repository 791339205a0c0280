/** The settings of an assistant as a part. PATCH takes a whole assistant, so they are read first. */
import { invalidInput } from '@assistant-provider/adapter-kit';
import { okAsync } from 'neverthrow';
import { isSameContent } from '../mapping/same-content.js';
import { withSettings } from '../mapping/settings-changes.js';
import { settingsOf, toSettingsPart } from '../mapping/settings-part.js';
import { getAssistant, patchAssistant } from '../wire/requests.js';
import type { DriverServices } from './driver-services.js';
import type { PartKind } from './part-kind.js';
import { readChangeWrite } from './read-change-write.js';

export function settingsPart({ client, locks }: DriverServices): PartKind {
  const get: PartKind['get'] = (assistantId, _, context) =>
    client.send(context, getAssistant(assistantId)).map(toSettingsPart);

  return {
    list: (assistantId, context) => get(assistantId, 'settings', context).map((part) => [part]),
    get,

    put: (assistantId, { content }, context) => {
      const wanted = settingsOf(content);
      // The name and the knowledge bases are changed under the same lock.
      return locks.assistant.exclusive(assistantId, context, () =>
        readChangeWrite(() =>
          client.send(context, getAssistant(assistantId)).andThen((assistant) => {
            const present = toSettingsPart(assistant);
            const { transcriptionConfig } = present.content;
            const kept = transcriptionConfig === undefined ? {} : { transcriptionConfig };
            if (isSameContent(present.content, { ...kept, ...wanted })) return okAsync(present);
            return withSettings(assistant, wanted)
              .mapErr((issues) => context.error(invalidInput(issues)))
              .asyncAndThen((body) => client.send(context, patchAssistant(assistantId, body)))
              .map(toSettingsPart);
          }),
        ),
      );
    },
  };
}
