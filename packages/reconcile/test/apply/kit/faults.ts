/** Random faults of a vendor: before the work, after it, and in the answer. */
import type { FaultEffect } from '@assistant-provider/emulators';
import fc from 'fast-check';
import type { Account } from './account.js';

const effects: FaultEffect[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, when: 'afterWork' },
  { kind: 'status', status: 429 },
  { kind: 'retryAfter', value: '1' },
  { kind: 'reset', when: 'beforeWork' },
  { kind: 'reset', when: 'afterWork' },
  { kind: 'truncatedBody' },
  { kind: 'notJson', body: '<html></html>' },
];

/** Which faults, and which requests they strike. */
export const faultPlan = fc.record({
  chosen: fc.subarray(effects, { minLength: 1, maxLength: 4 }),
  seed: fc.nat({ max: 100_000 }),
});

/** Lets faults strike about one request in seven. */
export function addFaults(
  { faults }: Account,
  { chosen, seed }: { readonly chosen: readonly FaultEffect[]; readonly seed: number },
): void {
  for (const [index, effect] of chosen.entries())
    faults.add({ probability: 0.15 / chosen.length, seed: seed + index, effect });
}
