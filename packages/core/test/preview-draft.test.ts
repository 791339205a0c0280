/** `previewDraft` over any provider; test/preview-draft.test.ts compares it with `create`. */
import { previewDraft } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

const provider = scriptedProvider();

describe('`previewDraft`', () => {
  it('lists what would be dropped, and returns the rest', () => {
    const draft = { name: 'Returns desk', description: 'd', tags: undefined };

    expect(previewDraft(provider, draft)._unsafeUnwrap()).toStrictEqual({
      draft: { name: 'Returns desk' },
      dropped: ['draft.description'],
    });
  });

  it('fails with every broken rule', () => {
    const error = previewDraft(provider, { name: '', colour: 'red' } as never)._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'invalidInput', operation: 'previewDraft' });
    expect(error.issues?.map(({ field }) => field)).toEqual(['draft.colour', 'draft.name']);
  });

  it.each([undefined, null, {}, 'genesys'])('fails for %j in place of a provider', (given) => {
    const error = previewDraft(given as never, { name: 'x' })._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'provider' }] });
  });

  it('returns what a foreign provider throws', () => {
    const foreign = { ...provider, limits: undefined } as never;

    expect(previewDraft(foreign, { name: 'x' })._unsafeUnwrapErr().kind).toBe('unknown');
  });
});
