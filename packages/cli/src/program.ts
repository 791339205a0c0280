/** Makes the command line from the table of commands. */
import { isNativeError } from 'node:util/types';
import { Command, CommanderError, Option } from 'commander';
import type { CommandContext, CommandSpec } from './command.js';
import { textOption, type OptionValues } from './option-values.js';
import { CommandError } from './command-error.js';
import type { LoadedConfig } from './config/config.js';
import type { OpenAccount } from './config/open-account.js';
import { exitCodeHelp } from './exit-code-help.js';
import { exitCodes, type ExitCode } from './exit-code.js';
import type { Io } from './io.js';
import { withConfig } from './output/next-command.js';
import { createOutput, type Output } from './output/output.js';
import { table } from './output/table.js';
import { createSecrets } from './secrets.js';
import { specs } from './specs.js';
import { version } from './version.js';

/** Runs the command line, and returns the exit code. It never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const helpWidth = io.stdoutColumns ?? 80;
  const program = new Command('assistants')
    .description('Contact-centre assistants at any vendor')
    .version(version)
    .addHelpText('after', () => `\n${exitCodeHelp(helpWidth)}`)
    .showHelpAfterError('(add --help for the arguments and options)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => 80,
    });
  for (const [flags, description] of globalOptions) program.option(flags, description);
  for (const spec of specs)
    program.addCommand(
      commandOf(spec, program, helpWidth, async (args, options) => {
        exitCode = await runCommand(spec, args, options, io);
      }),
    );
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    return failed(error, io, (text) => void io.stderr.write(`${text}\n`));
  }
}

function commandOf(
  spec: CommandSpec,
  program: Command,
  helpWidth: number,
  action: (args: readonly (string | undefined)[], options: OptionValues) => Promise<void>,
): Command {
  const command = new Command(spec.name)
    .summary(spec.summary)
    .description(`${spec.summary}.`)
    .copyInheritedSettings(program)
    .addHelpText('after', () => helpOf(spec, helpWidth));
  for (const [flags, description] of spec.arguments ?? []) command.argument(flags, description);
  for (const [flags, description] of spec.options ?? []) {
    const option = new Option(flags, description);
    if (/=/.test(flags)) option.argParser((value: string, all: string[] = []) => [...all, value]);
    command.addOption(option);
  }
  // The options of every command stand before or after its name.
  for (const [flags] of globalOptions) command.addOption(new Option(flags).hideHelp());
  return command.action(async (...given: unknown[]) => {
    const args = given.slice(0, -2).flat() as (string | undefined)[];
    await action(args, { ...program.opts(), ...definedOf(given.at(-2) as OptionValues, program) });
  });
}

/** The options of every command. The help of each command lists them behind its own. */
const globalOptions = [
  ['--config <file>', 'the configuration (default: assistants.config.yaml)'],
  ['--json', 'write data for programs'],
  ['--no-input', 'never ask'],
] as const;

/** The page has the rights of each operation at each vendor. */
const permissionsUrl =
  'https://github.com/assistant-provider/assistant-provider/blob/main/docs/permissions.md';

const indent = '  ';

/** Returns rows of one or two texts below a title. The last text of a row wraps at the terminal's width. */
const block = (title: string, rows: readonly (readonly string[])[], width: number) => {
  const columns = (rows[0] ?? []).map((_, index, { length }) => ({
    title: '',
    text: (row: readonly string[]) => row[index] ?? '',
    wraps: index === length - 1,
  }));
  // Without the line of titles.
  const lines = table(rows, columns, width - indent.length).slice(1);
  return [title, ...lines.map((line) => `${indent}${line}`), ''];
};

/** Defaults of the command's own copies must not hide what stands before its name. */
const definedOf = (own: OptionValues, program: Command): OptionValues =>
  Object.fromEntries(
    Object.entries(own).filter(
      ([name, value]) => !(name === 'input' && value === true && program.opts()['input'] === false),
    ),
  );

function helpOf({ examples, next, operations = [] }: CommandSpec, width: number): string {
  return [
    '',
    ...block('Global options:', globalOptions, width),
    ...(operations.length > 0
      ? [
          ...block('Operations:', [[operations.join(', ')]], width),
          'The rights of each operation:',
          `  ${permissionsUrl}`,
          '',
        ]
      : []),
    exitCodeHelp(width),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    ...(next === undefined ? [] : ['', `Next: ${next}`]),
  ].join('\n');
}

async function runCommand(
  spec: CommandSpec,
  args: readonly (string | undefined)[],
  options: OptionValues,
  io: Io,
): Promise<ExitCode> {
  const opened: OpenAccount[] = [];
  // The command prints the emulators' keys, which are public, also if the environment has them already.
  const { secrets, learn } = createSecrets(spec.name === 'emulators' ? {} : io.env);
  let loaded: Promise<LoadedConfig> | undefined;
  const context: CommandContext = {
    io,
    args,
    options,
    secrets,
    output: createOutput(io, {
      json: options['json'] === true,
      config: textOption(options, 'config'),
      secrets,
    }),
    config: () =>
      (loaded ??= import('./config/config.js').then(async ({ loadConfig, secretVariables }) => {
        const read = await loadConfig(io, textOption(options, 'config'));
        // Also of accounts that the command does not open: a stored plan may repeat their secrets.
        learn(...secretVariables(read.config).map((name) => io.env[name]));
        return read;
      })),
    open: async (name) => {
      const { openAccount } = await import('./config/open-account.js');
      const account = await openAccount(name, await context.config(), io, learn);
      opened.push(account);
      return account;
    },
  };
  try {
    const { run: runOwn } = await spec.load();
    return await runOwn(context);
  } catch (error) {
    const { output } = context;
    return failed(error, io, (text) => output.remark(text), textOption(options, 'config'));
  } finally {
    for (const { provider } of opened) void (await provider.close());
  }
}

function failed(
  error: unknown,
  { interruptedBy }: Io,
  remark: Output['remark'],
  config?: string,
): ExitCode {
  const signal = interruptedBy();
  if (error instanceof CommandError) {
    const next = error.next.map((line) => `\n→ ${withConfig(line, config)}`).join('');
    remark(`${error.message}${next}`);
    if (signal === undefined) return error.exitCode;
  } else if (signal === undefined) {
    const message = isNativeError(error) ? error.message : 'an error that cannot be read';
    remark(`internal error: ${message}`);
    return exitCodes.failed;
  }
  return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
}
