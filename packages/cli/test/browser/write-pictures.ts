/** Writes the pictures of the guide: each kind and state of a report, as Chromium shows it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.js';
import { makeReports, type ReportName } from './reports.js';

interface Picture {
  readonly report: ReportName;
  readonly file: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

const pictures: readonly Picture[] = [
  { report: 'plan-move', file: 'report-plan' },
  { report: 'plan-move', file: 'report-plan-dark', colorScheme: 'dark' },
  { report: 'plan-mixed', file: 'report-plan-narrow', width: 390, height: 780 },
  { report: 'plan-empty', file: 'report-plan-empty', height: 420 },
  { report: 'run-failed', file: 'report-run-failed', height: 640 },
  { report: 'run-rolled-back', file: 'report-run-rolled-back', height: 420 },
  { report: 'inventory', file: 'report-inventory' },
];

const folder = join(import.meta.dirname, '../../../../docs/images');

async function write(browser: Browser, html: string, picture: Picture): Promise<void> {
  const { file, colorScheme = 'light', width = 1_120, height = 720 } = picture;
  const temporary = await mkdtemp(join(tmpdir(), 'pictures-'));
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  await writeFile(join(temporary, 'report.html'), html);
  await page.goto(pathToFileURL(join(temporary, 'report.html')).href);
  await page.screenshot({ path: join(folder, `${file}.png`) });
  await context.close();
  await rm(temporary, { recursive: true });
}

await mkdir(folder, { recursive: true });
const [browser, reports] = await Promise.all([startBrowser(), makeReports()]);
for (const picture of pictures) await write(browser, reports[picture.report].html, picture);
await browser.close();
