/** Writes the open questions of a plan into a map. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { initMap, parseMap, type Plan } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { issueLines, readPlan, readUserFile, writeUserFile } from '../files.js';
import { lossLines, openLosses } from '../loss-lines.js';
import { counted } from '../output/counted.js';
import { planAgain } from '../output/plan-again.js';
import type { Io } from '../io.js';
import { toDoInMap } from '../to-do-in-map.js';

export const run: RunCommand = async ({ args: [planFile = '', file = ''], output, io }) => {
  const plan = await readPlan(io, planFile);
  await writeQuestions(io, plan, file);
  const [questions, losses] = [plan.questions.length, openLosses(plan).length];
  await output.document({ file, questions, losses });
  output.remark(sentenceOf(questions, losses, file));
  const toDo = toDoInMap(plan);
  output.next(
    `${planAgain(plan, '--map', file)}${toDo === '' ? '' : `   after ${toDo} in ${file}`}`,
  );
  return toDo === '' ? exitCodes.done : exitCodes.undecided;
};

/** Says what was written, and how to answer it. */
function sentenceOf(questions: number, losses: number, file: string): string {
  const open = [
    ...(questions > 0
      ? [{ what: counted(questions, 'question'), where: 'from one line of each question' }]
      : []),
    ...(losses > 0
      ? [{ what: counted(losses, 'loss', 'losses'), where: 'before each loss that you accept' }]
      : []),
  ];
  const joined = (texts: readonly string[]) => texts.join(' and ');
  return open.length === 0
    ? `${file} needs no answer: the plan has no open questions or losses`
    : `${joined(open.map(({ what }) => what))} written to ${file}; remove “#? ” ${joined(open.map(({ where }) => where))}`;
}

/** Adds the questions and the losses to the file, which keeps its answers and comments. If the file is new, it gets those of `answers`. */
export async function writeQuestions(
  io: Io,
  plan: Plan,
  file: string,
  answers: string | undefined = undefined,
): Promise<void> {
  const before = await earlier(io, file);
  const written = initMap(plan, before ?? (answers && (await earlier(io, answers))));
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
