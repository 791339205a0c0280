/** What the cells of one vendor need: the vendor under faults, another host, a telemetry. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { ForeignHost } from '../kit/foreign-host.js';
import { connectionFaults } from './connection-faults.js';
import { emulatorFaults } from './emulator-faults.js';
import { expectationOf, type Fault } from './fault.js';
import type { Target } from './baseline.js';
import type { Telemetry } from '../kit/telemetry.js';
import { wireFaults } from './wire-faults.js';
import type { VendorParts, VendorSetup } from '../vendors/vendor-setup.js';

export interface FaultSuite<P extends AssistantProvider> {
  readonly setup: VendorSetup<P>;
  readonly foreignHost: ForeignHost;
  readonly telemetry: Telemetry;
}

const allFaults: readonly Fault[] = [...connectionFaults, ...emulatorFaults, ...wireFaults];

/** `FAULTS=long` runs every cell; without it each fault, and each request, has its turn now and then. */
export const isLong = process.env['FAULTS'] === 'long';
const stride = 32;

/** The faults for the nth request of all. */
export function faultsFor(
  { vendor }: Pick<VendorParts, 'vendor'>,
  target: Target,
  n: number,
): readonly Fault[] {
  return allFaults
    .filter((fault) => expectationOf(fault, vendor) !== 'notHere')
    .filter((_, index) => isLong || (index + n) % stride === 0)
    .filter(({ isOfLogin, injection }) =>
      isOfLogin ? target.isLogin : injection.at !== 'address' || target.index === 0,
    );
}
