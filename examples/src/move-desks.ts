/** Moves assistants to another vendor: planned, interrupted, resumed, verified, and rolled back. */
import type { AssistantProvider } from '@assistant-provider/core';
import {
  applyMove,
  createMemoryRunStore,
  createStoreLedger,
  mapFormat,
  planMove,
  resume,
  rollback,
  verifyMove,
  type PlanMap,
  type RunError,
} from '@assistant-provider/reconcile';
import { ok, safeTry } from 'neverthrow';

/** The decisions of a person: what may be lost. */
const map: PlanMap = {
  format: mapFormat,
  accept: ['*/queues/*', '*/parts/*', '*/knowledge/*/language'],
};

/** Moves everything, stops in the middle, resumes, compares both sides, and takes it all back. */
export const moveDesks = (
  from: AssistantProvider,
  to: AssistantProvider,
  say: (line: string) => void,
) =>
  safeTry<void, RunError>(async function* () {
    // Files in a folder (`createFileRunStore`) survive the process; memory is enough here.
    const store = createMemoryRunStore();
    const ledger = createStoreLedger(store);
    const between = { from, to, map, ledger };
    const move = yield* planMove(between);
    const { steps, assistants, forecast, tasks } = move.plan;
    const cost = `${steps.length} steps, ${forecast.requests} requests or more`;
    say(`planned    ${assistants.length} assistants in ${cost}`);
    for (const { field, verdict, reason } of move.uncarried.slice(0, 1))
      say(
        `lost       ${move.uncarried.length} fields, among them ${field} (${verdict}): ${reason}`,
      );
    for (const { object } of tasks.slice(0, 1))
      say(`tasks      ${tasks.length} for a person, who changes the ${object}`);

    const interruption = new AbortController();
    const half = Math.floor(steps.length / 2);
    const stopped = yield* applyMove(move, to, {
      ...{ store, ledger, runId: 'move', concurrency: 1, stop: interruption.signal },
      onProgress: ({ done }) => done === half && interruption.abort(),
    });
    say(`stopped    after ${stopped.done} of ${stopped.total} steps (${stopped.outcome})`);

    const resumed = yield* resume('move', to, { store, ledger });
    say(`resumed    and ${resumed.outcome}: ${resumed.done} of ${resumed.total} steps`);

    const { clean, same } = yield* verifyMove(move, between);
    say(`verified   ${same} assistants, ${clean ? 'all as planned' : 'not as planned'}`);
    const again = yield* planMove(between);
    say(`planned    again: ${again.plan.steps.length} steps left`);

    const undone = yield* rollback('move', to, { store, ledger });
    say(`undone     ${undone.done} steps (${undone.outcome}); the source was never changed`);
    return ok(undefined);
  });
