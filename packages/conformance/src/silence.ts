/**
 * A silent world that answers: its cases may pass and prove nothing, or fail and blame the driver.
 * So that is told in the place of whatever they found.
 */
import assert from 'node:assert/strict';
import type { Probe } from './probe.js';

export async function inSilence({ exchanges }: Probe, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } finally {
    const answered = exchanges.find(({ outcome = 'ended' }) => outcome !== 'ended');
    const message =
      `the world answered ${answered?.request} (${answered?.outcome}), though \`answers\` is ` +
      "'never': the vendor is to take each request and answer none, and the driver to be signed in";
    assert.ok(!answered, message);
  }
}
