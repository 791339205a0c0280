/** The tutorial of the command, as a stranger follows it: with the packed package alone, in an empty folder. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPage } from '../documents/command-page.js';
import { installedCommand } from './installed-command.js';
import { readText } from './repository.js';
import { receiveStrangers, type Strangers } from './stranger.js';

const minutes = 60_000;

let strangers: Strangers;
beforeAll(async () => void (strangers = await receiveStrangers()), 5 * minutes);
afterAll(() => strangers.leave());

it(
  'the tutorial shows the output of the installed command',
  async () => {
    const folder = await strangers.install('@assistant-provider/cli');

    const compared = await runPage(
      await readText('docs/guide/command.md'),
      installedCommand(folder),
    );

    expect(compared.length).toBeGreaterThan(10);
    for (const { line, commands, shown, written } of compared)
      expect(written, `docs/guide/command.md:${line}: ${commands}`).toBe(shown);
  },
  10 * minutes,
);
