/** The browser of this machine, without a download. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** Returns the path of the browser, or nothing. */
function findBrowser(): string | undefined {
  const { CHROMIUM_PATH: given, PATH: path = '' } = process.env;
  if (given !== undefined && given !== '') return given;
  return programs
    .flatMap((program) => path.split(delimiter).map((folder) => join(folder, program)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the browser. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new Error(
      `there is no browser: set CHROMIUM_PATH, or put ${programs.slice(0, 2).join(' or ')} on the PATH; ` +
        'on Debian: apt-get install chromium-headless-shell',
    );
  // Containers often run as root, where Chromium's own sandbox refuses to start.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
