/** The story that is told of every vendor under faults. */
import { inspect } from 'node:util';
import type { AssistantProvider } from '@assistant-provider/core';
import { featureOperations } from '@assistant-provider/core/adapter';
import { afterAll, describe, expect, it } from 'vitest';
import { faultsOf, seen } from './verify.js';
import type { OperationCase } from '../vendors/portable-operations.js';
import { writeRecords, type CellRecord, type Sort } from './record.js';
import { runBaseline, type Baseline, type Target, type Usual } from './baseline.js';
import { runCell, type Cell } from './run-cell.js';
import { found, shownForms } from '../kit/secrets.js';
import { faultsFor, isLong, type FaultSuite } from './fault-suite.js';

const persistences = ['once', 'always'] as const;
/** Of one operation: some hundred cells in the long run, on a busy machine. */
const patienceMs = 600_000;

export function describeFaultTable<P extends AssistantProvider>(
  title: string,
  suite: FaultSuite<P>,
): void {
  const { setup, foreignHost, telemetry } = suite;
  const records: CellRecord[] = [];
  let faultedTargets = 0;

  afterAll(async () => {
    if (isLong) writeRecords(setup.vendor, records);
    await setup.close();
    await foreignHost.close();
    await telemetry.stop();
  });

  /** What is wrong under each fault. */
  const findingsOf = async (operation: OperationCase<P>): Promise<readonly string[]> => {
    const baseline = await runBaseline(setup, operation);
    const findings: string[] = [];
    for (const target of baseline.targets)
      for (const fault of faultsFor(setup, target, faultedTargets++))
        for (const persistence of persistences) {
          const cell = await runCell(suite, baseline, target, fault, persistence);
          records.push(recordOf(baseline, cell));
          const wrong = faultsOf(setup, baseline, cell);
          const place = `${target.signature}, ${fault.name}, ${persistence}`;
          findings.push(...wrong.map((finding) => `${place}: ${finding}`));
          findings.push(...cell.leaks.map((secret) => `${place}: shows ${secret}`));
        }
    return findings;
  };

  describe(title, () => {
    it('covers every operation of the provider', async () => {
      const provider = setup.createProvider(setup.wire.url);
      const covered = new Set(setup.operations.map((one) => `${one.feature}.${one.operation}`));
      expect([...covered].toSorted()).toEqual(namesOf(provider).toSorted());
      void (await provider.close());
    });

    it('shows no secret when somebody logs the provider', async () => {
      const provider = setup.createProvider(setup.wire.url);
      void (await provider.assistants.list());
      const logged = [inspect(provider, { depth: null }), JSON.stringify(provider)];
      expect(found(setup.secrets(setup.wire.requests), logged)).toEqual([]);
      void (await provider.close());
    });

    it.each(setup.operations.map((operation) => ({ name: operation.name, operation })))(
      '$name: whatever happens, the caller knows, nothing is lost, nothing done twice, no one let in',
      async ({ operation }) => {
        expect(await findingsOf(operation)).toEqual([]);
      },
      patienceMs,
    );

    it('has recorded spans and metrics, and no secret is in them', async () => {
      expect(telemetry.recorded).toBeGreaterThan(records.length);
      expect(found(setup.secrets(setup.wire.requests), await telemetry.metrics())).toEqual([]);
    });

    it('keeps secrets out of the snapshots of its state', () => {
      const leaks = found(
        setup.secrets(setup.wire.requests),
        shownForms(setup.emulator.snapshot()),
      );
      expect(leaks).toEqual([]);
    });
  });
}

function recordOf<P extends AssistantProvider>(baseline: Baseline<P>, cell: Cell): CellRecord {
  const { onlyOnce = [] } = baseline.operation;
  const { operation, target, fault, persistence, tries, requests, change } = cell;
  return {
    operation,
    sort: sortOf(target, onlyOnce),
    request: labelOf(baseline, target),
    fault: fault.name,
    persistence,
    saw: seen(cell),
    tries,
    requests,
    state: typeof change === 'object' ? 'wrong' : change,
  };
}

/** The request, and which one of several that look the same. */
function labelOf({ targets }: Usual, { index, signature }: Target): string {
  const earlier = targets.filter((other) => other.index < index && other.signature === signature);
  return earlier.length === 0 ? signature : `${signature} (${earlier.length + 1})`;
}

function sortOf({ isLogin, signature }: Target, onlyOnce: readonly string[]): Sort {
  if (isLogin) return 'token';
  if (signature.startsWith('GET ')) return 'read';
  return onlyOnce.includes(signature) ? 'write, once only' : 'write';
}

/** By the contract's own list, and by what is there. */
function namesOf(provider: AssistantProvider): readonly string[] {
  const portable = Object.entries(featureOperations).flatMap(([feature, operations]) =>
    feature in provider ? operations.map((operation) => `${feature}.${operation}`) : [],
  );
  return [
    ...Object.keys(provider.assistants).map((operation) => `assistants.${operation}`),
    ...portable,
    ...Object.keys(provider.native as object).map((operation) => `native.${operation}`),
  ];
}
