/** docs/troubleshooting.md shows each first failure with the text that it has. */
import { describe, expect, it } from 'vitest';
import { readText } from '../documents/blocks.js';
import { matches } from '../documents/program.js';
import { anyVendorFailures } from './any-vendor.js';
import { genesysFailures } from './genesys.js';
import { qconnectFailures } from './qconnect.js';
import type { Failures } from './setting.js';

interface Entry {
  readonly title: string;
  readonly kind: string;
  readonly message: string;
}

const document = await readText('docs/troubleshooting.md');

/** Each heading of the third level, with the block below it: `kind: message`. */
function entriesOf(section: string): readonly Entry[] {
  const [, text = ''] = document.split(`\n## ${section}\n`);
  return (text.split(/^## /m)[0] ?? '')
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [, kind = '', message = ''] = /```text\n(\w+): ([^]*?)\n```/.exec(part) ?? [];
      return { title: part.split('\n')[0] ?? '', kind, message };
    });
}

const sections: Readonly<Record<string, Failures>> = {
  'Any vendor': anyVendorFailures,
  'Genesys Cloud': genesysFailures,
  'Amazon Q in Connect': qconnectFailures,
};

describe.each(Object.entries(sections))('%s', (section, failures) => {
  const entries = entriesOf(section);

  it('has one entry for each failure', () => {
    expect(entries.map(({ title }) => title)).toEqual(Object.keys(failures));
  });

  it.each(entries)('$title', async ({ title, kind, message }) => {
    const error = await failures[title]?.();
    const said = `${error?.kind}: ${error?.message}`;
    const shown = `${kind}: ${message}`;
    expect(matches(shown, [said]) ? shown : said).toBe(shown);
  });
});
