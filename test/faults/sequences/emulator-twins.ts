/** An emulator behind a wire, and a second one as its twin. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { VendorUnderFault } from '../table/fault.js';
import type { TestIds } from '../vendors/portable-operations.js';
import type { VendorSetup } from '../vendors/vendor-setup.js';
import type { Directory } from './commands.js';
import type { Twins } from './twins.js';
import { addWireFaults, addEmulatorFaults } from './random-faults.js';

/** Longer than anything takes at an emulator. */
const dustMs = 60_000;

interface EmulatorTwins<P extends AssistantProvider> {
  readonly setup: VendorSetup<P>;
  readonly twin: VendorSetup<P>;
  readonly ids: TestIds;
  readonly directoryOf: (state: object) => Directory;
}

export function emulatorTwins<P extends AssistantProvider>({
  setup,
  twin,
  ids,
  directoryOf,
}: EmulatorTwins<P>): Twins {
  const stateOf = ({ clock, emulator }: VendorSetup<P>): object => {
    clock.advance(dustMs);
    return emulator.snapshot();
  };
  const provider = setup.createProvider(setup.wire.url);
  const vendor: VendorUnderFault = setup.vendor;
  return {
    ids,
    provider,
    directoryOf,
    begin: () => Promise.resolve(setup.restore()),
    state: () => Promise.resolve(stateOf(setup)),
    callUnderFaults: async (call, faultPlan) => {
      const { wire, clock, emulator } = setup;
      clock.restart();
      addEmulatorFaults(emulator.faults, vendor, faultPlan);
      addWireFaults(wire, clock, faultPlan);
      // A provider of its own: what an earlier call spent of the retry budget is not its concern.
      const own = setup.createProvider(wire.url);
      const outcome = await call(own);
      void (await own.close());
      emulator.faults.clear();
      await wire.settle();
      wire.reset();
      clock.settle();
      return outcome;
    },
    callOnTwin: async (call, from) => {
      twin.clock.restart();
      twin.restore(from);
      const own = twin.createProvider(twin.wire.url);
      const outcome = await call(own);
      void (await own.close());
      return { outcome, state: stateOf(twin) };
    },
    close: async () => {
      void (await provider.close());
      await setup.close();
      await twin.close();
    },
  };
}
