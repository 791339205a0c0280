/** Shows who applies a plan to an account, and breaks the lock. */
import { lockHolder, unlock } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textOption } from '../option-values.js';
import { CommandError } from '../command-error.js';
import { accountOf } from '../config/open-account.js';
import { exitCodes } from '../exit-code.js';
import { storeOf } from '../files.js';
import { commandLine } from '../output/next-command.js';
import { canAsk, confirm } from './confirm.js';

const warning = 'Break it only if that process has ended.';

export const run: RunCommand = async (context) => {
  const {
    args: [name = ''],
    options,
    output,
    config,
  } = context;
  // The lock is in the store of runs: no credentials are needed, and no request is sent.
  const loaded = await config();
  const { vendor } = accountOf(name, loaded);
  const store = storeOf(loaded);
  const target = { vendor, account: name };
  const held = await lockHolder(store, target);
  if (held.isErr()) throw new CommandError(held.error.message, exitCodes.failed);
  const holder = held.value;
  await output.document({ holder: holder ?? null });
  if (holder === undefined) {
    output.remark(`nobody applies a plan to ${name}`);
    return exitCodes.done;
  }
  const { owner, host, pid, since, until } = holder;
  await output.line(`${owner}, process ${pid} on ${host}, since ${since}, until ${until}`);
  if (textOption(options, 'confirm') === undefined) {
    if (Date.parse(until) <= Date.now()) {
      output.remark('The lock has expired. The next run takes it.');
      return exitCodes.done;
    }
    if (!canAsk(context)) {
      output.remark(`The lock has not expired. ${warning}`);
      output.next(`${commandLine('unlock', name, '--confirm', name)}   breaks the lock`);
      return exitCodes.done;
    }
  }
  await confirm(context, name, warning);
  const broken = await unlock(store, target);
  if (broken.isErr()) throw new CommandError(broken.error.message, exitCodes.failed);
  output.remark('the lock is broken');
  return exitCodes.done;
};
