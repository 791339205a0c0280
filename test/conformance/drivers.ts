/** Our drivers, each with its harness and with what it is known to fall short of. */
import {
  runConformance,
  type ConformanceHarness,
  type ConformanceOptions,
  type ConformanceReport,
  type World,
} from '@assistant-provider/conformance';
import { memoryHarness } from '../../packages/conformance/test/memory-harness.js';
import { genesysHarness } from './genesys.js';
import { qconnectHarness } from './qconnect.js';

const lostUpdate =
  'each change reads the whole, changes it and writes it back; two at once take one away';

/** Each must still fail. */
export const knownDeviationsOfGenesys: Readonly<Record<string, string>> = {
  'concurrency.roles': lostUpdate,
  'concurrency.links': lostUpdate,
};

export interface DriverUnderTest {
  readonly name: string;
  readonly knownDeviations: Readonly<Record<string, string>>;
  readonly run: (options: ConformanceOptions) => Promise<ConformanceReport>;
}

function underTest<W extends World>(
  harness: ConformanceHarness<W>,
  knownDeviations: Readonly<Record<string, string>> = {},
): DriverUnderTest {
  return {
    name: harness.name,
    knownDeviations,
    run: (options) => runConformance(harness, { ...options, knownDeviations }),
  };
}

export const drivers: readonly DriverUnderTest[] = [
  underTest(genesysHarness, knownDeviationsOfGenesys),
  underTest(qconnectHarness),
  underTest(memoryHarness),
];
