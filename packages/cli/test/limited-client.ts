/** An account whose client may view assistants, and nothing else. */
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { sampleSeeds } from '../src/sample-seeds.js';
import { openShell, type Shell } from './shell.js';

/** Returns a shell whose configuration `limited.yaml` has one account, `limited`. */
export async function openLimitedShell(
  permissions: readonly string[] = ['assistants:assistant:view'],
): Promise<Shell> {
  const shell = await openShell();
  const client = { id: 'limited', secret: 'of-the-limited-client', state: 'active' } as const;
  const { apiUrl, loginUrl, close } = await startGenesysEmulator({
    seed: { ...sampleSeeds.genesys, clients: [{ ...client, permissions }] },
  });
  onTestFinished(close);
  const credentials = { file: 'limited.json' };
  const { id: clientId, secret: clientSecret } = client;
  await shell.write('limited.json', JSON.stringify({ clientId, clientSecret }));
  const limited = { vendor: 'genesys', apiUrl, loginUrl, credentials };
  await shell.write('limited.yaml', stringify({ accounts: { limited } }));
  return shell;
}
