/** The mapping of parts and of the directory, where the vendor leaves members out. */
import { describe, expect, it } from 'vitest';
import { bulkFailures } from '../src/mapping/bulk-failures.js';
import { toCopilotPart } from '../src/mapping/copilot-part.js';
import { toEntries } from '../src/mapping/directory-entry.js';
import { toQueueUsersPart } from '../src/mapping/queue-users.js';
import { copilotReferences, variationReferences } from '../src/mapping/references.js';
import { isSameContent } from '../src/mapping/same-content.js';
import { toVariationPart } from '../src/mapping/variation-part.js';
import { writableVariation } from '../src/mapping/writable.js';

describe('contents are the same', () => {
  it.each([
    [{}, {}],
    [
      { a: 1, b: [1, { c: 2 }] },
      { b: [1, { c: 2 }], a: 1 },
    ],
    [{ a: null }, {}],
    [{ a: { b: null } }, { a: {} }],
    [[null], [null]],
    ['a', 'a'],
  ])('%j and %j', (one, other) => {
    expect(isSameContent(one, other)).toBe(true);
    expect(isSameContent(other, one)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, {}],
    [{ constructor: null }, { constructor: {} }],
    [{}, { constructor: {} }],
    [{}, { toString: 'x' }],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [{ 0: 1 }, [1]],
    [false, null],
    [0, '0'],
  ])('%j and %j are not', (one, other) => {
    expect(isSameContent(one, other)).toBe(false);
    expect(isSameContent(other, one)).toBe(false);
  });
});

describe('references', () => {
  it.each([
    {},
    { summaryGenerationConfig: null },
    { summaryGenerationConfig: { summarySetting: { id: '' } } },
    { summaryGenerationConfig: { summarySetting: { id: 7 } } },
    { nluConfig: { domain: 'x' } },
    { ruleEngineConfig: { rules: { 0: {} } } },
    { ruleEngineConfig: { rules: [null, { rule: { actions: [{ attributes: [] }] } }] } },
  ])('are missing where nothing is named: %j', (content) => {
    expect(copilotReferences(content)).toEqual([]);
    expect(variationReferences({ copilot: content })).toEqual([]);
  });

  it('include the integration of Google Dialogflow', () => {
    expect(variationReferences({ googleDialogflowConfig: { integrationId: 'i-1' } })).toEqual([
      { at: '/googleDialogflowConfig/integrationId', kind: 'integration', id: 'i-1' },
    ]);
  });
});

describe('a part', () => {
  it('of a copilot needs a language', () => {
    expect(toCopilotPart({ enabled: false, liveOnQueue: false })).toBeUndefined();
    expect(toCopilotPart({ defaultLanguage: null })).toBeUndefined();
    expect(toCopilotPart({ defaultLanguage: 'en-US' })?.content).toEqual({
      defaultLanguage: 'en-US',
    });
  });

  it('of a variation has only what the vendor sent', () => {
    const variation = { id: 'v-1', name: 'German', copilot: null, dateModified: null };
    expect(toVariationPart(variation)).toStrictEqual({
      ...{ kind: 'variation', id: 'v-1', name: 'German', origin: 'customer' },
      content: {},
      references: [],
      vendorData: variation,
    });
    expect(writableVariation({ copilot: 'x' as never })).toEqual({});
  });

  it('of the users of a queue has only what the vendor sent', () => {
    const queue = { id: 'q-1' };
    const users = { assignmentMode: 'Auto', userIds: [] };
    expect(toQueueUsersPart(queue, users)).toStrictEqual({
      ...{ kind: 'queueUsers', id: 'q-1', origin: 'customer' },
      content: users,
      references: [],
      vendorData: queue,
    });
  });
});

describe('the failures of a bulk request', () => {
  const message = 'refused without a reason';
  it.each([
    [{}, []],
    [{ results: null, errorCount: null }, []],
    [{ results: [{}, { error: null }], errorCount: 0 }, []],
    [{ results: [{}, { error: {} }] }, [{ id: 'b', code: undefined, message }]],
    [{ results: [{ error: { code: 'x' } }] }, [{ id: 'a', code: 'x', message: 'x' }]],
    [{ results: [{ error: { code: 'x', message: 'y' } }] }, [{ id: 'a', code: 'x', message: 'y' }]],
  ])('in %j', (response, failures) => {
    expect(bulkFailures(['a', 'b'], response)).toEqual(failures);
  });

  it('may be any of them if the vendor only counts', () => {
    expect(bulkFailures(['a', 'b'], { errorCount: 1 }).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('entries of the directory', () => {
  const found = [
    { id: 'A', name: 'Sales' },
    { id: 'a', name: 'Sales' },
    { id: 'b', name: null },
    { id: 'c', name: 'sales', state: 'inactive' },
    { id: 'd', name: 'Sales', state: 'deleted' },
  ];
  it.each([
    [{}, ['A', 'b', 'c']],
    [{ ids: ['a', 'c', 'd', 'z'] }, ['A', 'c']],
    [{ names: ['Sales'] }, ['A']],
    [{ names: ['sales'] }, ['c']],
  ])('for %j', (query, ids) => {
    expect(toEntries('queue', found, query).map(({ id }) => id)).toEqual(ids);
  });

  it('have an empty name where the vendor has none', () => {
    expect(toEntries('user', [{ id: 'b', name: null }], {})).toEqual([
      { kind: 'user', id: 'b', name: '', vendorData: { id: 'b', name: null } },
    ]);
  });
});
