/** Finds out what a report is about: a plan, a run, how a run ended, or an inventory. */
import {
  parsePlan,
  readRunHistory,
  type Plan,
  type RunHistory,
} from '@assistant-provider/reconcile';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandContext } from '../command.js';
import { usageError } from '../command-error.js';
import { isPlan } from '../file-kind.js';
import { readUserFile, runsOf, storeOf } from '../files.js';
import { runFailure } from '../run-failure.js';
import type { EndedRun } from './run-report.js';
import type { InventoryEntry } from '../output-schemas/inventory.js';

/** The subject of a report. */
export type ReportSource =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'run'; readonly run: RunHistory }
  | { readonly kind: 'ended'; readonly run: EndedRun }
  | { readonly kind: 'inventory'; readonly entries: readonly InventoryEntry[] };

/** Returns what a word names: a file that the command has written, or a run. */
export async function reportSource(
  { io, config }: Pick<CommandContext, 'io' | 'config'>,
  word: string,
): Promise<ReportSource> {
  if (await exists(resolve(io.cwd, word))) return sourceOf(await readUserFile(io, word), word);
  if (/[/\\]|\.(?:json|jsonl|yaml|html)$/.test(word))
    throw usageError(`${word} cannot be read`, 'give a file that exists, or the id of a run');
  const loaded = await config();
  const history = await readRunHistory(storeOf(loaded), word);
  if (history.isErr()) throw runFailure('the run', history.error, await runsOf(loaded));
  return { kind: 'run', run: history.value };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function sourceOf(source: string, file: string): Promise<ReportSource> {
  const plan = parsePlan(source);
  if (plan.isOk()) return { kind: 'plan', plan: plan.value };
  const values = valuesOf(source);
  // A changed plan has to be refused as such, and not as an unknown file.
  if (values !== undefined && !values.some(isPlan)) {
    const [{ inventoryEntry }, { rehearsal, runHistory, runReport }] = await Promise.all([
      import('../output-schemas/inventory.js'),
      import('../output-schemas/run.js'),
    ]);
    const [first] = values;
    const history = runHistory.safeParse(first);
    if (history.success) return { kind: 'run', run: first as RunHistory };
    const isEnded = [runReport, rehearsal].some((form) => form.safeParse(first).success);
    if (isEnded) return { kind: 'ended', run: first as EndedRun };
    if (values.length > 0 && values.every((value) => inventoryEntry.safeParse(value).success))
      return { kind: 'inventory', entries: values as readonly InventoryEntry[] };
    throw usageError(
      `${file} is neither a plan, nor the output of a run or of an inventory`,
      'assistants plan <manifest> <account> --out plan.json',
      'assistants inventory --json > inventory.jsonl',
    );
  }
  throw usageError(
    `${file}: ${plan.error.message}`,
    'assistants plan <manifest> <account> --out plan.json',
  );
}

/** Returns the values of one document, of a list, or of lines. */
function valuesOf(source: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return Array.isArray(value) ? (value as readonly unknown[]) : [value];
  } catch {
    const lines = source.split('\n').filter((line) => line.trim() !== '');
    try {
      return lines.map((line): unknown => JSON.parse(line));
    } catch {
      return undefined;
    }
  }
}
