/** The rules of commit messages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { absolute } from '../packages/repository.js';

const folder = mkdtempSync(join(tmpdir(), 'commits-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the command finds, as it is called by a commit-msg hook. */
function faultsOfMessage(message: string): readonly string[] {
  const file = join(folder, 'message');
  writeFileSync(file, `${message}\n`);
  const command = [absolute('tooling/check-commits.js'), '--message', file];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  const faults = stderr.split('\n').flatMap((line) => (line.startsWith('  ') ? [line.trim()] : []));
  expect(status).toBe(faults.length === 0 ? 0 : 1);
  return faults;
}

const body = '\n\nThe reason.';

describe('a commit message', () => {
  it.each(['core: name the queue', 'genesys, qconnect: read pages', 'adapter-kit: mask tokens'])(
    'passes with the subject “%s”',
    (subject) => {
      expect(faultsOfMessage(subject + body)).toEqual([]);
    },
  );

  it.each([
    [`core: ${'x'.repeat(67)}`, 'the subject has 73 characters; at most 72 are allowed'],
    ['Name the queue', 'the subject must begin with its area, such as "core: "'],
    ['core: Name the queue', 'the text after the area begins with a small letter'],
    ['core: added the queue', 'use the imperative instead of "added"'],
    ['core: renames the queue', 'use the imperative instead of "renames"'],
    ['core: name the queue.', 'the subject does not end with a full stop'],
  ])('with the subject “%s” is refused: %s', (subject, fault) => {
    expect(faultsOfMessage(subject + body)).toContain(fault);
  });

  it('needs an empty second line and a reason', () => {
    expect(faultsOfMessage('core: name the queue\nThe reason.')).toEqual([
      'the second line must be empty',
      'the body must give the reason',
    ]);
    expect(faultsOfMessage('core: name the queue')).toEqual(['the body must give the reason']);
  });
});
