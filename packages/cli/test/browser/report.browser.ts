/** Every report in a real browser: colours, widths, paper, keyboard, network, policy and accessibility. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from './browser.js';
import { openPage } from './open-page.js';
import { makeReports, reportNames, type Report, type ReportName } from './reports.js';

let browser: Browser;
let reports: Readonly<Record<ReportName, Report>>;

beforeAll(async () => {
  [browser, reports] = await Promise.all([startBrowser(), makeReports()]);
});
afterAll(() => browser.close());

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly passes: readonly { readonly id: string }[];
}

/** Returns what axe-core finds, and the rules that it has checked. */
async function axe(page: Page) {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return {
    violations: results.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(' ')}`,
    ),
    passes: results.passes.map(({ id }) => id),
  };
}

/** Returns the elements that reach beyond the right or left edge of the page. */
const cutElements = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *:not(.skip, .skip *, thead, thead *)')].flatMap(
      (element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isCut = width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
        return isCut ? [`${element.tagName} ${element.className} ${left}-${right}`] : [];
      },
    ),
  );

const widths = [320, 375, 768, 1_024, 1_087, 1_280, 1_920];

describe.each(reportNames)('%s', (name) => {
  it('never scrolls sideways, from 320 to 1,920 pixels', async () => {
    const { page } = await openPage(browser, reports[name].html);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await cutElements(page), `${width}`).toEqual([]);
    }
  });

  it('asks nothing of any network, and keeps to its policy', async () => {
    const { page, complaints, requests } = await openPage(browser, reports[name].html);
    expect(requests).toEqual([page.url()]);
    expect(complaints).toEqual([]);
    // The style that the policy allows by its hash is in force.
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none');
  });

  it.each(['light', 'dark'] as const)('has no violation of axe-core in %s', async (colorScheme) => {
    const { page } = await openPage(browser, reports[name].html, { colorScheme });
    const { violations, passes } = await axe(page);
    expect(violations).toEqual([]);
    expect(passes).toContain('color-contrast');
  });

  it('shows everything on paper that is folded on the screen', async () => {
    const { page } = await openPage(browser, reports[name].html, { colorScheme: 'dark' });
    // A4 between the margins of 14 mm, in CSS pixels.
    await page.setViewportSize({ width: 688, height: 1_017 });
    await page.emulateMedia({ media: 'print' });
    expect(await cutElements(page)).toEqual([]);
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('details')].flatMap((fold) => {
          const content = fold.lastElementChild;
          const shown = content?.checkVisibility() === true && content.getClientRects().length > 0;
          return shown ? [] : [fold.textContent];
        }),
      ),
    ).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });
});

it('prints as many pages folded as unfolded', async () => {
  const { page } = await openPage(browser, reports['plan-move'].html);
  const pagesOf = async () =>
    (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  const folded = await pagesOf();
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  expect(folded).toBeGreaterThan(1);
  expect(await pagesOf()).toBe(folded);
});

it('is dark where people want it dark', async () => {
  const { html } = reports['plan-empty'];
  const backgroundOf = async (colorScheme: 'light' | 'dark') => {
    const { page } = await openPage(browser, html, { colorScheme });
    return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  };
  expect(await backgroundOf('light')).toBe('rgb(255, 255, 255)');
  expect(await backgroundOf('dark')).toBe('rgb(21, 24, 28)');
});

describe('a keyboard', () => {
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { id, textContent } = document.activeElement ?? { id: '', textContent: '' };
      return id === '' ? (textContent ?? '').trim() : `#${id}`;
    });

  it('first reaches the link that skips to the report', async () => {
    const { page } = await openPage(browser, reports['plan-move'].html);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the report');
    const box = await page.locator('.skip').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('#report');
  });

  it('reaches everything that can be operated, and shows where it is', async () => {
    const { page } = await openPage(browser, reports['plan-move'].html);
    const wanted = await page.evaluate(
      () => document.querySelectorAll('a, summary, input:checked').length,
    );
    const reached = new Set<string>();
    for (let index = 0; index < wanted; index += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const outline = getComputedStyle(element).outlineStyle;
          const place = [...document.querySelectorAll('*')].indexOf(element);
          return `${place} ${outline === 'none' ? 'without an outline' : 'outlined'}`;
        }),
      );
    }
    expect(reached.size).toBe(wanted);
    expect([...reached].filter((each) => each.endsWith('without an outline'))).toEqual([]);
  });

  it('unfolds and folds', async () => {
    const { page } = await openPage(browser, reports['plan-move'].html);
    const fold = page.locator('details').first();
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await fold.locator('pre').isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await fold.locator('pre').isVisible()).toBe(false);
  });

  it('filters the rows by their verdict, and paper shows all of them', async () => {
    const { page } = await openPage(browser, reports['plan-mixed'].html);
    expect(await page.locator('.filter').count()).toBe(0);
    const big = await openPage(browser, reports['plan-big'].html);
    const filter = big.page.locator('.filter');
    await filter.locator('input').first().focus();
    const rows = big.page.locator('section[aria-labelledby=assistants] tr[class]');
    const verdictsShown = async (): Promise<readonly string[]> => {
      const shown = await rows.evaluateAll((all): readonly string[] =>
        all.filter((row) => row.checkVisibility()).map(({ className }: Element) => className),
      );
      return [...new Set(shown)];
    };
    while ((await focused(big.page)) !== '#show-dropped')
      await big.page.keyboard.press('ArrowDown');
    expect(await verdictsShown()).toEqual(['is-dropped']);
    await big.page.emulateMedia({ media: 'print' });
    expect(await verdictsShown()).toHaveLength(3);
  });
});
