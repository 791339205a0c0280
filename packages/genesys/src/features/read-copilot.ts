/** Reads the copilot of an assistant, which may have none. */
import type { DriverContext, DriverReply } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import type { Client } from '../http/client.js';
import { getAssistant, getAssistantCopilot } from '../wire/requests.js';
import type { GenesysCopilot } from '../wire/vendor-types.js';

/**
 * For an assistant without a copilot the vendor returns an error or an almost empty object (live
 * client code). A 404 may also mean that the assistant does not exist, so that is checked.
 */
export const readCopilot = (
  client: Client,
  assistantId: string,
  context: DriverContext,
): DriverReply<GenesysCopilot> =>
  readPossibleCopilot(client, assistantId, context).andThen((copilot) =>
    copilot
      ? okAsync(copilot)
      : client.send(context, getAssistant(assistantId)).map((): GenesysCopilot => ({})),
  );

/** Resolves to `undefined` after a 404, for a caller that learns from another request what it means. */
export const readPossibleCopilot = (
  client: Client,
  assistantId: string,
  context: DriverContext,
): DriverReply<GenesysCopilot | undefined> =>
  client
    .send(context, getAssistantCopilot(assistantId))
    .map((copilot): GenesysCopilot | undefined => copilot)
    .orElse((error) => (error.kind === 'notFound' ? okAsync(undefined) : errAsync(error)));
