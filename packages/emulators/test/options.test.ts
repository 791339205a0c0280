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
      /sed is unknown; .*quotas must be off or counts or vendor; clock must be real or manual, or an object with now and advance/,
    );
  });

  it.each([true, null, 0, 'vendors'])('refuses the quotas %j', async (quotas) => {
    await expect(start({ quotas })).rejects.toThrow(/quotas must be off or counts or vendor/);
  });

  it.each([5, null, { now: Date.now }])('refuses the clock %j', async (clock) => {
    await expect(start({ clock })).rejects.toThrow(
      /clock must be real or manual, or an object with now and advance/,
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

  it.each(['genesys', 'qconnect'])('refuses a clock of %s alone', async (vendor) => {
    await expect(startEmulators({ [vendor]: { clock: 'manual' } })).rejects.toThrow(
      `options: ${vendor}.clock must move to clock, which holds for both emulators`,
    );
  });

  it.each(['genesys', 'qconnect'])('refuses %s that is not an object', async (vendor) => {
    await expect(startEmulators({ [vendor]: 5 })).rejects.toThrow(
      `options: ${vendor} must be an object`,
    );
  });
});

describe('the credentials of startQConnectEmulator', () => {
  const start = (credentials: unknown) =>
    startQConnectEmulator({ credentials } as Parameters<typeof startQConnectEmulator>[0]);

  it('are refused with every problem', async () => {
    await expect(start({ accessKey: 'a', secretAccessKey: '', sessionToken: 5 })).rejects.toThrow(
      'Q in Connect options: credentials.accessKey is unknown; known are accessKeyId, secretAccessKey, sessionToken; ' +
        'credentials.accessKeyId must be a text of at least one character; ' +
        'credentials.secretAccessKey must be a text of at least one character; ' +
        'credentials.sessionToken must be a text of at least one character',
    );
  });

  it.each([null, 'a:b'])('%j are refused', async (credentials) => {
    await expect(start(credentials)).rejects.toThrow('credentials must be an object');
  });

  it('can have the members that the AWS SDK adds to them', async () => {
    const keys = { accessKeyId: 'a', secretAccessKey: 's', sessionToken: undefined };
    const emulator = await start({ ...keys, $source: {} });
    await emulator.close();
    expect(emulator.credentials).toMatchObject({ accessKeyId: 'a', secretAccessKey: 's' });
  });
});
