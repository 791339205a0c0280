/** `npm run test:kills`: at least 60 processes are killed at random moments; with `KILLS`, another number. */
import { expect, it } from 'vitest';
import { killed, longPlan } from './kills.js';

const wanted = Number(process.env['KILLS'] ?? 60);

it.each(['genesys', 'qconnect'] as const)(
  'a run at %s that is killed again and again loses nothing and makes nothing twice',
  async (vendor) => {
    let kills = 0;
    const given = await longPlan(vendor, 1);
    for (let round = 1; kills < wanted / 2; round += 1) {
      // A round that kills nothing must not be repeated for ever.
      expect(round).toBeLessThan(2 * wanted);
      const moments = [0, 1, 2, 3].map((index) => ({
        messages: 1 + ((round * 7 + index * 3) % 6),
        turns: (round * 31 + index * 17) % 60,
      }));
      const outcome = await killed(vendor, given, moments);
      expect(outcome.report).toMatchObject({ outcome: 'applied', problems: [] });
      expect(outcome.state).toEqual(outcome.expected);
      kills += outcome.kills;
    }
  },
);
