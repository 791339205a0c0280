/** An emulator behind a wire, and a second one as its twin. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { VendorUnderFault } from '../table/fault.js';
import type { Cast } from '../vendors/portable-operations.js';
import type { World } from '../vendors/world.js';
import type { Directory } from './commands.js';
import type { Ground } from './ground.js';
import { fog, rain } from './weather.js';

/** Longer than anything takes at an emulator. */
const dustMs = 60_000;

interface VendorGround<P extends AssistantProvider> {
  readonly world: World<P>;
  readonly twin: World<P>;
  readonly cast: Cast;
  readonly directoryOf: (state: object) => Directory;
}

export function vendorGround<P extends AssistantProvider>({
  world,
  twin,
  cast,
  directoryOf,
}: VendorGround<P>): Ground {
  const stateOf = ({ clock, emulator }: World<P>): object => {
    clock.advance(dustMs);
    return emulator.snapshot();
  };
  const provider = world.createProvider(world.wire.url);
  const vendor: VendorUnderFault = world.vendor;
  return {
    cast,
    provider,
    directoryOf,
    begin: () => Promise.resolve(world.restore()),
    state: () => Promise.resolve(stateOf(world)),
    callUnderFaults: async (call, weather) => {
      const { wire, clock, emulator } = world;
      clock.restart();
      rain(emulator.faults, vendor, weather);
      fog(wire, clock, weather);
      // A provider of its own: what an earlier call spent of the retry budget is not its concern.
      const own = world.createProvider(wire.url);
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
      await world.close();
      await twin.close();
    },
  };
}
