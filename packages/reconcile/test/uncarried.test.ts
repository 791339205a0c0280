/** The fields of a vendor's objects that no manifest carries. */
import type { Crosswalk } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { uncarriedFinders } from '../src/observe/uncarried.js';

const crosswalk: Crosswalk = {
  fields: [
    { object: 'assistant', field: '/name', as: 'name' },
    { object: 'assistant', field: '/id', setByVendor: true },
    { object: 'assistant', field: '/theme', reason: 'Themes stay behind.' },
    { object: 'assistant', field: '/theme/name', as: 'parts.theme' },
    { object: 'assistant', field: '/lines/*/colour' },
    { object: 'assistant', field: '/a~1b', reason: 'A slash stays behind.' },
    { object: 'knowledge', field: '/tags', reason: 'Tags stay behind.' },
    { object: 'queues', field: '/id', as: 'queues' },
  ],
  missing: {},
  namedBy: [],
};

const found = (vendorData: unknown) =>
  uncarriedFinders(crosswalk)
    .get('assistant')?.(vendorData)
    .map(({ field, value, reason }) => [field, value, reason]);

describe('the fields that are not carried', () => {
  it('are looked for only in the objects that may have some', () => {
    expect([...uncarriedFinders(crosswalk).keys()]).toEqual(['assistant', 'knowledge']);
    expect([...uncarriedFinders(undefined).keys()]).toEqual([]);
  });

  it('leave out what has a place in the model, and what the vendor sets', () => {
    expect(found({ name: 'Desk', id: '1' })).toEqual([]);
  });

  it('leave out fields that the crosswalk does not know', () => {
    expect(found({ unknown: 1 })).toEqual([]);
  });

  it('have the reason of the nearest row above, but for rows of their own', () => {
    expect(found({ theme: { name: 'dark', size: 2, edge: { width: 1 } } })).toEqual([
      ['/theme/size', 2, 'Themes stay behind.'],
      ['/theme/edge', { width: 1 }, 'Themes stay behind.'],
    ]);
    expect(found({ theme: 'dark' })).toEqual([['/theme', 'dark', 'Themes stay behind.']]);
  });

  it('are found in every element, with a reason of ours if the row has none', () => {
    const reason = 'The portable model has no place for it.';
    expect(found({ lines: [{ colour: 'red', text: 'x' }, { colour: 'blue' }] })).toEqual([
      ['/lines/0/colour', 'red', reason],
      ['/lines/1/colour', 'blue', reason],
    ]);
  });

  it('are pointers: a slash in a name is escaped', () => {
    expect(found({ 'a/b': true })).toEqual([['/a~1b', true, 'A slash stays behind.']]);
  });

  it.each([null, [], {}])('leave out %j, which says nothing', (value) => {
    expect(found({ theme: value, 'a/b': value })).toEqual([]);
  });

  it.each([false, 0, ''])('have %j, which says something', (value) => {
    expect(found({ 'a/b': value })).toEqual([['/a~1b', value, 'A slash stays behind.']]);
  });

  it('name their object', () => {
    const [first] = uncarriedFinders(crosswalk).get('knowledge')?.({ tags: { team: 'a' } }) ?? [];
    expect(first).toEqual({
      ...{ object: 'knowledge', field: '/tags', value: { team: 'a' } },
      reason: 'Tags stay behind.',
    });
  });
});
