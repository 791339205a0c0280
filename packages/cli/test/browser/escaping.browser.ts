/** Any text in any field, in a real browser: nothing runs, nothing is loaded, nothing is cut. */
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planHtml } from '../../src/report/plan-report.js';
import { inventoryDocument } from '../../src/report/inventory-document.js';
import { documentReport } from '../../src/report/report-file.js';
import { runDocument } from '../../src/report/run-report.js';
import { anyPlan, anyText } from '../plans.js';
import { startBrowser } from './browser.js';
import { openPage } from './open-page.js';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const anyRun = fc.record({
  runId: anyText,
  outcome: fc.constantFrom('applied' as const, 'rolledBack' as const, 'failed' as const),
  done: fc.nat(),
  total: fc.nat(),
  problems: fc.array(
    fc.record({ step: anyText, kind: fc.constant('unclear' as const), message: anyText }),
    { maxLength: 2 },
  ),
  irreversible: fc.array(fc.record({ step: anyText, reason: anyText }), { maxLength: 2 }),
  kept: fc.array(anyText, { maxLength: 2 }),
  identities: fc.constant([]),
});

const anyFailure = fc.record({
  account: anyText,
  vendor: anyText,
  error: fc.record({ kind: fc.constant('rateLimited' as const), message: anyText }),
});

const anyPage = fc.oneof(
  anyPlan.map(planHtml),
  fc
    .tuple(anyRun, anyText)
    .map(([run, account]) => documentReport(runDocument(run, account), run, 'html')),
  fc
    .array(anyFailure, { maxLength: 3 })
    .map((entries) => documentReport(inventoryDocument(entries), entries, 'html')),
);

it('no text runs, loads, shows an element of its own, or widens the page', async () => {
  await fc.assert(
    fc.asyncProperty(anyPage, async (html) => {
      const {
        page: shown,
        complaints,
        requests,
      } = await openPage(browser, html, {
        viewport: { width: 320, height: 600 },
      });
      expect(complaints).toEqual([]);
      expect(requests).toEqual([shown.url()]);
      for (const width of [320, 1_280]) {
        await shown.setViewportSize({ width, height: 600 });
        expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      expect(await shown.locator('img, iframe, base, script:not(#data), form, b, i').count()).toBe(
        0,
      );
      await shown.context().close();
    }),
    { numRuns: 60 },
  );
});
