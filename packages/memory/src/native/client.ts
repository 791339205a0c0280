/** The operations of `provider.native`: snapshots of the state, and faults on demand. */
import type { Reply } from '@assistant-provider/core';
import type { Invoke } from '@assistant-provider/core/adapter';
import { checkInput, oneOf } from '@assistant-provider/core/adapter';
import { ok } from 'neverthrow';
import type { MemoryClient } from '../state/client.js';
import { faultParser, type MemoryFault } from '../state/faults.js';
import { requestNames, type MemoryRequest } from '../wire/requests.js';
import { snapshotParser } from '../state/snapshot.js';
import type { MemorySnapshot } from '../wire/vendor-types.js';

/** Operations of the memory vendor alone. They pass the same policies as all other calls. */
export interface MemoryNative {
  /** Resolves to a copy of everything that the provider holds. */
  snapshot(): Reply<MemorySnapshot>;
  /**
   * Replaces everything that the provider holds by a snapshot, its own or another provider's.
   * Earlier cursors and idempotency keys become invalid. Fails with `invalidInput`, and changes
   * nothing, if the snapshot is not well-formed.
   */
  restore(snapshot: MemorySnapshot): Reply<void>;
  /**
   * Makes the next such request fail. Planned twice, the next two requests fail.
   *
   * @example
   * ```ts
   * await provider.native.failNext('createAssistant', { kind: 'unavailable', when: 'after' });
   * ```
   */
  failNext(request: MemoryRequest, fault: MemoryFault): Reply<void>;
}

export function createNative(client: MemoryClient, invoke: Invoke): MemoryNative {
  return {
    snapshot: () =>
      invoke({ operation: 'native.snapshot', writes: false }, (context) =>
        client.send(context, 'takeSnapshot', ({ state }) => ok(state.snapshot())),
      ),

    restore: (snapshot) =>
      invoke({ operation: 'native.restore', writes: true }, (context) =>
        checkInput(snapshotParser, snapshot, 'snapshot', context).asyncAndThen((checked) =>
          client.send(context, 'restoreSnapshot', ({ state }) => ok(state.restore(checked))),
        ),
      ),

    failNext: (request, fault) =>
      invoke({ operation: 'native.failNext', writes: true }, (context) =>
        checkInput(oneOf(requestNames), request, 'request', context)
          .andThen((name) =>
            checkInput(faultParser, fault, 'fault', context).map((planned) => ({ name, planned })),
          )
          .asyncAndThen(({ name, planned }) =>
            client.send(context, 'planFault', ({ faults }) => ok(faults.plan(name, planned))),
          ),
      ),
  };
}
