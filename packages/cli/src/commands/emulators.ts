/** Starts emulators of both vendors. */
import { isNativeError } from 'node:util/types';
import type { GenesysEmulator, QConnectEmulator } from '@assistant-provider/emulators';
import { stringify } from 'yaml';
import type { CommandContext, RunCommand } from '../command.js';
import { isSet, textOption, textsOption } from '../option-values.js';
import { CommandError, usageError } from '../command-error.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { writeUserFile } from '../files.js';
import { sampleSeeds } from '../sample-seeds.js';

export const run: RunCommand = async (context) => {
  const { startGenesysEmulator, startQConnectEmulator } =
    await import('@assistant-provider/emulators');
  const { options } = context;
  const seeds = isSet(options, 'sample') ? sampleSeeds : undefined;
  const ports = [
    portOf(options['genesysPort'], 'genesys-port'),
    portOf(options['qconnectPort'], 'qconnect-port'),
  ] as const;
  const genesys = await started(
    startGenesysEmulator({ port: ports[0], ...(seeds && { seed: seeds.genesys }) }),
  );
  try {
    const qconnect = await started(
      startQConnectEmulator({ port: ports[1], ...(seeds && { seed: seeds.qconnect }) }),
    );
    try {
      return await serve(context, genesys, qconnect);
    } finally {
      await qconnect.close();
    }
  } finally {
    await genesys.close();
  }
};

/** Ends the command if another program has the port. */
const started = <T>(starting: Promise<T>): Promise<T> =>
  starting.catch((error: unknown) => {
    const why = isNativeError(error) ? error.message : 'an error that cannot be read';
    throw new CommandError(`the emulator does not start: ${why}`, exitCodes.failed);
  });

/** Serves both emulators until the command is interrupted. */
async function serve(
  { options, output, io }: CommandContext,
  genesys: GenesysEmulator,
  qconnect: QConnectEmulator,
): Promise<ExitCode> {
  for (const pair of textsOption(options, 'slow')) slowDown(pair, genesys, qconnect);
  const variables = {
    GENESYS_CLIENT_ID: genesys.credentials.clientId,
    GENESYS_CLIENT_SECRET: genesys.credentials.clientSecret,
    QCONNECT_ACCESS_KEY_ID: qconnect.credentials.accessKeyId,
    QCONNECT_SECRET_ACCESS_KEY: qconnect.credentials.secretAccessKey,
  };
  const accounts = {
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
  };
  const file = textOption(options, 'writeConfig');
  if (file !== undefined) await writeUserFile(io, file, stringify({ accounts }));
  await output.object({ accounts, env: variables });
  await output.line('Both emulators run. In another shell:');
  for (const [name, value] of Object.entries(variables))
    await output.line(`  export ${name}=${value}`);
  if (file !== undefined) await output.line(`  assistants list genesys --config ${file}`);
  output.remark('Ctrl-C ends them.');
  await new Promise<void>((resolve) => {
    if (io.stop.aborted) resolve();
    else io.stop.addEventListener('abort', () => resolve(), { once: true });
  });
  return exitCodes.done;
}

const largestPort = 65_535;

function portOf(given: unknown, option: string): number {
  const port = Number(given ?? 0);
  if (Number.isInteger(port) && port >= 0 && port <= largestPort) return port;
  throw usageError(`--${option} must be a port number from 0 to ${largestPort}`);
}

/** Delays an operation. Genesys Cloud's names begin with a small letter, and Amazon's with a capital. */
function slowDown(pair: string, genesys: GenesysEmulator, qconnect: QConnectEmulator): void {
  const [operation = '', given = ''] = pair.split('=');
  const milliseconds = given === '' ? Number.NaN : Number(given);
  const { faults } = /^[A-Z]/.test(operation) ? qconnect : genesys;
  try {
    faults.add({ operation, effect: { kind: 'latency', milliseconds } });
  } catch {
    throw usageError(
      `--slow must be OPERATION=MILLISECONDS, but is ${pair}`,
      'docs/emulators.md lists the operations',
    );
  }
}
