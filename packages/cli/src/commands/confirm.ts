/** Asks before something severe: the name of the account has to be typed, or given with `--confirm`. */
import type { CommandContext } from '../command.js';
import { textOption } from '../option-values.js';
import { usageError } from '../command-error.js';
import { accountOf } from '../config/open-account.js';
import { ask } from '../io.js';

/** Returns whether somebody can answer a question. */
export const canAsk = ({ io, options }: CommandContext): boolean =>
  options['input'] !== false && io.stdinIsTerminal;

/** Returns if the person agrees, and ends the command if not. */
export async function confirm(
  context: CommandContext,
  name: string,
  question: string,
): Promise<void> {
  const { io, options, output, config } = context;
  // Nobody should agree to a change of an account that does not exist.
  accountOf(name, await config());
  const given = textOption(options, 'confirm');
  if (given !== undefined) {
    if (given === name) return;
    throw usageError(`--confirm says ${given}, but the account is ${name}`);
  }
  if (!canAsk(context))
    throw usageError(
      options['input'] === false
        ? 'this command asks for a confirmation, which --no-input forbids'
        : 'this command asks for a confirmation, and there is no terminal',
      `add --confirm ${name}`,
    );
  output.remark(question);
  if ((await ask(io, `Type ${name} to continue: `)) !== name) throw usageError('nothing was done');
}
