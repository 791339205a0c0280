/** A fresh process: reads one long response, and prints how long it held the event loop at a stretch. */
import type { Connect } from '../contenders/contender.js';

const [, , contender = '', url = ''] = process.argv;
const target = { url, assistantId: '12345678-1234-4234-8234-123456789012' };

/** Resolves to the longest turn of the event loop during the work. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let timer = setImmediate(function look() {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    timer = setImmediate(look);
  });
  await work();
  // The turn that ended the work.
  await new Promise((resolve) => setImmediate(resolve));
  clearImmediate(timer);
  return Math.max(longest, performance.now() - last);
}

/** JSON.parse alone, in a turn of its own. */
async function parse(): Promise<() => Promise<unknown>> {
  const text = await (await fetch(target.url)).text();
  // V8 joins the pieces of a text when it is first read.
  text.charCodeAt(0);
  return () => Promise.resolve(JSON.parse(text));
}

async function call(): Promise<() => Promise<unknown>> {
  const { connect } = (await import(`../contenders/${contender}.js`)) as { connect: Connect };
  const connected = await connect(target);
  return () => connected.get();
}

const work = contender === 'JSON.parse' ? await parse() : await call();
process.stdout.write(JSON.stringify(await longestTurn(work)), () => process.exit());
