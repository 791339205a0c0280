/** The command that makes a plan again, from what the plan knows about itself. */
import type { Plan, QueuesToBind } from '@assistant-provider/reconcile';
import { commandLine, quoted } from './next-command.js';

/** Returns the command with further options. Only a move knows where its assistants come from. */
export function planAgain(
  { source, target }: Pick<Plan, 'source' | 'target'>,
  ...more: readonly string[]
): string {
  const { account } = target;
  if (source?.account === undefined || account === undefined) {
    const words = [account === undefined ? '<account>' : quoted(account), ...more.map(quoted)];
    return `assistants plan <manifest> ${words.join(' ')}`;
  }
  const { names = [], until } = source;
  return commandLine(
    ...['move', '--from', source.account, '--to', account],
    ...(names.length === 0 ? [] : ['--assistant', ...names]),
    ...(until === undefined ? [] : untilOption(until)),
    ...more,
  );
}

/** A list without names moves no queue, which only a count can say. */
const untilOption = (until: QueuesToBind): readonly string[] =>
  typeof until === 'object' && until.length > 0
    ? ['--until', ...until]
    : ['--until-count', String(typeof until === 'object' ? 0 : until)];

/** Returns the map that a command proposes for the plan in a file. */
export const mapBeside = (planFile: string): string =>
  `${planFile.replace(/(?:\.plan)?\.json$/, '')}.map.yaml`;
