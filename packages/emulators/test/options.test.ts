/** Options of the emulators: a mistake is an error, not another emulator than the test wanted. */
import { describe, expect, it } from 'vitest';
import { startEmulators, startGenesysEmulator, startQConnectEmulator } from '../src/index.js';

describe.each([
  ['startGenesysEmulator', startGenesysEmulator],
  ['startQConnectEmulator', startQConnectEmulator],
])('%s', (_, start: (options: object) => Promise<{ close: () => Promise<void> }>) => {
  it('names an unknown option and the known ones', async () => {
    await expect(start({ sed: {} })).rejects.toThrow(
      /options: sed is unknown; known are port, host, clock, quotas, seed, settings, /,
    );
  });

  it('names every wrong option', async () => {
    await expect(start({ sed: {}, quotas: 'vendors', clock: 'manul' })).rejects.toThrow(
      /sed is unknown; .*quotas must be off or counts or vendor; clock must be real or manual/,
    );
  });

  it('takes an unknown option that is undefined as absent', async () => {
    const emulator = await start({ sed: undefined });
    await emulator.close();
  });
});

describe('startEmulators', () => {
  it.each(['genesysSeed', 'port', 'seed'])('names the unknown option %s', async (name) => {
    await expect(startEmulators({ [name]: {} })).rejects.toThrow(
      `options: ${name} is unknown; known are host, clock, quotas, genesys, qconnect, controlPort`,
    );
  });

  it('names the emulator of an unknown option', async () => {
    const qconnect: object = { sed: {} };
    await expect(startEmulators({ qconnect })).rejects.toThrow(
      /the Q in Connect emulator does not start: Q in Connect options: sed is unknown/,
    );
  });
});
