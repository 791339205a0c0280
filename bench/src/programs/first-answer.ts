/** A fresh process: imports one side, gets one assistant, and tells what that took. */
import type { Connect, Target } from '../contenders/contender.js';

export interface FirstAnswer {
  /** From the import to the answer. */
  readonly milliseconds: number;
  /** From the start of the process to the answer, Node's own start included. */
  readonly processMilliseconds: number;
  readonly residentBytes: number;
}

const [, , side = '', url = '', assistantId = ''] = process.argv;
const target: Target = { url, assistantId };
const beganAt = performance.now();
const { connect } = (await import(`../sides/${side}.js`)) as { connect: Connect };
const connected = await connect(target);
await connected.get();
const answeredAt = performance.now();
const answer: FirstAnswer = {
  milliseconds: answeredAt - beganAt,
  processMilliseconds: answeredAt,
  residentBytes: process.memoryUsage.rss(),
};
process.stdout.write(JSON.stringify(answer));
// Connections that are kept alive would keep the process.
process.exitCode = 0;
await connected.close();
process.exit();
