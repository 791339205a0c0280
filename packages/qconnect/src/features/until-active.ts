/** Waits until an assistant can be linked to. Bounded by the call's deadline. */
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { toStatus } from '../mapping/assistant.js';
import type { QConnectAssistant } from '../wire/shapes.js';
import { getAssistant } from '../wire/operations.js';

// Unknown: how long it takes. Field code polls every 5 s; the first looks are for fast days.
const firstIntervalMs = 200;
const longestIntervalMs = 5_000;

/** Statuses from which ACTIVE may still come; a new one at the vendor is `unknown`. */
const mayBecomeActive: ReadonlySet<string> = new Set(['creating', 'unknown']);

export async function untilActive(
  client: Client,
  created: QConnectAssistant,
  context: DriverContext,
): Promise<Result<QConnectAssistant, AssistantFailure>> {
  let assistant = created;
  for (let interval = firstIntervalMs; ; interval = Math.min(interval * 1.5, longestIntervalMs)) {
    const status = toStatus(assistant.status);
    if (status === 'active') return ok(assistant);
    if (!mayBecomeActive.has(status))
      return err(
        context.error({
          kind: 'conflict',
          message: `its status is ${assistant.status}`,
          vendorCode: assistant.status,
        }),
      );
    await context.clock.sleep(interval, context.signal);
    // After an abort this answers at once with the signal's reason.
    const looked = await getAssistant(client, assistant.assistantId, context);
    if (looked.isErr()) return err(looked.error);
    assistant = looked.value;
  }
}
