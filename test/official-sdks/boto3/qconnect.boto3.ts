/**
 * AWS's SDK for Python on the emulator of Q in Connect. It is newer than the SDK for JavaScript that the
 * tests have, and has operations that one does not know. `npm run test:python` runs this file.
 */
import { startQConnectEmulator } from '@assistant-provider/emulators';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isOutOfScope } from '../qconnect-out-of-scope.js';

/** Operations of talking with an assistant that the SDK for JavaScript does not have yet. */
const newlyOutOfScope = ['ListSpans', 'Retrieve'];

const limited = { accessKeyId: 'AKIALIMITED', secretAccessKey: 'of-the-limited' };

async function runProgram(input: object) {
  const program = fileURLToPath(new URL('qconnect.py', import.meta.url));
  const child = spawn(process.env['PYTHON'] ?? 'python3', [program]);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin.end(JSON.stringify(input));
  const [code, output, problems] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  if (problems.includes("No module named 'boto3'"))
    throw new Error(
      'This test needs boto3: pip install boto3. PYTHON may name another interpreter.',
    );
  expect(problems).toBe('');
  expect(code).toBe(0);
  return JSON.parse(output) as { readonly version: string; readonly operations: readonly string[] };
}

it('every operation for assistants works with boto3, and written values can be read', async () => {
  const clients = [{ ...limited, userName: 'reader', allow: ['wisdom:Get*', 'wisdom:List*'] }];
  const emulator = await startQConnectEmulator({
    seed: { clients },
    settings: { assistantCreationMilliseconds: 0, assistantDeletionMilliseconds: 0 },
  });
  try {
    const { url, region, credentials } = emulator;

    const { version, operations } = await runProgram({ url, region, credentials, limited });

    console.log(`boto3 ${version}`);
    const succeeded = (operation: string) =>
      emulator.requests.of(operation).some(({ status = 0 }) => status >= 200 && status < 300);
    const missing = operations.filter(
      (operation) =>
        !isOutOfScope(operation) && !newlyOutOfScope.includes(operation) && !succeeded(operation),
    );
    expect(missing).toEqual([]);
  } finally {
    await emulator.close();
  }
});
