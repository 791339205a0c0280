import { describe, expect, it } from 'vitest';
import { isLong } from '../table/fault-suite.js';
import { burstThroughProvider, quotas, reads, type Burst } from './burst.js';
import { burstThroughAwsSdk, burstThroughGenesysSdk } from './official-sdks.js';

const vendors = ['genesys', 'qconnect'] as const;
const patienceMs = 60_000;

const show = (who: string, { succeeded, lost, requests, throttled, tookMs }: Burst): string =>
  `  ${who}: ${succeeded} of ${reads} reads succeed; ${requests} requests, ${throttled} throttled` +
  `, ${(tookMs / 1_000).toFixed(1)} s` +
  [...lost].map(([loss, times]) => `; ${times} lost to ${loss}`).join('');

describe.each(vendors)('a thousand concurrent reads at %s', (vendor) => {
  it(
    'queue for the published quota: all succeed, hardly one is throttled, and no time is wasted',
    async () => {
      const burst = await burstThroughProvider(vendor);

      expect(burst.succeeded).toBe(reads);
      expect(burst.throttled).toBeLessThanOrEqual(burst.requests / 100);
      expect(burst.tookMs).toBeLessThanOrEqual(1.1 * quotas[vendor].shortestMs);
      if (isLong) console.log(`${quotas[vendor].title}\n${show('our provider', burst)}`);
    },
    patienceMs,
  );

  if (isLong)
    it(
      'are lost for the most part by the vendor’s own SDK',
      async () => {
        const burst =
          vendor === 'genesys' ? await burstThroughGenesysSdk() : await burstThroughAwsSdk();

        console.log(`${quotas[vendor].title}\n${show('the official SDK', burst)}`);
        expect(burst.succeeded).toBeLessThan(reads);
      },
      patienceMs,
    );
});
