/**
 * A vendor that responds although it must be silent makes cases pass that prove nothing, or fail and
 * blame the driver. So the case fails with that as its reason.
 */
import assert from 'node:assert/strict';
import type { Probe } from './probe.js';

export async function inSilence({ requests }: Probe, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } finally {
    const answered = requests.find(({ outcome = 'ended' }) => outcome !== 'ended');
    const message =
      `the vendor responded to ${answered?.request} (${answered?.outcome}), although \`answers\` is ` +
      "'never': let it take each request and respond to none, and let the driver be signed in";
    assert.ok(!answered, message);
  }
}
