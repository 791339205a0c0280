/** The parts of assistants: the settings, the copilot, its variations, and the users of queues. */
import { invalidInput, mapConcurrent, writeJson } from '@assistant-provider/adapter-kit';
import type { DriverParts } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { bulkConcurrency, type GenesysPartKind } from '../limits.js';
import { copilotPart } from './copilot-part.js';
import type { DriverServices } from './driver-services.js';
import type { PartKind } from './part-kind.js';
import { queueUsersParts } from './queue-users.js';
import { settingsPart } from './settings-part.js';
import { variationParts } from './variation-parts.js';

export function genesysParts(services: DriverServices): DriverParts {
  const kinds: Readonly<Record<GenesysPartKind, PartKind>> = {
    settings: settingsPart(services),
    copilot: copilotPart(services),
    variation: variationParts(services),
    queueUsers: queueUsersParts(services),
  };
  /** Core has checked that the limits list the kind. */
  const ofKind = (kind: string): PartKind => kinds[kind as GenesysPartKind];

  return {
    list: (assistantId, { kind, origin }, context) => {
      // The vendor supplies no parts.
      if (origin === 'vendor') return okAsync([]);
      const isOfAll = kind === undefined;
      const listed = isOfAll ? Object.values(kinds) : [ofKind(kind)];
      // One request for each kind, and no fewer. `expand=copilot` leaves open whether a copilot that it
      // does not show is missing or invisible, and whether an assistant without one can have variations
      // is unknown. The settings tell whether the assistant exists.
      return mapConcurrent(listed, bulkConcurrency, (each) =>
        each.list(assistantId, context, isOfAll),
      ).map((parts) => parts.flat());
    },

    get: (assistantId, { kind, id }, context) => ofKind(kind).get(assistantId, id, context),

    put: (assistantId, part, context) => {
      // JavaScript may have rounded a number in content that was read. It must not be written back.
      const written = writeJson(part.content);
      if (written.isOk()) return ofKind(part.kind).put(assistantId, part, context);
      const field = 'part.content';
      const issue = { field, rule: 'json', message: `${field} ${written.error}` };
      return errAsync(context.error(invalidInput([issue])));
    },

    // Core calls this for no kind: none has versions.
    publish: (_, { kind }, context) =>
      errAsync(
        context.error({
          kind: 'unsupported',
          message: `parts of the kind ${kind} have no versions`,
        }),
      ),

    delete: (assistantId, { kind, id }, context) =>
      ofKind(kind).delete?.(assistantId, id, context) ?? okAsync(undefined),
  };
}
