/** Two memory providers: one whose requests fail as planned, and its twin. */
import {
  createMemoryProvider,
  type MemoryFault,
  type MemoryRequest,
  type MemorySnapshot,
} from '@assistant-provider/memory';
import { createSharedClock, tryTimeoutMs } from '../kit/shared-clock.js';
import { valueOf } from '@assistant-provider/test-support';
import { memoryIds, memorySnapshot } from '../vendors/memory-operations.js';
import type { Twins, FaultPlan } from './twins.js';

/** All requests of which a call is made. */
const requests: readonly MemoryRequest[] = [
  'createAssistant',
  'getAssistant',
  'listAssistants',
  'updateAssistant',
  'deleteAssistant',
  'putQueueBindings',
  'deleteQueueBindings',
  'putAiAgent',
  'deleteAiAgent',
  'linkKnowledge',
  'unlinkKnowledge',
  'putTags',
  'deleteTags',
];

const faults: readonly MemoryFault[] = [
  { kind: 'unavailable', when: 'before' },
  { kind: 'unavailable', when: 'after' },
  { kind: 'timeout', when: 'after' },
  { kind: 'rateLimited', when: 'before', retryAfterMs: 1_000 },
  { kind: 'unexpectedReply', when: 'after' },
  { kind: 'permissionDenied', when: 'before' },
];

export function memoryTwins(): Twins {
  const clock = createSharedClock();
  const create = () => createMemoryProvider({ clock, tryTimeoutMs, settleMs: 0 });
  let provider = create();
  const twin = create();

  /** As many as the faultPlan is bad, at most five in a row. */
  const plan = async ({ seed, probability }: FaultPlan) => {
    for (const [place, request] of requests.entries()) {
      const drawn = Math.abs(Math.imul(seed ^ (place * 2_654_435), 2_246_822_519)) % 1_000;
      const times = drawn / 1_000 < probability ? 1 + (drawn % 5) : 0;
      for (let n = 0; n < times; n += 1) {
        const fault = faults[(drawn + n) % faults.length];
        if (fault) await valueOf(provider.native.failNext(request, fault));
      }
    }
  };

  return {
    ids: memoryIds,
    get provider() {
      return provider;
    },
    directoryOf: (state) => {
      const { assistants } = state as MemorySnapshot;
      return {
        assistants: assistants.map(({ id }) => id),
        links: new Map(
          assistants.map(({ id, knowledge }) => [id, knowledge.map(({ linkId }) => linkId)]),
        ),
      };
    },
    begin: async () => {
      await valueOf(provider.native.restore(memorySnapshot));
    },
    state: () => valueOf(provider.native.snapshot()),
    callUnderFaults: async (call, faultPlan) => {
      await plan(faultPlan);
      const outcome = await call(provider);
      // What is still planned goes with the provider; the state goes on.
      const state = await valueOf(provider.native.snapshot());
      void (await provider.close());
      provider = create();
      await valueOf(provider.native.restore(state));
      return outcome;
    },
    callOnTwin: async (call, from) => {
      await valueOf(twin.native.restore(from as MemorySnapshot));
      const outcome = await call(twin);
      return { outcome, state: await valueOf(twin.native.snapshot()) };
    },
    close: async () => {
      void (await provider.close());
      void (await twin.close());
    },
  };
}
