/** Checks docs/emulators-qconnect.md against the emulator’s tables. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { operations } from '../src/qconnect/operations.js';
import { qconnectSettings } from '../src/qconnect/settings.js';

/** The second cell of each row, by each name in the first one. */
async function rowsUnder(heading: string): Promise<ReadonlyMap<string, string>> {
  const page = await readFile(
    new URL('../../../docs/emulators-qconnect.md', import.meta.url),
    'utf8',
  );
  const start = page.indexOf(heading);
  const rows = page.slice(start, page.indexOf('\n## ', start + 1)).split('\n');
  return new Map(
    rows.flatMap((row) => {
      const [, names = '', content = ''] = row.split('|').map((cell) => cell.trim());
      return [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, content] as const);
    }),
  );
}

/** How the page describes a default that is a list. */
const lists: Readonly<Record<string, string>> = {
  systemAIAgents: 'one of each type',
  systemAIPrompts: 'one of each type',
  models: 'three examples',
};

it('docs/emulators-qconnect.md lists every setting with its default', async () => {
  const documented = await rowsUnder('## Settings');
  for (const [name, setting] of Object.entries(qconnectSettings)) {
    const byDefault = lists[name] ?? `\`${JSON.stringify(setting.default)}\``;
    expect(documented.get(name)?.split(', ')[0], name).toBe(byDefault.replaceAll('"', ''));
  }
});

it('docs/emulators-qconnect.md lists every operation, and no other', async () => {
  const documented = await rowsUnder('## Operations');

  expect([...documented.keys()].toSorted()).toEqual(Object.keys(operations).toSorted());
});
