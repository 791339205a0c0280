/** Tests of every setting with every value. */
import { describe, expect, it } from 'vitest';
import { qconnectSettings } from '../src/qconnect/settings.js';
import type { QConnectSettings } from '../src/qconnect/settings.js';
import { startQConnectEmulator } from '../src/qconnect/emulator.js';
import { givenAssistant } from './qconnect-fixture.js';
import { behaviourCases } from './qconnect-setting-cases-behaviour.js';
import { resourceOfAssistantCases } from './qconnect-setting-cases-resources-of-assistants.js';
import { resourceCases } from './qconnect-setting-cases-resources.js';
import type { SettingCase } from './qconnect-setting-cases.js';

type Name = keyof QConnectSettings;

// The type makes the compiler demand a case for every setting.
const cases: { readonly [N in Name]: SettingCase<N> } = {
  ...resourceCases,
  ...resourceOfAssistantCases,
  ...behaviourCases,
};
const names = Object.keys(qconnectSettings) as Name[];

describe.each(names)('%s', (name) => {
  const { given, with: others, scenario, outcomes } = cases[name] as SettingCase<Name>;

  it.each(outcomes)('%j', async (value, outcome) => {
    const settings = { ...others, [name]: value };
    const { emulator, raw, assistantId } = await givenAssistant({ ...given, settings });
    const context = {
      emulator,
      assistantId,
      assistant: `/assistants/${assistantId}`,
      call: (method: string, target: string, body?: object, headers?: Record<string, string>) =>
        raw({
          method,
          target,
          ...(body && { body: JSON.stringify(body) }),
          ...(headers && { headers }),
        }),
    };
    expect(await scenario(context)).toEqual(outcome);
    expect(emulator.requests.all().filter(({ internalError }) => internalError)).toEqual([]);
  });

  const { values } = qconnectSettings[name];
  if (values)
    it('has no other values', () => {
      expect(outcomes.map(([value]) => value)).toEqual(values);
    });
});

it('the start fails with a reason for each unknown setting and invalid value', async () => {
  const settings = { usecaseTwice: 'appends', useCaseTwice: 'twice', defaultPageSize: 101 };
  const start = startQConnectEmulator({ settings: settings as Partial<QConnectSettings> });
  await expect(start).rejects.toThrow(
    'unknown setting usecaseTwice; useCaseTwice must be replaces or appends or ConflictException; defaultPageSize must be a whole number, at least 1 and at most 100',
  );
});
