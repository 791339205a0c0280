/** Waits until a new object can be used. The call's deadline bounds the wait. */
import {
  pollUntil,
  type AssistantFailure,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { toStatus } from '../mapping/assistant.js';

// Unknown: how long activation takes. Field code polls every 5 s; the shorter intervals are for fast days.
const firstIntervalMs = 200;
const longestIntervalMs = 5_000;

/** Statuses that ACTIVE may follow. A status that is new at the vendor is `unknown`. */
const mayBecomeActive: ReadonlySet<string> = new Set(['creating', 'unknown']);

interface WithStatus {
  /** An object without a status can be used. */
  readonly status?: string | null;
}

/** `found` counts as the first look, and `read` looks again. `whose` begins the message of a failure. */
export function untilActive<T extends WithStatus>(
  found: T,
  { whose, read }: { readonly whose: string; readonly read: () => DriverReply<T> },
  context: DriverContext,
): Promise<Result<T, AssistantFailure>> {
  type Looked = Result<T, AssistantFailure>;
  const outcomeOf = (looked: Looked): Looked | undefined => {
    if (looked.isErr()) return looked;
    const status = looked.value.status ?? 'ACTIVE';
    if (toStatus(status) === 'active') return looked;
    if (mayBecomeActive.has(toStatus(status))) return undefined;
    const message = `${whose} status is ${status}`;
    return err(context.error({ kind: 'conflict', message, vendorCode: status }));
  };
  let look = (): Promise<Looked> => {
    look = async () => await read();
    return Promise.resolve(ok(found));
  };
  const { clock, signal } = context;
  return pollUntil(async () => outcomeOf(await look()), {
    clock,
    signal,
    firstIntervalMs,
    longestIntervalMs,
  });
}
