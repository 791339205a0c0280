/** Writes the open questions of a plan into a map. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { initMap, parseMap, type Plan } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { issueLines, readPlan, readUserFile, writeUserFile } from '../files.js';
import { lossLines } from '../loss-lines.js';
import { counted } from '../output/counted.js';
import { quoted } from '../output/next-command.js';
import type { Io } from '../io.js';

export const run: RunCommand = async ({ args: [planFile = '', file = ''], output, io }) => {
  const plan = await readPlan(io, planFile);
  await writeQuestions(io, plan, file);
  const { length } = plan.questions;
  await output.document({ file, questions: length });
  output.remark(
    `${counted(length, 'question')} written to ${file}; remove “#? ” from one line of each`,
  );
  output.next(
    `assistants plan <manifest> ${plan.target.account ?? '<account>'} --map ${quoted(file)}`,
  );
  return length === 0 ? exitCodes.done : exitCodes.undecided;
};

/** Writes the questions and the open losses, and keeps the answers and comments that the file has. */
export async function writeQuestions(io: Io, plan: Plan, file: string): Promise<void> {
  const written = initMap(plan, await earlier(io, file));
  if (written.isErr()) throw usageError(issueLines(file, written.error.issues));
  const hasAccept = parseMap(written.value).match(
    ({ accept }) => accept !== undefined,
    () => false,
  );
  await writeUserFile(io, file, written.value + lossLines(plan, hasAccept));
}

async function earlier(io: Io, file: string): Promise<string | undefined> {
  try {
    await access(resolve(io.cwd, file));
  } catch {
    return undefined;
  }
  return readUserFile(io, file);
}
