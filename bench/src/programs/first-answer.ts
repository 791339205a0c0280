/** A fresh process: imports one contender, gets one assistant, and reports the cost. */
import type { Connect, Target } from '../contenders/contender.js';

export interface FirstAnswer {
  /** Time from the import to the response. */
  readonly milliseconds: number;
  /** Time from the start of the process to the response, including Node's own start. */
  readonly processMilliseconds: number;
  readonly residentBytes: number;
}

const [, , contender = '', url = '', assistantId = ''] = process.argv;
const target: Target = { url, assistantId };
const beganAt = performance.now();
const { connect } = (await import(`../contenders/${contender}.js`)) as { connect: Connect };
const connected = await connect(target);
await connected.get();
const answeredAt = performance.now();
const answer: FirstAnswer = {
  milliseconds: answeredAt - beganAt,
  processMilliseconds: answeredAt,
  residentBytes: process.memoryUsage.rss(),
};
process.stdout.write(JSON.stringify(answer));
// Idle connections would keep the process alive.
process.exitCode = 0;
await connected.close();
process.exit();
