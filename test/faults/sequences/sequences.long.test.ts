import type { GenesysSnapshot, QConnectSnapshot } from '@assistant-provider/emulators';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { genesysIds, startGenesysSetup } from '../vendors/genesys-setup.js';
import { qconnectIds, startQConnectSetup } from '../vendors/qconnect-setup.js';
import { runSequence, type Step } from './check.js';
import { commandsOf } from './commands.js';
import type { Twins } from './twins.js';
import { memoryTwins } from './memory-twins.js';
import { emulatorTwins } from './emulator-twins.js';

/** Sequences of up to ten calls at each vendor. */
const runs = Number(process.env['RUNS'] ?? 20);
const longest = 10;
const patienceMs = 60_000 + runs * 1_000;

const twinsByVendor: Readonly<Record<string, () => Promise<Twins>>> = {
  'Genesys Cloud': async () =>
    emulatorTwins({
      setup: await startGenesysSetup(),
      twin: await startGenesysSetup(),
      ids: genesysIds,
      directoryOf: (state) => {
        const { assistants } = state as GenesysSnapshot;
        const linked = assistants.map(({ id, knowledgeSuggestionConfig }) => {
          const config = knowledgeSuggestionConfig as { knowledgeBases?: { id: string }[] };
          return [id, (config?.knowledgeBases ?? []).map((base) => base.id)] as const;
        });
        return { assistants: assistants.map(({ id }) => id), links: new Map(linked) };
      },
    }),
  'Amazon Q in Connect': async () =>
    emulatorTwins({
      setup: await startQConnectSetup(),
      twin: await startQConnectSetup(),
      ids: qconnectIds,
      directoryOf: (state) => {
        const { assistants } = state as QConnectSnapshot;
        return {
          assistants: assistants.map(({ assistantId }) => assistantId),
          links: new Map(
            assistants.map(({ assistantId, associations }) => [
              assistantId,
              associations.map(({ assistantAssociationId }) => assistantAssociationId),
            ]),
          ),
        };
      },
    }),
  'the memory vendor': () => Promise.resolve(memoryTwins()),
};

describe.each(Object.keys(twinsByVendor))('random calls under random faults at %s', (name) => {
  let twins: Twins;
  beforeAll(async () => {
    const start = twinsByVendor[name];
    if (start) twins = await start();
  });
  afterAll(() => twins.close());

  it(
    'leave the state that the caller was told: nothing is lost, and nothing is doubled',
    async () => {
      const total = { steps: 0, ok: 0, notDone: 0, maybe: 0 };
      const steps: fc.Arbitrary<Step[]> = fc.array(
        fc.record({
          command: commandsOf(twins.provider),
          faultPlan: fc.record({
            seed: fc.nat(1_000_000),
            probability: fc.constantFrom(0, 0.3, 0.6, 0.95),
          }),
        }),
        { minLength: 1, maxLength: longest, size: 'max' },
      );
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const { steps, told } = await runSequence(twins, sequence);
          total.steps += steps;
          total.ok += told.ok;
          total.notDone += told['not done'];
          total.maybe += told.maybe;
        }),
        { numRuns: runs },
      );
      // All three ways were gone.
      expect(Math.min(total.ok, total.notDone, total.maybe)).toBeGreaterThan(0);
      if (process.env['RUNS']) console.log(name, runs, 'sequences', total);
    },
    patienceMs,
  );
});
