/** Checks one account: clock, credentials, rights and quota. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import { observe } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { CommandError, exitCodeOf } from '../command-error.js';
import type { OpenAccount } from '../config/open-account.js';
import { exitCodes } from '../exit-code.js';
import { counted } from '../output/counted.js';
import { note, ok, problem, type FoundCheck } from './check.js';
import { clockCheck } from './clock.js';
import { rightsChecks } from './rights.js';

/** Returns what was found out about an account. */
export async function accountChecks(
  { open, io }: Pick<CommandContext, 'open' | 'io'>,
  name: string,
): Promise<readonly FoundCheck[]> {
  let account: OpenAccount;
  try {
    account = await open(name);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { message, exitCode } = error;
    return [
      problem(exitCode === exitCodes.usage ? 'configuration' : 'credentials', message, exitCode),
    ];
  }
  const { provider, apiUrl } = account;
  const [clock, access] = await Promise.all([
    apiUrl().then(
      (url) => clockCheck(url, io.stop),
      // The other checks report a wrong host.
      () => undefined,
    ),
    accessChecks(provider, io.stop),
  ]);
  return clock === undefined ? access : [clock, ...access];
}

async function accessChecks(
  provider: AssistantProvider,
  signal: AbortSignal,
): Promise<readonly FoundCheck[]> {
  const page = await provider.assistants.list({ pageSize: 1 }, { signal });
  if (page.isErr()) return [refused(page.error)];
  const checks = [ok('credentials', 'the vendor accepts them')];
  const observed = await observe(provider, { versions: false, signal });
  if (observed.isErr()) return [...checks, refused(observed.error)];
  const { assistants, unseen } = observed.value;
  return [
    ...checks,
    ...rightsChecks(provider, unseen),
    ...quotaChecks(provider.limits, assistants.length),
  ];
}

/** A host that does not respond says nothing about credentials or rights. */
function refused(error: AssistantError): FoundCheck {
  const { kind, message } = error;
  const check = checkOf[kind as keyof typeof checkOf] ?? 'reachability';
  return problem(check, message, exitCodeOf(kind));
}

const checkOf = {
  unauthenticated: 'credentials',
  permissionDenied: 'rights',
  misconfigured: 'configuration',
} as const;

function quotaChecks(
  { quota, assistantsPerAccount: limit }: AssistantProvider['limits'],
  count: number,
): readonly FoundCheck[] {
  const published = quota
    ? [note('quota', `${quota.requests} requests in ${quota.perMs / 1_000} s are published`)]
    : [];
  if (limit === undefined) return [...published, ok('places', counted(count, 'assistant'))];
  if (count > limit)
    return [
      ...published,
      note('places', `${counted(count, 'assistant')}: more than the published limit of ${limit}`),
    ];
  const places = `${count} of ${counted(limit, 'assistant')}`;
  return [...published, count === limit ? note('places', places) : ok('places', places)];
}
