/** Watches a process for what it must not do: keep memory, lose a rejection, warn. */
import { setImmediate as turn } from 'node:timers/promises';

const megabyte = 1024 * 1024;

export interface Watch {
  /** Takes the size of the heap, with all garbage collected. */
  measure(calls: number): Promise<void>;
  /** What is wrong, if anything; prints what was measured. */
  finish(): readonly string[];
}

/** Three measurements at the beginning are held against three at the end. */
const compared = 3;
/** What a megabyte more or less is worth nothing: V8 itself moves by about as much. */
const toleratedGrowth = 1.5 * megabyte;

export function watchProcess(): Watch {
  const collect: unknown = Reflect.get(globalThis, 'gc');
  if (!isCollector(collect)) throw new Error('run node with --expose-gc');
  const samples: { readonly calls: number; readonly heap: number }[] = [];
  const incidents: string[] = [];
  const startedAt = performance.now();
  process.on('warning', ({ name, message }) => incidents.push(`warning ${name}: ${message}`));
  process.on('unhandledRejection', (reason) => incidents.push(`rejection ${String(reason)}`));
  process.on('rejectionHandled', () => incidents.push('a rejection that was handled late'));

  const mean = (of: readonly { readonly heap: number }[]) =>
    of.reduce((sum, { heap }) => sum + heap, 0) / of.length;

  return {
    async measure(calls) {
      // What is weakly held goes in the second round.
      for (let round = 0; round < 2; round += 1) {
        await turn();
        collect();
      }
      const heap = process.memoryUsage().heapUsed;
      samples.push({ calls, heap });
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
      console.log(
        `${String(calls).padStart(8)} calls  ${(heap / megabyte).toFixed(2)} MiB  ${seconds} s`,
      );
    },
    finish() {
      const growth = mean(samples.slice(-compared)) - mean(samples.slice(0, compared));
      console.log(`growth from first to last: ${(growth / megabyte).toFixed(2)} MiB`);
      console.log(`unhandled rejections and warnings: ${incidents.length}`);
      samples.length = 0;
      return [
        ...(growth > toleratedGrowth
          ? [`the heap grew by ${(growth / megabyte).toFixed(2)} MiB`]
          : []),
        ...incidents.splice(0),
      ];
    },
  };
}

const isCollector = (value: unknown): value is () => void => typeof value === 'function';
