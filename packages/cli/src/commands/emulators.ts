/** Starts emulators of both vendors. */
import { stringify } from 'yaml';
import { isSet, textOption, type RunCommand } from '../command.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { writeUserFile } from '../files.js';
import { sampleSeeds } from '../sample-seeds.js';

export const run: RunCommand = async ({ options, output, io }) => {
  const { startGenesysEmulator, startQConnectEmulator } =
    await import('@assistant-provider/emulators');
  const seeds = isSet(options, 'sample') ? sampleSeeds : undefined;
  const genesys = await startGenesysEmulator({
    port: portOf(options['genesysPort'], 'genesys-port'),
    ...(seeds && { seed: seeds.genesys }),
  });
  const qconnect = await startQConnectEmulator({
    port: portOf(options['qconnectPort'], 'qconnect-port'),
    ...(seeds && { seed: seeds.qconnect }),
  });
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
  await Promise.all([genesys.close(), qconnect.close()]);
  return exitCodes.done;
};

const largestPort = 65_535;

function portOf(given: unknown, option: string): number {
  const port = Number(given ?? 0);
  if (Number.isInteger(port) && port >= 0 && port <= largestPort) return port;
  throw usageError(`--${option} must be a port number from 0 to ${largestPort}`);
}
