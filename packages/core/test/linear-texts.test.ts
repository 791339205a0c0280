/** No text that a caller or a vendor brings costs more than linear time. */
import {
  createAssistantError,
  maskAndCut,
  parse,
  record,
  redactSecrets,
  text,
} from '@assistant-provider/core/adapter';
import { growthOf, hostileTexts } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

const secrets = Array.from({ length: 100 }, (_, n) => `secret-${n}-of-hundred`);

describe.each(hostileTexts)('%s', (_, textOf) => {
  it('are masked in linear time', async () => {
    const growth = await growthOf(200_000, (length) => redactSecrets(textOf(length)));
    expect(growth).toBeLessThan(3);
  });

  it('are searched for known secrets in linear time', async () => {
    const few = secrets.slice(0, 10);
    const growth = await growthOf(200_000, (length) => redactSecrets(textOf(length), few));
    expect(growth).toBeLessThan(3);
  });

  it('are cut, so that their length does not matter', () => {
    const redact = (clear: string) => redactSecrets(clear, secrets);
    const long = textOf(4_000_000);
    const searched: number[] = [];
    maskAndCut(long, (clear) => (searched.push(clear.length), redact(clear)), 2_000);
    expect(Math.max(...searched)).toBeLessThanOrEqual(18_000);
  });

  it('cost linear time in every member of an error', async () => {
    const growth = await growthOf(500_000, (length) => {
      const long = textOf(length);
      createAssistantError({
        kind: 'invalidInput',
        vendor: 'acme',
        operation: 'x',
        message: long,
        vendorCode: long,
        requestId: long,
        issues: [{ field: long, rule: long, message: long }],
        cause: Object.assign(new Error(long, { cause: long }), { name: long, code: long }),
      });
    });
    expect(growth).toBeLessThan(3);
  });

  it('cost linear time as the names and values of input', async () => {
    const provider = scriptedProvider({});
    const growth = await growthOf(500_000, async (length) => {
      const long = textOf(length);
      void (await provider.assistants.get(long));
      const draft = { name: long, [long]: 1, tags: { [long]: long } };
      void (await provider.assistants.create(draft));
      void (await provider.assistants.list({ cursor: long }));
      void parse(record(text(), text()), { [long]: long }, 'record');
    });
    expect(growth).toBeLessThan(3);
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
