/** Asks before something severe: the name of the account has to be typed, or given with `--confirm`. */
import type { CommandContext } from '../command.js';
import { textOption } from '../option-values.js';
import { usageError } from '../command-error.js';
import { ask } from '../io.js';

/** Returns if the person agrees, and ends the command if not. */
export async function confirm(
  { io, options, output }: CommandContext,
  name: string,
  question: string,
): Promise<void> {
  const given = textOption(options, 'confirm');
  if (given !== undefined) {
    if (given === name) return;
    throw usageError(`--confirm says ${given}, but the account is ${name}`);
  }
  if (options['input'] === false || !io.stdinIsTerminal)
    throw usageError('nobody can be asked here', `add --confirm ${name}`);
  output.remark(question);
  if ((await ask(io, `Type ${name} to continue: `)) !== name) throw usageError('nothing was done');
}
