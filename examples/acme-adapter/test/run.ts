/** Runs the kit without a test runner. Prints what failed, what is unsupported and why. */
import { runConformance } from '@assistant-provider/conformance';
import { acmeHarness } from './harness.js';

const { failed, absent, counts, conforms } = await runConformance(acmeHarness);
for (const { id, contract, message } of failed) console.error(`${id}: ${contract}\n  ${message}`);
for (const { id, reason } of absent) console.log(`${id} is absent: ${reason}`);
console.log(counts);
process.exitCode = conforms ? 0 : 1;
