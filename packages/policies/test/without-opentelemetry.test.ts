/** OpenTelemetry's API is optional: without it, calls go through and nothing is traced. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const here = (name: string) =>
  fileURLToPath(new URL(`without-opentelemetry/${name}`, import.meta.url));

it('calls succeed where the API is not installed, even if another copy has registered', async () => {
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    '--import',
    here('refuse-opentelemetry.mjs'),
    here('make-calls.ts'),
  ]);
  expect(JSON.parse(stdout)).toEqual({ before: true, after: true, isRefused: true });
});
