/** Long texts that a caller or a vendor brings are masked and cut. `linear-texts.growth.ts` measures their time. */
import { createAssistantError, maskAndCut, redactSecrets } from '@assistant-provider/core/adapter';
import { hostileTexts } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { callsWith, errorWith } from './calls-with-text.js';
import { scriptedProvider } from './scripted-driver.js';

const secrets = Array.from({ length: 100 }, (_, n) => `secret-${n}-of-hundred`);

describe.each(hostileTexts)('%s', (_, textOf) => {
  const long = textOf(40_000);

  it('hide no secret that follows them', () => {
    expect(redactSecrets(`${long}, password=known-to-nobody`)).not.toContain('known-to-nobody');
    expect(redactSecrets(`${long} ${secrets[7]}`, secrets)).not.toContain(secrets[7]);
  });

  it('are cut, so that their length does not matter', () => {
    const redact = (clear: string) => redactSecrets(clear, secrets);
    const searched: number[] = [];
    maskAndCut(textOf(4_000_000), (clear) => (searched.push(clear.length), redact(clear)), 2_000);
    expect(Math.max(...searched)).toBeLessThanOrEqual(18_000);
  });

  it('are cut in every member of an error', () => {
    const { message, vendorCode, requestId, issues, cause } = errorWith(long);
    expect(message.length).toBeLessThanOrEqual(2_000);
    const others = { vendorCode, requestId, issues, cause };
    expect(JSON.stringify(others).length).toBeLessThan(50_000);
  });

  it('get an error as the names and values of input', async () => {
    for (const result of await callsWith(scriptedProvider({}), long))
      expect(JSON.stringify(result._unsafeUnwrapErr()).length).toBeLessThan(5_000);
  });
});

describe('the issues of a driver', () => {
  const details = { vendor: 'acme', operation: 'x', kind: 'conflict', message: 'no' } as const;
  const issuesOf = (count: number) =>
    createAssistantError({
      ...details,
      issues: Array.from({ length: count }, (_, n) => ({
        field: `f${n}`,
        rule: 'r',
        message: 'm'.repeat(5_000),
      })),
    }).issues;

  it('are at most 101, of which the last says that there are more', () => {
    expect(issuesOf(200_000)).toHaveLength(101);
    expect(issuesOf(101)?.at(-1)).toEqual({
      field: 'f100',
      rule: 'more',
      message: 'there are more than 100 issues; the others are not listed',
    });
    expect(issuesOf(100)?.at(-1)?.field).toBe('f99');
  });

  it('have bounded texts', () => {
    expect(JSON.stringify(issuesOf(200_000)).length).toBeLessThan(120_000);
  });
});
