/** Checks each account: clock, credentials, rights, and quota. One line each, with what to do. */
import type { RunCommand } from '../command.js';
import { accountOf } from '../config/open-account.js';
import { accountChecks } from '../doctor/account-checks.js';
import { note, type Check, type FoundCheck } from '../doctor/check.js';
import { proxyCheck } from '../doctor/proxy.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { version } from '../version.js';

export const run: RunCommand = async (context) => {
  const {
    args: [only],
    output,
    config,
    io,
  } = context;
  const loaded = await config();
  if (only !== undefined) accountOf(only, loaded);
  const names = only === undefined ? Object.keys(loaded.config.accounts) : [only];
  const checks: Check[] = [];
  let exitCode: ExitCode = exitCodes.done;
  const add = (account: string, found: readonly FoundCheck[]) => {
    for (const { exitCode: ofCheck = exitCodes.done, ...check } of found) {
      checks.push({ account, ...check });
      // A right that is missing goes before a host that does not respond.
      if (ofCheck > exitCode) exitCode = ofCheck;
    }
  };
  const environment = `assistants ${version}, Node.js ${process.versions.node}`;
  add('—', [note('version', environment), ...proxyCheck(io.env)]);
  for (const name of names) add(name, await accountChecks(context, name));
  await output.document(checks);
  await output.table(checks, [
    { title: 'ACCOUNT', text: ({ account }) => account },
    { title: 'CHECK', text: ({ check }) => check },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'RESULT', text: ({ message }) => message, wraps: true },
  ]);
  return exitCode;
};
