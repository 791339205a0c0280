/** Checks docs/emulators.md against the emulator’s tables. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { operations } from '../src/qconnect/operations.js';
import { qconnectSettings } from '../src/qconnect/settings.js';

async function rowsUnder(heading: string): Promise<ReadonlyMap<string, string>> {
  const page = await readFile(new URL('../../../docs/emulators.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('## Amazon Q in Connect'));
  const start = section.indexOf(heading);
  const rows = section.slice(start, section.indexOf('\n### ', start + 1)).split('\n');
  return new Map(
    rows.map((row) => {
      const [, name = '', content = ''] = row.split('|').map((cell) => cell.trim());
      return [name, content];
    }),
  );
}

/** How the page describes a default that is a list. */
const lists: Readonly<Record<string, string>> = {
  systemAIAgents: 'one of each type',
  systemAIPrompts: 'one of each type',
  models: 'three examples',
};

it('docs/emulators.md lists every Q in Connect setting with its default', async () => {
  const documented = await rowsUnder('### Settings');
  for (const [name, setting] of Object.entries(qconnectSettings)) {
    const byDefault = lists[name] ?? `\`${JSON.stringify(setting.default)}\``;
    expect(documented.get(`\`${name}\``), name).toBe(byDefault.replaceAll('"', ''));
  }
});

it('docs/emulators.md lists every Q in Connect operation with its method', async () => {
  const documented = await rowsUnder('### Operations');
  for (const [name, { method, path }] of Object.entries(operations)) {
    const request = documented.get(`\`${name}\``) ?? '';
    const end = path
      .split('/')
      .slice(-2)
      .join('/')
      .replace(/:(\w+)/g, '{$1}');
    expect(request.startsWith(`${method} `) && request.endsWith(end), `${name}: ${request}`).toBe(
      true,
    );
  }
});
