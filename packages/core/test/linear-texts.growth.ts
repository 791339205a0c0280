/** No text that a caller or a vendor brings costs more than linear time. */
import { redactSecrets } from '@assistant-provider/core/adapter';
import { growthOf, hostileTexts } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { callsWith, errorWith } from './calls-with-text.js';
import { scriptedProvider } from './scripted-driver.js';

const secrets = Array.from({ length: 10 }, (_, n) => `secret-${n}-of-ten`);

describe.each(hostileTexts)('%s', (_, textOf) => {
  it('are masked in linear time', async () => {
    const growth = await growthOf(200_000, (length) => redactSecrets(textOf(length)));
    expect(growth).toBeLessThan(3);
  });

  it('are searched for known secrets in linear time', async () => {
    const growth = await growthOf(200_000, (length) => redactSecrets(textOf(length), secrets));
    expect(growth).toBeLessThan(3);
  });

  it('cost linear time in every member of an error', async () => {
    const growth = await growthOf(500_000, (length) => errorWith(textOf(length)));
    expect(growth).toBeLessThan(3);
  });

  it('cost linear time as the names and values of input', async () => {
    const provider = scriptedProvider({});
    const growth = await growthOf(500_000, (length) => callsWith(provider, textOf(length)));
    expect(growth).toBeLessThan(3);
  });
});
