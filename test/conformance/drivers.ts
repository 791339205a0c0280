/** Our drivers, each with its harness. None is known to fall short of anything. */
import {
  runConformance,
  type ConformanceHarness,
  type ConformanceOptions,
  type ConformanceReport,
  type TestVendor,
} from '@assistant-provider/conformance';
import { memoryHarness } from '../../packages/conformance/test/memory-harness.js';
import { genesysHarness } from './genesys.js';
import { qconnectHarness } from './qconnect.js';

export interface DriverUnderTest {
  readonly name: string;
  readonly run: (options: ConformanceOptions) => Promise<ConformanceReport>;
}

const underTest = <W extends TestVendor>(harness: ConformanceHarness<W>): DriverUnderTest => ({
  name: harness.name,
  run: (options) => runConformance(harness, options),
});

export const drivers: readonly DriverUnderTest[] = [
  underTest(genesysHarness),
  underTest(qconnectHarness),
  underTest(memoryHarness),
];
