/** Our drivers, each with its harness. None has a known deviation. */
import {
  runConformance,
  type ConformanceHarness,
  type ConformanceOptions,
  type ConformanceReport,
  type TestVendor,
} from '@assistant-provider/conformance';
import { memoryHarness } from '../../packages/conformance/test/memory-harness.js';
import { genesysHarness } from '../../test/conformance/genesys.js';
import { qconnectHarness } from '../../test/conformance/qconnect.js';

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
