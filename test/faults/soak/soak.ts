/**
 * `npm run test:soak`: 200,000 calls under random faults over the memory driver, and 20,000 over the
 * emulators. The heap stays flat, no rejection is left unhandled, and the process warns of nothing.
 */
import { errorKinds, type AssistantError, type AssistantProvider } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type Faults,
} from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider, type MemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import type { Result } from 'neverthrow';
import { createApplication } from './application.js';
import { watchProcess } from './watch.js';

const callsInMemory = Number(process.env['CALLS'] ?? 200_000);
const callsAtEmulators = callsInMemory / 10;
const atATime = 50;
const measurements = 10;

/** Retries that take no time worth speaking of, and no quota: it is memory that is looked at. */
const policies = { retry: { baseDelayMs: 0, maxDelayMs: 1 }, rateLimit: false } as const;

const watch = watchProcess();
const shutdown = new AbortController();
const tally = new Map<string, number>();
let done = 0;

/** Numerical Recipes' generator: the same faults in every run. */
function createDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function count(result: Result<unknown, AssistantError>): void {
  const outcome = result.isOk() ? 'ok' : result.error.kind;
  tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  done += 1;
}

/** Some calls at a time; `between` runs between them. */
async function soak(
  provider: AssistantProvider,
  calls: number,
  between: (draw: () => number) => unknown,
): Promise<void> {
  const draw = createDraw(calls);
  const application = createApplication(provider, draw, shutdown.signal);
  const begun = done;
  // The first calls fill what is filled once: compiled code, caches, pools.
  for (let n = 0; n < measurements + 2; n += 1) {
    const until = begun + Math.floor((calls * (n + 1)) / (measurements + 2));
    while (done < until) {
      await between(draw);
      for (const result of await Promise.all(
        Array.from({ length: atATime }, () => application.call()),
      ))
        count(result);
    }
    if (n >= 2) await watch.measure(done);
  }
}

const requests = ['createAssistant', 'getAssistant', 'listAssistants', 'deleteAssistant'] as const;

/** Each batch meets some faults, of every kind, before and after the work. */
async function planFaults(provider: MemoryProvider, draw: () => number): Promise<void> {
  for (const request of requests) {
    const kind = errorKinds[Math.floor(draw() * errorKinds.length)] ?? 'unknown';
    const when = draw() < 0.5 ? 'before' : 'after';
    void (await provider.native.failNext(request, { kind, when }));
  }
}

function addFaults(faults: Faults, seed: number): void {
  const rule = { probability: 0.03, seed };
  faults.add({ ...rule, effect: { kind: 'status', status: 503 } });
  faults.add({ ...rule, effect: { kind: 'status', status: 500, when: 'afterWork' } });
  faults.add({ ...rule, effect: { kind: 'retryAfter', value: '0' } });
  faults.add({ ...rule, effect: { kind: 'reset', when: 'beforeWork' } });
  faults.add({ ...rule, effect: { kind: 'reset', when: 'afterWork' } });
  faults.add({ ...rule, effect: { kind: 'truncatedBody' } });
  faults.add({ ...rule, effect: { kind: 'notJson' } });
}

async function soakInMemory(): Promise<void> {
  const provider = createMemoryProvider({ ...policies, settleMs: 0 });
  await soak(provider, callsInMemory, (draw) => planFaults(provider, draw));
  void (await provider.close());
}

async function soakAtGenesys(): Promise<void> {
  const emulator = await startGenesysEmulator();
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  addFaults(emulator.faults, 1);
  const options = { apiUrl, loginUrl, clientId, clientSecret, ...policies };
  const provider = createGenesysProvider(options);
  await soak(provider, callsAtEmulators / 2, () => emulator.requests.clear());
  void (await provider.close());
  await emulator.close();
}

async function soakAtQConnect(): Promise<void> {
  const settings = {
    assistantCreationMilliseconds: 0,
    assistantDeletionMilliseconds: 0,
    clientTokensRemembered: 100,
  };
  const emulator = await startQConnectEmulator({ settings });
  const { url: endpoint, region, credentials } = emulator;
  addFaults(emulator.faults, 2);
  const provider = createQConnectProvider({ endpoint, region, credentials, ...policies });
  await soak(provider, callsAtEmulators / 2, () => emulator.requests.clear());
  void (await provider.close());
  await emulator.close();
}

const parts = [
  ['the memory driver', soakInMemory],
  ['the emulator of Genesys Cloud', soakAtGenesys],
  ['the emulator of Amazon Q in Connect', soakAtQConnect],
] as const;

const findings: string[] = [];
for (const [name, run] of parts) {
  console.log(`\nover ${name}`);
  await run();
  findings.push(...watch.finish().map((finding) => `${name}: ${finding}`));
}
console.log(`\n${done} calls:`, Object.fromEntries([...tally].toSorted(([, a], [, b]) => b - a)));
for (const finding of findings) console.error(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
