/** Starts emulators of both vendors. */
import { isNativeError } from 'node:util/types';
import type { Emulators } from '@assistant-provider/emulators';
import type { CheckedOptions, Connection, OptionName } from '@assistant-provider/emulators/command';
import type * as CommandParts from '@assistant-provider/emulators/command';
import { stringify } from 'yaml';
import type { CommandContext, RunCommand } from '../command.js';
import { isSet, textOption, textsOption, type OptionValues } from '../option-values.js';
import { CommandError, usageError } from '../command-error.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { refuseExisting, writeUserFile } from '../files.js';
import { sampleSeeds } from '../sample-seeds.js';

export const run: RunCommand = async (context) => {
  const { options, output, io } = context;
  if (output.json && textOption(options, 'print') !== undefined)
    throw usageError('--json and --print exclude each other', 'leave one of them out');
  const parts = await import('@assistant-provider/emulators/command');
  const checked = parts.checkOptions(textsOf(options, parts.optionNames), io.cwd);
  if (checked.kind === 'wrong')
    throw usageError(checked.reason, 'assistants emulators --help   lists the options');
  const file = textOption(options, 'writeConfig');
  if (file !== undefined && !isSet(options, 'overwrite')) await refuseExisting(io, file);

  const emulators = await started(checked, isSet(options, 'sample'));
  try {
    return await serve(context, emulators, checked, parts);
  } finally {
    await Promise.race([emulators.close(), aborted(io.kill)]);
    if (io.interruptedBy() !== undefined) await parts.untilSecondSignal(io.kill);
  }
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** The options by their names in the command line, which commander changes: `--control-port` to `controlPort`. */
const textsOf = (options: OptionValues, names: readonly OptionName[]) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      textOption(
        options,
        name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      ),
    ]),
  );

/** A port in use, or an invalid seed or setting, ends the command. */
async function started({ emulators }: CheckedOptions, withSample: boolean): Promise<Emulators> {
  const { startEmulators } = await import('@assistant-provider/emulators');
  const sample = withSample ? sampleSeeds : undefined;
  try {
    return await startEmulators({
      ...emulators,
      genesys: { ...(sample && { seed: sample.genesys }), ...emulators.genesys },
      qconnect: { ...(sample && { seed: sample.qconnect }), ...emulators.qconnect },
    });
  } catch (error) {
    const why = isNativeError(error) ? error.message : 'the emulators do not start';
    throw new CommandError(why, exitCodes.failed);
  }
}

/** Serves both emulators until a signal or the event of `--until`. */
async function serve(
  { options, output, io }: CommandContext,
  emulators: Emulators,
  { until }: CheckedOptions,
  parts: typeof CommandParts,
): Promise<ExitCode> {
  for (const pair of textsOption(options, 'slow')) slowDown(pair, emulators);
  const connection = parts.connectionOf(emulators);
  const config = configOf(connection);
  const file = textOption(options, 'writeConfig');
  if (file !== undefined) await writeUserFile(io, file, stringify({ accounts: config.accounts }));
  switch (textOption(options, 'print')) {
    case 'json':
      await output.line(JSON.stringify(connection));
      break;
    case 'env': {
      const variables = { ...parts.variablesOf(connection), ...config.env };
      await output.line(parts.shellLines(variables).trimEnd());
      break;
    }
    case undefined:
    default:
      await output.object(config);
      await output.line('Both emulators run. In another shell:');
      for (const [name, value] of Object.entries(config.env))
        await output.line(`  export ${name}=${value}`);
      if (connection.control !== undefined)
        await output.line(`  export EMULATORS_CONTROL_URL=${connection.control.url}`);
      if (file !== undefined) await output.line(`  assistants list genesys --config ${file}`);
  }
  output.remark('Ctrl-C ends them.');
  await new Promise<void>((resolve) => {
    const stopWatching = parts.watchFor(until, resolve, io.stdin);
    const end = () => {
      stopWatching();
      resolve();
    };
    if (io.stop.aborted) end();
    else io.stop.addEventListener('abort', end, { once: true });
  });
  return exitCodes.done;
}

/** The accounts of a configuration, and the variables that it names. They hide no variables of AWS's own tools. */
const configOf = ({ genesys, qconnect }: Connection) => ({
  accounts: {
    genesys: {
      vendor: 'genesys',
      apiUrl: genesys.apiUrl,
      loginUrl: genesys.loginUrl,
      credentials: {
        env: { clientId: 'GENESYS_CLIENT_ID', clientSecret: 'GENESYS_CLIENT_SECRET' },
      },
    },
    qconnect: {
      vendor: 'qconnect',
      region: qconnect.region,
      endpoint: qconnect.url,
      credentials: {
        env: {
          accessKeyId: 'QCONNECT_ACCESS_KEY_ID',
          secretAccessKey: 'QCONNECT_SECRET_ACCESS_KEY',
        },
      },
    },
  },
  env: {
    GENESYS_CLIENT_ID: genesys.clientId,
    GENESYS_CLIENT_SECRET: genesys.clientSecret,
    QCONNECT_ACCESS_KEY_ID: qconnect.accessKeyId,
    QCONNECT_SECRET_ACCESS_KEY: qconnect.secretAccessKey,
  },
});

/** Delays an operation. Genesys Cloud's names begin with a small letter, and Amazon's with a capital. */
function slowDown(pair: string, { genesys, qconnect }: Emulators): void {
  const [operation = '', given = ''] = pair.split('=');
  const milliseconds = given === '' ? Number.NaN : Number(given);
  const { faults } = /^[A-Z]/.test(operation) ? qconnect : genesys;
  try {
    faults.add({ operation, effect: { kind: 'latency', milliseconds } });
  } catch {
    throw usageError(
      `--slow must be OPERATION=MILLISECONDS, but is ${pair}`,
      'docs/emulators.md links to all operations',
    );
  }
}
