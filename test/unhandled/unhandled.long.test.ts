/** No failure of foreign code ends the process. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const cases = fileURLToPath(new URL('cases.ts', import.meta.url));

it('a process goes on under --unhandled-rejections=strict, and each call has its outcome', async () => {
  const { stdout } = await run(process.execPath, [
    '--unhandled-rejections=strict',
    '--import',
    'tsx',
    cases,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    'onRequest rejects': 'ok',
    'onPoll rejects': 'unknown',
    'notify rejects': 'ok',
    'a callback of onAbort rejects': 'cancelled',
    'a driver returns a promise that rejects': 'unknown',
    'a driver rejects after the call has ended': 'cancelled',
    'an input of 200,000 unknown members': 'invalidInput',
    'an iteration over 200,000 unknown members': 'invalidInput',
    'a query that can be read only once': 'invalidInput',
    'the token host refuses with a text that quotes the secret': 'unauthenticated',
    'the last caller leaves while a token is requested': 'cancelled',
    'the clock fails while a token is looked up': 'misconfigured',
    'the clock works again': 'ok',
    'the token store rejects everything': 'ok',
  });
});
