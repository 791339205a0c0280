/** Masked texts are cut, and no cut shows a part of a secret. */
import { maskAndCut, redactSecrets } from '@assistant-provider/core/adapter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const redact = (text: string) => text.replaceAll('secret', '#');

describe('`maskAndCut`', () => {
  it.each([
    ['a secret here', 5, 'a # …'],
    ['a secret', 3, 'a #'],
    ['abcsecret', 5, 'abc#'],
    ['no more', 7, 'no more'],
    ['no more', 6, 'no mo…'],
  ])('turns %j into at most %i characters', (text, maxLength, expected) => {
    expect(maskAndCut(text, redact, maxLength)).toBe(expected);
  });

  it('does not search megabytes to keep a few characters', () => {
    const searched: number[] = [];
    maskAndCut('x'.repeat(1_000_000), (text) => (searched.push(text.length), text), 100);
    expect(Math.max(...searched)).toBeLessThan(20_000);
  });

  it('says with … that a long text was cut', () => {
    const text = `short ${'secret'.repeat(10_000)}`;
    expect(maskAndCut(text, redact, 100)).toBe('short ###############…');
  });
});

const known = 'S3cr3t/Of+The=Client-abcdefghijklmnopqrstuvwxyz';
const partsOf = (secret: string, length: number) =>
  Array.from({ length: secret.length - length + 1 }, (_, at) => secret.slice(at, at + length));
const parts = partsOf(known, 8);

it('wherever a text is cut, no part of a secret shows', () => {
  const long = `Bearer ${'t'.repeat(25_000)} `;
  const filler = fc.constantFrom('', 'x ', long, `${known} `, 'password="unfinished ');
  const blanks = fc.oneof(
    ...[500, 2_000, 16_500, 18_000, 34_000].map((near) =>
      fc.integer({ min: near - 150, max: near + 60 }),
    ),
  );
  fc.assert(
    fc.property(filler, blanks, fc.constantFrom(500, 2_000), (head, length, maxLength) => {
      const text = `${head}${' '.repeat(length)}${known} and more${' '.repeat(length)}${known}`;
      const shown = maskAndCut(text, (clear) => redactSecrets(clear, [known]), maxLength);
      expect(shown.length).toBeLessThanOrEqual(maxLength);
      expect(parts.filter((part) => shown.includes(part))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
