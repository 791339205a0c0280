/** One cell of the table: an operation, one of its requests, a fault. What the caller sees of it. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import type { RequestLogEntry } from '@assistant-provider/policies';
import type { Result } from 'neverthrow';
import { changeOf, factsOf, isSame, type Change } from '../kit/facts.js';
import type { Fault } from './fault.js';
import { isTokenRequest, stateOf, type Baseline, type Target } from './baseline.js';
import { found, shownForms } from '../kit/secrets.js';
import type { FaultSuite } from './fault-suite.js';
import { arm, disarm, type Persistence } from './inject.js';

export interface Cell {
  readonly operation: string;
  readonly target: Target;
  readonly fault: Fault;
  readonly persistence: Persistence;
  readonly result: Result<unknown, AssistantError>;
  /** Whether a success answers what it answers without faults. */
  readonly isUsualAnswer: boolean;
  /** How often the faulted request went out, and how many requests in all. */
  readonly tries: number;
  readonly requests: number;
  readonly change: Change;
  /** Connections that came to a host that nobody configured. */
  readonly strayed: number;
  /** Secrets that stand in what came of the call. */
  readonly leaks: readonly string[];
}

export async function runCell<P extends AssistantProvider>(
  { setup, foreignHost, telemetry }: FaultSuite<P>,
  { operation, known, before, done, answer, targets }: Baseline<P>,
  target: Target,
  fault: Fault,
  persistence: Persistence,
): Promise<Cell> {
  setup.clock.restart();
  setup.restore();
  setup.wire.reset();
  setup.emulator.requests.clear();
  const strayedBefore = foreignHost.connections();
  const log: RequestLogEntry[] = [];
  const url = arm(setup, foreignHost.url, fault, target, persistence);
  const provider = setup.createProvider(url, (entry) => log.push(entry));
  const result = await operation.run(provider);
  void (await provider.close());
  await disarm(setup, foreignHost.url, fault);
  const { requests } = setup.wire;
  const shown = [
    ...(result.isErr() ? shownForms(result.error) : []),
    ...telemetry.takeSpans(),
    JSON.stringify(log),
    JSON.stringify(setup.emulator.requests.all()),
  ];
  return {
    operation: operation.name,
    target,
    fault,
    persistence,
    result,
    isUsualAnswer:
      result.isOk() && answer !== undefined && isSame(factsOf(result.value, known), answer),
    tries: triesOf(requests, targets, target, result.isOk()),
    requests: requests.length,
    change: changeOf(before, done, stateOf(setup, known)),
    strayed: foreignHost.connections() - strayedBefore,
    leaks: found(setup.secrets(requests), shown),
  };
}

/**
 * Requests like the target in a row, a new token or not between them; if all went well, without
 * those that are sent even so (pages).
 */
function triesOf(
  sent: readonly { readonly signature: string }[],
  usual: readonly Target[],
  { index, signature, isLogin }: Target,
  isOk: boolean,
): number {
  const inARow = (requests: readonly { readonly signature: string }[]) => {
    const counted = isLogin ? requests : requests.filter((one) => !isTokenRequest(one.signature));
    const other = counted.findIndex((request) => request.signature !== signature);
    return other < 0 ? counted.length : other;
  };
  return Math.max(0, inARow(sent.slice(index)) - (isOk ? inARow(usual.slice(index + 1)) : 0));
}
