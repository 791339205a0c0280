/** A manifest as a text: nothing is lost, and the same manifest is always the same text. */
import {
  parseManifest,
  stringifyManifest,
  updateManifestText,
} from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalManifest } from '../src/manifest/canonical.js';
import { manifest } from './arbitrary.js';
import { read, shuffled } from './manifests.js';

const runs = { numRuns: 200 };

/** Tells -0 from 0, and sees members named __proto__. */
const shown = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (Object.is(each, -0) ? '-0' : each));

describe('any manifest', () => {
  it.each(['yaml', 'json'] as const)('survives being written as %s and read back', (form) => {
    fc.assert(
      fc.property(manifest, (given) => {
        const text = stringifyManifest(given, { form });
        expect(shown(read(text))).toBe(shown(canonicalManifest(given)));
      }),
      runs,
    );
  });

  it('survives the encoding of a file', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        const text = stringifyManifest(given);
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
      }),
      runs,
    );
  });

  it('is the same text, whatever the order of its lists and members', () => {
    fc.assert(
      fc.property(manifest, fc.infiniteStream(fc.nat(100)), (given, order) => {
        expect(stringifyManifest(shuffled(given, order))).toBe(stringifyManifest(given));
      }),
      runs,
    );
  });

  it('can take the place of any other one in a text', () => {
    fc.assert(
      fc.property(manifest, manifest, (before, after) => {
        const text = updateManifestText(stringifyManifest(before), after);
        expect(text._unsafeUnwrap()).toBe(stringifyManifest(after));
      }),
      runs,
    );
  });

  it('takes the place of any other one in a text of JSON', () => {
    fc.assert(
      fc.property(manifest, manifest, (before, after) => {
        const text = updateManifestText(stringifyManifest(before, { form: 'json' }), after);
        expect(text._unsafeUnwrap()).toBe(stringifyManifest(after, { form: 'json' }));
      }),
      runs,
    );
  });
});

it('parseManifest never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.stringMatching(/^[-:?[\]{}&*#|> \n"'a]*$/),
      ),
      (text) => {
        void parseManifest(text);
        void parseManifest(`format: 1\nassistants:\n  a:\n    name: ${text}`);
      },
    ),
    { numRuns: 500 },
  );
});
