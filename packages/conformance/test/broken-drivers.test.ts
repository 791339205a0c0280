/** Tests the kit with drivers that are broken on purpose, each in one subtle way. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runConformance } from '../src/index.js';
import { brokenDrivers } from './broken-drivers.js';
import { brokenSecret } from './broken/broken-driver.js';
import { harnessOf } from './memory-harness.js';

const harnessOfBroken = (name: string, wrap: (typeof brokenDrivers)[number]['wrap']) =>
  harnessOf(name, wrap, [brokenSecret]);

describe('a driver that is broken on purpose', () => {
  for (const { breaks, foundBy, wrap } of brokenDrivers)
    test(`fails ${foundBy} if ${breaks}`, async () => {
      const options = { only: [foundBy], caseTimeoutMs: 4_000 };
      const broken = await runConformance(harnessOfBroken(breaks, wrap), options);
      expect(broken.failed.map(({ id }) => id)).toContain(foundBy);

      // The same driver without the break passes the case.
      const sound = await runConformance(
        harnessOfBroken('sound', (driver) => driver),
        options,
      );
      expect(sound.failed).toEqual([]);
    });
});

describe('the breaks', () => {
  test('are more than fifteen, each found by its own case', () => {
    const cases = brokenDrivers.map(({ foundBy }) => foundBy);
    expect(cases.length).toBeGreaterThanOrEqual(15);
    expect(new Set(cases).size).toBe(cases.length);
  });

  test('are listed in docs/conformance.md', () => {
    const page = readFileSync(new URL('../../../docs/conformance.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| (.+?) +\| `(\S+)` +\|$/gm)].map(
      ([, breaks, foundBy]) => ({
        breaks,
        foundBy,
      }),
    );
    expect(listed).toEqual(brokenDrivers.map(({ breaks, foundBy }) => ({ breaks, foundBy })));
  });
});
