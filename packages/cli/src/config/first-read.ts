/** Tests a new account with one read, if its credentials are there. */
import { CommandError, vendorError } from '../command-error.js';
import type { CommandContext } from '../command.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import type { AccountConfig } from './config.js';

/** The outcome for one account. */
export interface FirstRead {
  readonly account: string;
  readonly state: 'ok' | 'problem' | 'notTested';
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** Reads one assistant of the account, or says what the test needs. */
export async function firstRead(
  { io, open }: Pick<CommandContext, 'io' | 'open'>,
  name: string,
  { credentials }: AccountConfig,
): Promise<FirstRead> {
  const untested = (message: string): FirstRead => ({
    ...{ account: name, state: 'notTested', exitCode: exitCodes.done },
    message: `not tested: ${message}`,
  });
  // A profile may ask a person to sign in, or wait for a machine's metadata.
  if (credentials === undefined) return untested('it uses the credentials that the AWS SDK finds');
  if ('profile' in credentials)
    return untested(`it uses the profile ${credentials.profile} of the AWS configuration`);
  if ('env' in credentials) {
    const missing = Object.values(credentials.env).filter((each) => (io.env[each] ?? '') === '');
    if (missing.length > 0) return untested(`set ${missing.join(' and ')}`);
  }
  try {
    const { provider } = await open(name);
    const page = await provider.assistants.list({ pageSize: 1 }, { signal: io.stop });
    if (page.isErr()) throw vendorError(name, page.error);
    const message = 'the vendor accepts the credentials';
    return { account: name, state: 'ok', message, exitCode: exitCodes.done };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { message, exitCode } = error;
    const start = `${name}: `;
    const own = message.startsWith(start) ? message.slice(start.length) : message;
    return { account: name, state: 'problem', message: own, exitCode };
  }
}
