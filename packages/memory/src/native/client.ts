/** What `provider.native` offers: what one asks of a reference and a test double. */
import type { Reply } from '@assistant-provider/core';
import type { Invoke } from '@assistant-provider/core/adapter';
import { checkInput, oneOf } from '@assistant-provider/core/adapter';
import { ok } from 'neverthrow';
import type { MemoryClient } from '../state/client.js';
import { faultParser, type MemoryFault } from '../state/faults.js';
import { requestNames, type MemoryRequest } from '../wire/operations.js';
import { snapshotParser } from '../state/snapshot.js';
import type { MemorySnapshot } from '../wire/vendor-types.js';

export interface MemoryNative {
  /** All that the provider holds. */
  snapshot(): Reply<MemorySnapshot>;
  /**
   * Puts a snapshot, of this provider or another, in the place of all that it holds. Cursors and
   * idempotency keys of before are void.
   */
  restore(snapshot: MemorySnapshot): Reply<void>;
  /** The next such request fails. Said twice, the next two do. */
  failNext(request: MemoryRequest, fault: MemoryFault): Reply<void>;
}

export function memoryNative(client: MemoryClient, invoke: Invoke): MemoryNative {
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
