import { describe, expect, test } from 'vitest';
import { genesysSettings } from '../src/genesys/settings.js';
import { startGenesysEmulator } from '../src/index.js';
import type { GenesysEmulatorOptions, GenesysSettings } from '../src/index.js';
import { names, startGenesys } from './genesys-harness.js';
import { directory } from './genesys-settings-directory.js';
import { everyRequest } from './genesys-settings-every-request.js';
import { listsAndAssistants } from './genesys-settings-lists.js';
import { queues } from './genesys-settings-queues.js';
import { usersAndCopilots } from './genesys-settings-users.js';
import { assistantsPath, threeNamed } from './genesys-setting-case.js';
import type { SettingCase } from './genesys-setting-case.js';

/** The type ensures a case for every setting. */
const cases: Record<keyof GenesysSettings, SettingCase> = {
  ...everyRequest,
  ...directory,
  ...listsAndAssistants,
  ...queues,
  ...usersAndCopilots,
};

describe.each(Object.entries(cases))('%s', (name, { outcomes, options, scenario }) => {
  test.each(outcomes)('%s leads to %j', async (value, outcome) => {
    const genesys = await startGenesys({
      ...options,
      settings: { ...options?.settings, [name]: value },
    });
    expect(await scenario(genesys)).toEqual(outcome);
  });

  test('the first value is the default', async () => {
    const genesys = await startGenesys({ ...options });
    expect(genesysSettings[name as keyof GenesysSettings].default).toBe(outcomes[0]?.[0]);
    expect(await scenario(genesys)).toEqual(outcomes[0]?.[1]);
  });
});

test('the name filter can match prefixes and parts', async () => {
  for (const [nameFilter, filter, found] of [
    ['prefix', 'Bill', ['Bill', 'Billing']],
    ['contains', 'ill', ['Bill', 'billing', 'Billing']],
  ] as const) {
    const genesys = await startGenesys({ settings: { nameFilter } });
    await threeNamed(genesys);
    expect(names(await genesys.call('GET', `${assistantsPath}?name=${filter}`))).toEqual(found);
  }
});

test('the start fails with a reason for each unknown setting and invalid value', async () => {
  const settings = { pageSise: 3, defaultPageSize: 0, listOrder: 'none' };
  await expect(startGenesysEmulator({ settings } as GenesysEmulatorOptions)).rejects.toThrow(
    'Genesys settings: unknown setting pageSise; defaultPageSize must be a whole number, at least 1; listOrder must be created or name or id',
  );
});
