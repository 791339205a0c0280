/** Checks each account: credentials, rights, clock, and quota. One line each, with what to do. */
import type { AssistantProvider } from '@assistant-provider/core';
import { observe } from '@assistant-provider/reconcile';
import type { CommandContext, RunCommand } from '../command.js';
import { CommandError } from '../command-error.js';
import { accountOf } from '../config/open-account.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { counted } from '../output/counted.js';
import { version } from '../version.js';

/** One thing that was checked. */
interface Check {
  readonly account: string;
  readonly check: string;
  readonly state: 'ok' | 'problem' | 'note';
  readonly message: string;
}

export const run: RunCommand = async (context) => {
  const {
    args: [only],
    output,
    config,
  } = context;
  const loaded = await config();
  if (only !== undefined) accountOf(only, loaded);
  const names = only === undefined ? Object.keys(loaded.config.accounts) : [only];
  const checks: Check[] = [
    {
      account: '—',
      check: 'version',
      state: 'note',
      message: `assistants ${version}, Node.js ${process.versions.node}`,
    },
  ];
  let exitCode: ExitCode = exitCodes.done;
  for (const name of names) {
    const found = await checksOf(context, name);
    if (found.some(({ state }) => state === 'problem')) exitCode = exitCodes.notAllowed;
    for (const check of found) checks.push(check);
  }
  await output.document(checks);
  await output.table(checks, [
    { title: 'ACCOUNT', text: ({ account }) => account },
    { title: 'CHECK', text: ({ check }) => check },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'RESULT', text: ({ message }) => message, wraps: true },
  ]);
  return exitCode;
};

async function checksOf({ open, io }: CommandContext, name: string): Promise<readonly Check[]> {
  const check = (what: string, state: Check['state'], message: string): Check => ({
    account: name,
    check: what,
    state,
    message,
  });
  let provider: AssistantProvider;
  try {
    ({ provider } = await open(name));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return [check('credentials', 'problem', error.message)];
  }
  const { limits } = provider;
  const page = await provider.assistants.list({ pageSize: 1 }, { signal: io.stop });
  if (page.isErr()) {
    const { kind, message } = page.error;
    const what =
      kind === 'unauthenticated' || kind === 'misconfigured'
        ? 'credentials'
        : kind === 'permissionDenied'
          ? 'rights'
          : 'reachability';
    return [check(what, 'problem', message)];
  }
  const checks = [check('credentials', 'ok', 'the vendor accepts them')];
  const observed = await observe(provider, { versions: false, signal: io.stop });
  if (observed.isErr()) return [...checks, check('rights', 'problem', observed.error.message)];
  const { assistants, unseen } = observed.value;
  const denied = unseen.filter(({ reason }) => reason === 'permissionDenied');
  const missing = new Set(denied.map(({ message }) => message));
  for (const message of missing) checks.push(check('rights', 'problem', message));
  if (missing.size === 0) checks.push(check('rights', 'ok', 'everything that exists can be read'));
  const { quota, assistantsPerAccount } = limits;
  if (quota)
    checks.push(
      check(
        'quota',
        'note',
        `${quota.requests} requests in ${quota.perMs / 1_000} s are published`,
      ),
    );
  const places =
    assistantsPerAccount === undefined
      ? counted(assistants.length, 'assistant')
      : `${assistants.length} of ${counted(assistantsPerAccount, 'assistant')}`;
  const isFull = assistantsPerAccount !== undefined && assistants.length >= assistantsPerAccount;
  checks.push(check('places', isFull ? 'note' : 'ok', places));
  return checks;
}
