/** A rehearsal leaves the tasks for people as the plan has them: the emulator's ids mean nothing at the vendor. */
import { expect, it } from 'vitest';
import { openShell } from './shell.js';

it('the report of a rehearsal names no assistant of the emulator in its tasks', async () => {
  const { assistants, read, write } = await openShell();
  await write('m.yaml', 'format: 1\nagents:\n  summarization: { skip: nobody needs it }\n');
  const sides = ['--from', 'genesys', '--to', 'qconnect', '--assistant', 'Returns desk'];
  const answers = ['--map', 'm.yaml', '--accept-loss', '*'];
  await assistants('move', ...sides, ...answers, '--out', 'move.json');

  const how = ['--rehearse', '--report', 'rehearsal.md'];
  const rehearsed = await assistants('apply', 'move.json', 'qconnect', ...how);

  expect(rehearsed).toMatchObject({ exitCode: 0 });
  expect(await read('rehearsal.md')).toContain('--integration-arn ASSISTANT_LOCATOR');
});
