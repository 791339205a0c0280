/** Random faults of a vendor: before the work, after it, in the answer, and on the wire. */
import type { FaultEffect, Faults } from '@assistant-provider/emulators';
import type { VendorUnderFault } from '../table/fault.js';
import type { SharedClock } from '../kit/shared-clock.js';
import type { Interference, Wire } from '../kit/wire.js';
import type { FaultPlan } from './twins.js';

const effects: readonly FaultEffect[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, when: 'afterWork' },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 408, when: 'afterWork' },
  { kind: 'status', status: 504 },
  { kind: 'retryAfter', value: '1' },
  { kind: 'reset', when: 'beforeWork' },
  { kind: 'reset', when: 'afterWork' },
  { kind: 'truncatedBody' },
  { kind: 'notJson', status: 502 },
  { kind: 'notJson', body: '<html></html>' },
];

const ofVendor: Readonly<Record<VendorUnderFault, readonly FaultEffect[]>> = {
  genesys: [...effects, { kind: 'tokenRevoked' }],
  qconnect: effects,
};

/** Three kinds at a time, each as likely, drawn from the seed. */
export function addEmulatorFaults(
  faults: Faults,
  vendor: VendorUnderFault,
  { seed, probability }: FaultPlan,
) {
  const all = ofVendor[vendor];
  for (let n = 0; n < 3; n += 1) {
    const effect = all[(seed + n * 5) % all.length];
    if (effect) faults.add({ probability: probability / 3, seed: seed + n, effect });
  }
}

const deliveries = ['never', 'first', 'late'] as const;

/** Now and then an answer does not come at all, whatever became of the request. */
export function addWireFaults(
  wire: Wire,
  clock: SharedClock,
  { seed, probability }: FaultPlan,
): void {
  let drawn = seed >>> 0;
  const draw = () => {
    // Numerical Recipes' generator: what is needed is no more than the same numbers each time.
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
    return drawn / 2 ** 32;
  };
  wire.decide = (): Interference | undefined => {
    if (draw() >= probability / 8) return undefined;
    const delivery = deliveries[Math.floor(draw() * deliveries.length)] ?? 'never';
    return { delivery, answer: () => clock.hang() };
  };
}
