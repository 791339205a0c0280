import { featureOperations } from '@assistant-provider/core/adapter';
import { createMemoryProvider } from '@assistant-provider/memory';
import { afterAll, describe, expect, it } from 'vitest';
import { seen, contradictionOf } from './verify.js';
import {
  expectedInMemory,
  faultName,
  memoryFaults,
  memoryBaseline,
  runMemoryCell,
} from './memory-cells.js';
import { undeclaredMembers } from '../kit/error-members.js';
import { memoryOperations } from '../vendors/memory-operations.js';
import { writeRecords, type CellRecord } from './record.js';
import { isLong } from './fault-suite.js';

const records: CellRecord[] = [];

afterAll(() => {
  if (isLong) writeRecords('memory', records);
});

describe('the memory driver under faults', () => {
  it('is called with every operation that it has', () => {
    const provider = createMemoryProvider();
    const covered = new Set(memoryOperations.map((one) => `${one.feature}.${one.operation}`));
    const all = [
      ...Object.keys(provider.assistants).map((name) => `assistants.${name}`),
      ...Object.entries(featureOperations).flatMap(([feature, names]) =>
        names.map((name) => `${feature}.${name}`),
      ),
      ...Object.keys(provider.native).map((name) => `native.${name}`),
    ];
    expect([...covered].toSorted()).toEqual(all.toSorted());
  });

  it.each(memoryOperations.map((operation) => ({ name: operation.name, operation })))(
    '$name: whatever happens, the caller knows, nothing is lost, nothing done twice',
    async ({ operation }) => {
      const baseline = await memoryBaseline(operation);
      const findings: string[] = [];
      for (const request of baseline.requests)
        for (const fault of memoryFaults)
          for (const persistence of ['once', 'always'] as const) {
            const cell = await runMemoryCell(baseline, request, fault, persistence);
            const saw = seen(cell);
            const expected = expectedInMemory(baseline, cell);
            const contradiction = contradictionOf(baseline, cell);
            const undeclared = cell.result.isErr() ? undeclaredMembers(cell.result.error) : [];
            const wrong = saw !== expected || contradiction !== undefined || undeclared.length > 0;
            const name = faultName(fault);
            records.push({
              operation: operation.name,
              sort: !operation.writes
                ? 'read'
                : operation.onlyOnce?.includes(request)
                  ? 'write, once only'
                  : 'write',
              request,
              fault: name,
              persistence,
              saw,
              tries: cell.tries,
              requests: cell.requests,
              state: typeof cell.change === 'object' ? 'wrong' : cell.change,
            });
            if (wrong)
              findings.push(
                `${request}, ${name}, ${persistence}: saw ${saw}; expected ${expected}; ${contradiction ?? 'and it is so'}; shows ${undeclared.join(', ') || 'no other member'}`,
              );
          }
      expect(findings).toEqual([]);
    },
  );
});
