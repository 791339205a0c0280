/** Inventories as Markdown. */
import { createAssistantError } from '@assistant-provider/core/adapter';
import {
  inventoryMarkdown,
  type AccountFailure,
  type AccountInventory,
} from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { err, ok, type Result } from 'neverthrow';
import { expect, it } from 'vitest';
import { estate, givenEstate } from '../estate.js';
import { stockOf } from './take-stock.js';

type Entries = readonly Result<AccountInventory, AccountFailure>[];

const failure = (message: string): AccountFailure => ({
  ...{ account: 'a failure', vendor: 'memory' },
  error: createAssistantError({
    ...{ vendor: 'memory', operation: 'inventory', kind: 'unavailable', message },
  }),
});

const given = async (name: string, options = {}): Promise<AccountInventory> => {
  const { provider } = await givenEstate({
    ...estate,
    assistants: estate.assistants.map((each) => (each.id === 'a-1' ? { ...each, name } : each)),
  });
  return stockOf(provider, options);
};

it('shows accounts, assistants, findings, and what is missing', async () => {
  const entries: Entries = [
    ok(await given('Returns desk', { findingsPerRule: 1 })),
    err(failure('the network is down')),
  ];
  const text = inventoryMarkdown(entries);
  for (const line of [
    '| a failure | memory |  |  | **unavailable**: the network is down |',
    '| production | memory | 3 | 9 | 1 |',
    '## production (memory)',
    '| Returns desk | a\\-1 | active | 3 | 3 | 4 | 1 | 1 settings, 2 prompt, 1 and 1 of the vendor agent, 1 queueUsers |',
    '| warning | assistantWithoutQueue | assistant Sales desk \\(a\\-3\\) |  | the assistant serves no queue |',
    '- `duplicateName` has 5 more findings.',
    '- `unusedPart` was not checked in full (notRead).',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toContain('- names queue q\\-lost: notFound: ');
});

it('is the same text in whatever order the accounts were read', async () => {
  const entries: Entries = [ok(await given('Returns desk')), err(failure('the network is down'))];
  expect(inventoryMarkdown(entries.toReversed())).toBe(inventoryMarkdown(entries));
});

it('has the lines of its own and no more, whatever the texts are', async () => {
  const stock = await given('Returns desk');
  const plain = inventoryMarkdown([ok(stock)]).split('\n');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
      const assistants = stock.assistants.map((each) => ({ ...each, name }));
      const text = inventoryMarkdown([ok({ ...stock, account: name, assistants })]);
      expect(text.split('\n')).toHaveLength(plain.length);
      const cells = (line: string) => line.replaceAll(/\\./g, '').split('|').length;
      expect(text.split('\n').map(cells)).toEqual(plain.map(cells));
    }),
  );
});

it.each([
  ['<script>', '&#60;script&#62;'],
  ['a | b', 'a \\| b'],
  ['[x](javascript:y)', '\\[x\\]\\(javascript&#58;y\\)'],
  ['two\nlines', 'two lines'],
  ['@ada #1', '&#64;\u{2060}ada &#35;\u{2060}1'],
  ['https://x.example', 'https&#58;\\/\\/x\\.example'],
  ['abc\u{202e}def', 'abc def'],
])('writes %j as %j', (text, escaped) => {
  expect(inventoryMarkdown([err(failure(text))])).toContain(`**unavailable**: ${escaped} |`);
});
