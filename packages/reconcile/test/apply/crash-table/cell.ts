/** Ends a process at one point of one step, resumes, and looks at what that cost. */
import { operations, type Interceptor, type OperationName } from '@assistant-provider/core/adapter';
import { ResultAsync } from 'neverthrow';
import { runSteps, type RunScope } from '../../../src/apply/run-steps.js';
import type { Plan } from '../../../src/plan/plan.js';
import type { Step } from '../../../src/plan/step.js';
import { memoryJournal, type MemoryJournal } from '../../memory-journal.js';
import { genesysAccount, memoryAccount, qconnectAccount, type Account } from '../kit/account.js';
import { seenAt } from '../kit/case.js';
import { scenariosOf, vendors } from './scenarios.js';

/** Where a process ends, in the order of a step. */
export const points = [
  'before the begin is stored',
  'begin stored, before the request',
  'request done, answer lost',
  'answer had, end not stored',
  'end stored, next not begun',
] as const;
/** One of `points`. */
export type Point = (typeof points)[number];

/** The vendors of the table. */
export type Vendor = keyof typeof vendors;

/** What resuming did. */
export interface Cell {
  readonly does: 'does the step' | 'finds it done' | 'finishes it' | 'nothing';
  readonly reads: number;
  readonly writes: number;
  /** The problems of the resumed run; none. */
  readonly problems: readonly unknown[];
  readonly seen: readonly string[];
}

const opening = {
  genesys: () => genesysAccount('001'),
  qconnect: () => qconnectAccount('001', { clientTokenMilliseconds: 0 }),
  memory: () => Promise.resolve(memoryAccount('001')),
} as const;

const isWrite = (operation: string): boolean =>
  operations[operation as OperationName]?.writes === true;

/** A process that ends at the point; undefined if the step does not come by there. */
function processEndingAt(point: Point | undefined, journal: MemoryJournal) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const die = () => {
    end();
    return new Promise<never>(() => undefined);
  };
  const calls: Interceptor = (next) => (call) => {
    if (!isWrite(call.operation)) return next(call);
    if (point === 'begin stored, before the request') return new ResultAsync(die());
    return point === 'request done, answer lost'
      ? new ResultAsync(Promise.resolve(next(call)).then(die))
      : next(call);
  };
  const mortal: MemoryJournal = {
    ...journal,
    begin: (...given) =>
      point === 'before the begin is stored' ? new ResultAsync(die()) : journal.begin(...given),
    end: (...given) => {
      if (point === 'answer had, end not stored') return new ResultAsync(die());
      return point === 'end stored, next not begun'
        ? new ResultAsync(Promise.resolve(journal.end(...given)).then(die))
        : journal.end(...given);
    },
  };
  return { calls, mortal, ended };
}

/** The ids that a vendor gives differ from run to run. */
const withoutIds = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'id')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
    .replaceAll(/"assistant-provider:step":"\w+"/g, '');

/** Returns what resuming does after the point, or `undefined` if the step has no such point. */
export async function cellOf(
  vendor: Vendor,
  kind: string,
  point: Point | undefined,
): Promise<Cell | undefined> {
  const account: Account = await opening[vendor]();
  try {
    const { id } = (await account.provider.assistants.create({ name: 'Desk' }))._unsafeUnwrap();
    account.wait();
    const action = await scenariosOf(vendors[vendor])[kind]?.(account.provider, id);
    if (action === undefined) return undefined;
    const isPlain = ['create', 'adopt', 'forget'].includes(action.type);
    const step: Step = {
      ...{ id: `desk/${action.type}`, assistant: 'desk', title: kind, action },
      ...{ after: [], fields: [], requests: 1 },
      ...(!isPlain && { target: id }),
    };
    const journal = memoryJournal();
    const scopeOf = (provider: Account['provider'], its: MemoryJournal): RunScope => ({
      plan: { hash: 'hash', steps: [step] } as unknown as Plan,
      ...{ provider, journal: its, clock: account.clock, runId: 'run', concurrency: 1 },
      graceMs: 10_000,
    });
    const { calls, mortal, ended } = processEndingAt(point, journal);
    const first = runSteps(scopeOf(account.open({ calls }), mortal)).then(() => 'whole' as const);
    if ((await Promise.race([first, ended])) === 'whole' && point !== undefined) return undefined;
    account.received();
    const problems = await runSteps(scopeOf(account.open(), journal));
    const sent = account.received().filter(({ operation }) => operation !== 'postOauthToken');
    const writes = sent.filter((request) => request.isWrite).length;
    account.wait();
    const isDone = point === 'request done, answer lost' || point === 'answer had, end not stored';
    return {
      does:
        sent.length === 0
          ? 'nothing'
          : writes === 0
            ? 'finds it done'
            : isDone
              ? 'finishes it'
              : 'does the step',
      ...{ reads: sent.length - writes, writes, problems },
      seen: (await seenAt(account)).map(withoutIds).sort(),
    };
  } finally {
    await account.close();
  }
}
