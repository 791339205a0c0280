/** Writes the completion script of a shell, and the completions that the script asks for. */
import { listRunIds } from '@assistant-provider/reconcile';
import type { CommandContext, CommandSpec, RunCommand } from '../command.js';
import { CommandError, usageError } from '../command-error.js';
import { complete, shells, type Completion } from '../completion/complete.js';
import { completionLines, scripts } from '../completion/scripts.js';
import { loadConfig, type LoadedConfig } from '../config/config.js';
import { exitCodes } from '../exit-code.js';
import { storeOf } from '../files.js';
import { textOption } from '../option-values.js';

/** Completes the commands of `specs`. */
export const completionOf = (specs: readonly CommandSpec[]): { readonly run: RunCommand } => ({
  run: (context) => completion(context, specs),
});

async function completion(
  context: CommandContext,
  specs: readonly CommandSpec[],
): ReturnType<RunCommand> {
  const { args, output } = context;
  const [given, ...rest] = args;
  const shell = shells.find((each) => each === given);
  if (shell === undefined) throw usageError(`the shell must be one of ${shells.join(', ')}`);
  const words = rest.map((word = '') => word);
  if (words.length === 0) {
    await output.line(scripts[shell].trimEnd());
    await output.document({ shell, script: scripts[shell] });
    return exitCodes.done;
  }
  const found = await complete(words, {
    specs,
    accounts: (config) => fromConfig(context, config, accountsOf),
    runs: (config) => fromConfig(context, config, runsOf),
  });
  for (const line of completionLines(found, shell)) await output.line(line);
  return exitCodes.done;
}

/** Without a configuration there is nothing to complete, which is not an error. */
async function fromConfig(
  { io, options }: CommandContext,
  config: string | undefined,
  read: (loaded: LoadedConfig) => Promise<readonly Completion[]>,
): Promise<readonly Completion[]> {
  try {
    return await read(await loadConfig(io, config ?? textOption(options, 'config')));
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}

const accountsOf = ({ config }: LoadedConfig): Promise<readonly Completion[]> =>
  Promise.resolve(
    Object.entries(config.accounts).map(([value, { vendor }]) => ({ value, description: vendor })),
  );

const runsOf = async (loaded: LoadedConfig): Promise<readonly Completion[]> =>
  (await listRunIds(storeOf(loaded)))
    .unwrapOr([])
    .toReversed()
    .map((value) => ({ value }));
