/** Each of our drivers passes the whole kit, over its vendor's emulator or in memory. */
import { describeConformance } from '@assistant-provider/conformance/vitest';
import { memoryHarness } from '../../packages/conformance/test/memory-harness.js';
import { genesysHarness } from './genesys.js';
import { qconnectHarness } from './qconnect.js';

describeConformance(memoryHarness);
describeConformance(genesysHarness);
describeConformance(qconnectHarness);
