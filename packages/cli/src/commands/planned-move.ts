/** The two sides of a planned move, the plan between them, and the files of the plan. */
import { stringifyPlan, type Move, type planMove, type Plan } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import type { OpenAccount } from '../config/open-account.js';
import { writeUserFile } from '../files.js';
import { textOption, type OptionValues } from '../option-values.js';
import { commandLine, sameOptions } from '../output/next-command.js';
import { reportFormat, reportOf } from '../report/report-file.js';

/** A move, and the two sides that it was planned for. */
export interface PlannedMove {
  readonly move: Move;
  readonly from: OpenAccount;
  readonly to: OpenAccount;
  /** The options of planning, which comparing and retiring need again. */
  readonly between: Omit<Parameters<typeof planMove>[0], 'until'>;
  /** The same command without what it does. */
  readonly again: string;
}

/** Returns the command that also moves the queues that wait. */
export const moveOfAllQueues = (options: OptionValues): string =>
  `${commandLine('move', ...sameOptions({ ...options, until: undefined, untilCount: undefined }))}   moves the other queues, too`;

/** Writes a plan, and the page about it, if they were asked for. */
export async function writePlanFiles(
  { options, output, io }: CommandContext,
  plan: Plan,
): Promise<void> {
  const write = async (file: string | undefined, text: (file: string) => string) => {
    if (file === undefined) return;
    await writeUserFile(io, file, text(file));
    output.remark(`written to ${file}`);
  };
  await write(textOption(options, 'out'), () => stringifyPlan(plan));
  await write(textOption(options, 'report'), (page) => reportOf(plan, reportFormat(page)));
}
