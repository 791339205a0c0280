/** Each seed in the emulators' pages starts its emulator, and its clients can log in. */
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { expect, it } from 'vitest';
import { blocksOf, readText } from './blocks.js';

const pages = {
  'docs/emulators.md': startGenesysEmulator,
  'docs/emulators-genesys.md': startGenesysEmulator,
  'docs/emulators-qconnect.md': startQConnectEmulator,
} as const;

const blocks = await Promise.all(
  Object.entries(pages).map(async ([path, start]) =>
    blocksOf(await readText(path))
      .filter(({ language }) => language === 'json')
      .map(({ text, line }) => ({
        ...{ place: `${path}:${line}`, start },
        seed: JSON.parse(text) as Parameters<typeof start>[0],
      })),
  ),
);
const seeds = blocks.flat().filter(({ seed = {} }) => 'assistants' in seed);

it('every page about an emulator has one seed', () => {
  expect(seeds).toHaveLength(Object.keys(pages).length);
});

it.each(seeds)('the seed of $place starts its emulator', async ({ start, seed }) => {
  const emulator = await start({ seed: seed as never });
  await emulator.close();
});

it('the clients of a seed are active', async () => {
  const emulator = await startGenesysEmulator({
    seed: { clients: [{ id: 'reader', secret: 'secret-of-the-reader', permissions: 'view' }] },
  });
  const response = await fetch(`${emulator.loginUrl}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('reader:secret-of-the-reader').toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  await response.arrayBuffer();
  expect(response.status).toBe(200);
  expect(emulator.snapshot().clients).toMatchObject([{ id: 'reader', state: 'active' }]);
  await emulator.close();
});
