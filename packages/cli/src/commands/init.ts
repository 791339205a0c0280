/**
 * Writes the configuration: asks for the accounts, or takes them from the options, and tests those whose
 * credentials are there. No secret is asked for.
 */
import { stringify } from 'yaml';
import type { CommandContext, RunCommand } from '../command.js';
import { isSet, textOption, textsOption } from '../option-values.js';
import { usageError } from '../command-error.js';
import { configFileName, configSchema, parseConfig, type AccountConfig } from '../config/config.js';
import { firstRead, type FirstRead } from '../config/first-read.js';
import { regionProblem } from '../config/region-problem.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { refuseExisting, writeUserFile } from '../files.js';
import { ask } from '../io.js';
import { commandLine } from '../output/next-command.js';

export const run: RunCommand = async (context) => {
  const { options, output, io } = context;
  // The same file that every other command reads then.
  const path = textOption(options, 'config') ?? io.env['ASSISTANTS_CONFIG'] ?? configFileName;
  if (!isSet(options, 'overwrite')) await refuseExisting(io, path);
  const given = await accountsOf(options);
  const accounts = Object.keys(given).length > 0 ? given : await asked(context);
  if (Object.keys(accounts).length === 0)
    throw usageError('no account was given', 'assistants init --genesys dev=eu_central_1');
  const text = `# yaml-language-server: $schema=https://unpkg.com/@assistant-provider/cli/schema/config.schema.json
# Accounts, and where their credentials are. The credentials themselves never stand here.
${stringify({ accounts })}`;
  parseConfig(text, path);
  await writeUserFile(io, path, text);
  output.remark(`${path} names ${Object.keys(accounts).join(', ')}`);
  const tests: Omit<FirstRead, 'exitCode'>[] = [];
  let exitCode: ExitCode = exitCodes.done;
  for (const [name, account] of Object.entries(accounts)) {
    const { exitCode: ofAccount, ...test } = await firstRead(context, name, account);
    if (ofAccount > exitCode) exitCode = ofAccount;
    tests.push(test);
    output.remark(`${name}: ${test.message}`);
  }
  await output.document({ file: path, accounts: Object.keys(accounts), tests });
  output.next(`${commandLine('doctor')}   tests them`);
  return exitCode;
};

async function accountsOf(
  options: CommandContext['options'],
): Promise<Record<string, AccountConfig>> {
  const accounts: Record<string, AccountConfig> = {};
  for (const vendor of ['genesys', 'qconnect'] as const)
    for (const pair of textsOption(options, vendor)) {
      const [name = '', region = ''] = pair.split('=');
      if (name === '' || region === '')
        throw usageError(`--${vendor} must be NAME=REGION, but is ${pair}`);
      accounts[name] = accountAt(vendor, name, region);
    }
  const checked = configSchema.safeParse({ accounts });
  if (!checked.success)
    throw usageError(checked.error.issues.map(({ message }) => message).join('; '));
  for (const [name, account] of Object.entries(accounts)) {
    const problem = await regionProblem(name, account);
    if (problem !== undefined) throw usageError(problem);
  }
  return accounts;
}

async function asked({ io, options, output }: CommandContext) {
  const accounts: Record<string, AccountConfig> = {};
  if (options['input'] === false || !io.stdinIsTerminal) return accounts;
  output.remark('An empty name ends the list.');
  for (;;) {
    const name = await ask(io, 'Name of an account, e.g. dev: ');
    if (name === '') return accounts;
    const vendor = await ask(io, 'Vendor, genesys or qconnect: ');
    if (vendor !== 'genesys' && vendor !== 'qconnect') {
      output.remark('It must be genesys or qconnect.');
      continue;
    }
    const example = vendor === 'genesys' ? 'eu_central_1' : 'eu-central-1';
    const region = await ask(io, `Region, e.g. ${example}: `);
    const account = accountAt(vendor, name, region === '' ? example : region);
    const problem = await regionProblem(name, account);
    if (problem === undefined) accounts[name] = account;
    else output.remark(problem);
  }
}

/** Each account has variables of its own, so that several can be used at once. */
function accountAt(vendor: 'genesys' | 'qconnect', name: string, region: string): AccountConfig {
  const prefix = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
  return vendor === 'genesys'
    ? {
        vendor,
        region,
        credentials: {
          env: { clientId: `${prefix}_CLIENT_ID`, clientSecret: `${prefix}_CLIENT_SECRET` },
        },
      }
    : { vendor, region, credentials: { profile: name } };
}
