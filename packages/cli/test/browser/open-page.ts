/** Opens a report as a file, as people do, and watches what the browser complains of. */
/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

export interface OpenPage {
  readonly page: Page;
  /** Everything on the console, every error and every violation of the policy. */
  readonly complaints: string[];
  /** The addresses of all requests. */
  readonly requests: string[];
}

/** A page reports through this function, which the policy does not concern. */
const report = 'reportViolation';

export async function openPage(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  const context = await browser.newContext(options);
  onTestFinished(async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'report.html');
  await writeFile(file, html);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.exposeFunction(report, (directive: string) => complaints.push(directive));
  await page.addInitScript((name) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (globalThis as unknown as Record<string, (text: string) => void>)[name]?.(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  }, report);
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests };
}
