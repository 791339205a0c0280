/** A process of its own that uses providers, and tells its parent what is left of them. */
import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import { createGenesysProvider, type GenesysProviderOptions } from '@assistant-provider/genesys';
import { createMemoryProvider } from '@assistant-provider/memory';
import type { Result } from 'neverthrow';
import { createQConnectProvider, type QConnectProviderOptions } from '@assistant-provider/qconnect';

export interface Orders {
  readonly providers: number;
  readonly closes: boolean;
  readonly genesys: GenesysProviderOptions;
  readonly qconnect: QConnectProviderOptions;
}

export interface Report {
  /** What kept the event loop alive before the first provider, and after the last. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** On the process, and on the signal that all calls shared. */
  readonly listenersBefore: number;
  readonly listenersAfter: number;
  readonly warnings: readonly string[];
  /** Kinds of what did not succeed. */
  readonly failures: readonly string[];
}

const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const signal = new AbortController().signal;
const warnings: string[] = [];
process.on('warning', ({ name, message }) => warnings.push(`${name}: ${message}`));

const listeners = () =>
  process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0) +
  getEventListeners(signal, 'abort').length;

const makers: readonly (() => AssistantProvider)[] = [
  () => createGenesysProvider(orders.genesys),
  () => createQConnectProvider(orders.qconnect),
  () => createMemoryProvider(),
];

/** Some calls answered, and some under way when it is closed. */
async function use(provider: AssistantProvider): Promise<readonly string[]> {
  const failures: string[] = [];
  const note = (result: Result<unknown, AssistantError>) => {
    if (result.isErr()) failures.push(result.error.kind);
  };
  note(await provider.assistants.list({}, { signal }));
  for await (const each of provider.assistants.all({ pageSize: 1 }, { signal })) note(each);
  if (!orders.closes) return failures;
  const underWay = [1, 2, 3].map(() => provider.assistants.list({}, { signal }));
  void (await provider.close());
  for (const reply of underWay) {
    const result = await reply;
    if (result.isErr() && result.error.kind !== 'cancelled') failures.push(result.error.kind);
  }
  return failures;
}

/** A file that is being read, by what compiles TypeScript, is none of ours. */
const kept = () =>
  process
    .getActiveResourcesInfo()
    .filter((resource) => resource !== 'FSReqCallback')
    .toSorted();

/** Sockets that are closed are gone some turns of the event loop later. */
async function settled(wanted: readonly string[]): Promise<readonly string[]> {
  let left: readonly string[] = [];
  for (let n = 0; n < 1_000; n += 1) {
    left = kept();
    if (left.join() === wanted.join()) break;
    await turn();
  }
  return left;
}

const told = new Promise((resolve) => process.once('message', resolve));
// Its channel to the parent. What compiles TypeScript may still be connecting, too.
const before = await settled(['PipeWrap']);
const listenersBefore = listeners();
const failures: string[] = [];
for (let n = 0; n < orders.providers; n += 1) {
  const make = makers[n % makers.length];
  if (make) failures.push(...(await use(make())));
}
const report: Report = {
  before,
  after: await settled(before),
  listenersBefore,
  listenersAfter: listeners(),
  warnings,
  failures,
};
process.send?.(report);
await told;
// From here on nothing but what a provider left behind could keep this process alive.
process.disconnect();
