/** Waits until a new assistant can be linked to. The call's deadline bounds the wait. */
import {
  pollUntil,
  type AssistantFailure,
  type DriverContext,
} from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { toStatus } from '../mapping/assistant.js';
import { getAssistant } from '../wire/requests.js';
import type { QConnectAssistant } from '../wire/vendor-types.js';

// Unknown: how long activation takes. Field code polls every 5 s; the shorter intervals are for fast days.
const firstIntervalMs = 200;
const longestIntervalMs = 5_000;

/** Statuses that ACTIVE may follow. A status that is new at the vendor is `unknown`. */
const mayBecomeActive: ReadonlySet<string> = new Set(['creating', 'unknown']);

type Looked = Result<QConnectAssistant, AssistantFailure>;

export function untilActive(
  client: Client,
  created: QConnectAssistant,
  context: DriverContext,
): Promise<Looked> {
  const { assistantId } = created;
  const outcomeOf = (looked: Looked): Looked | undefined => {
    if (looked.isErr()) return looked;
    const { status } = looked.value;
    if (toStatus(status) === 'active') return looked;
    if (mayBecomeActive.has(toStatus(status))) return undefined;
    const message = `its status is ${status}`;
    return err(context.error({ kind: 'conflict', message, vendorCode: status }));
  };
  // The response of the creation counts as the first look.
  let look = (): Promise<Looked> => {
    look = async () =>
      (await client.call(context, getAssistant({ assistantId }))).map(({ assistant }) => assistant);
    return Promise.resolve(ok(created));
  };
  const { clock, signal } = context;
  return pollUntil(async () => outcomeOf(await look()), {
    clock,
    signal,
    firstIntervalMs,
    longestIntervalMs,
  });
}
