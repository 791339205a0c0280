/** Shows who applies a plan to an account, and breaks the lock. */
import { lockHolder, unlock } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { storeOf } from '../files.js';
import { confirm } from './confirm.js';

export const run: RunCommand = async (context) => {
  const {
    args: [name = ''],
    output,
    open,
    config,
  } = context;
  const { vendor } = await open(name);
  const store = storeOf(await config());
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
  await confirm(context, name, 'Break the lock only if that process has ended.');
  const broken = await unlock(store, target);
  if (broken.isErr()) throw new CommandError(broken.error.message, exitCodes.failed);
  output.remark('the lock is broken');
  return exitCodes.done;
};
