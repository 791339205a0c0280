/** A manifest is read one assistant at a time, or as a whole: the value is the same. */
import { stringifyManifest } from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInPieces } from '../src/manifest/parse-in-pieces.js';
import { parseText } from '../src/manifest/yaml-document.js';
import { manifest } from './arbitrary.js';

const asWhole = (text: string): unknown => {
  const parsed = parseText(text);
  return 'document' in parsed ? parsed.value : undefined;
};

const heading = 'format: 1\nassistants:\n';

describe('a manifest in pieces', () => {
  it('has the value of the whole text', () => {
    let read = 0;
    fc.assert(
      fc.property(manifest, (given) => {
        const text = stringifyManifest(given);
        const value = parseInPieces(text);
        if (value === undefined) return;
        read += 1;
        expect(JSON.stringify(value)).toBe(JSON.stringify(asWhole(text)));
      }),
      { numRuns: 200 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it('never has another value than the whole text, however its lines are changed', () => {
    const line = fc.constantFrom(
      ...[
        '  desk:',
        '    name: Desk',
        '    name: "De',
        '  sk"',
        '  : x',
        '  ? desk',
        '  - x',
        '# x',
      ],
      ...[
        '    tags: { a: b,',
        '  c: d }',
        '    name: |',
        '    name: |+',
        '',
        '      x',
        '  x',
        'x: y',
      ],
      ...[
        "    name: 'De",
        "  sk'",
        '    name: &a x',
        '    description: *a',
        '  lamp:',
        '\tx',
        '  # x',
      ],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = `${heading}${lines.join('\n')}\n`;
        const value = parseInPieces(text);
        if (value !== undefined) expect(JSON.stringify(value)).toBe(JSON.stringify(asWhole(text)));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['  desk: { name: A }\n  desk: { name: B }\n', 'a key twice'],
    ['  desk:\n    name: "A\n  lamp: B"\n', 'a text across a cut'],
    ['  desk: { name: A }\nlater: 1\n', 'a line below'],
    ['  ? desk\n  : { name: A }\n', 'a pair in halves'],
    ['  desk: { name: &name A, description: *name }\n', 'an alias'],
    ['  - desk\n', 'a list'],
  ])('leaves %j to the whole text', (body) => {
    expect(parseInPieces(heading + body)).toBe(undefined);
  });
});
