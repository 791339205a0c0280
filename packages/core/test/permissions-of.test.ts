/** `permissions` of a provider selects from the driver's data what one call requires. */
import { readOnly, type Permission } from '@assistant-provider/core';
import type { DriverPermissions, OperationName } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';
import { createAgreeableProvider } from './agreeable-provider.js';
import { scriptedProvider } from './scripted-driver.js';

const permissions: DriverPermissions = {
  'assistants.create': [
    { name: 'create' },
    { name: 'tag', when: [{ argument: 'draft.tags', given: true }] },
    { name: 'link', when: [{ argument: 'draft.knowledge', given: true }] },
    { name: 'pass', when: [{ argument: 'draft.knowledge.type', oneOf: ['external'] }] },
    { name: 'count', onlyIf: 'the account is nearly full' },
  ],
  'assistants.get': [],
  'assistants.list': [
    { name: 'list' },
    { name: 'agents', when: [{ argument: 'query.include', oneOf: ['aiAgents'] }] },
  ],
  'queues.bind': [
    { name: 'steal', when: [{ argument: 'options.onConflict', oneOf: ['take'], orMissing: true }] },
  ],
  'parts.put': [
    {
      name: 'createPrompt',
      when: [
        { argument: 'part.kind', oneOf: ['aiPrompt'] },
        { argument: 'part.id', given: false },
      ],
    },
    {
      name: 'updatePrompt',
      when: [
        { argument: 'part.kind', oneOf: ['aiPrompt'] },
        { argument: 'part.id', given: true },
      ],
    },
  ],
  'parts.list': [{ name: 'versions', when: [{ argument: 'query.versions', oneOf: [true] }] }],
  'tagging.list': [
    {
      name: 'find',
      when: [{ argument: 'assistantId', pattern: /^(?!arn:)/, description: 'is not an ARN' }],
    },
  ],
};

const { provider } = createAgreeableProvider({ permissions });

const namesOf = (found: readonly Permission[] | undefined) => found?.map(({ name }) => name);
const needed = (operation: OperationName, input: Readonly<Record<string, unknown>>) =>
  namesOf(provider.permissions(operation, input));

describe('without input', () => {
  it('returns every permission of the operation with its conditions', () => {
    expect(provider.permissions('assistants.create')).toEqual(permissions['assistants.create']);
  });

  it('returns an empty list if the vendor requires no permission', () => {
    expect(provider.permissions('assistants.get')).toEqual([]);
  });

  it('returns undefined for an operation that the adapter does not list', () => {
    expect(provider.permissions('knowledge.link')).toBeUndefined();
    expect(provider.permissions('knowledge.link', {})).toBeUndefined();
  });

  it('returns undefined for an operation that the driver does not have', () => {
    const bare = scriptedProvider({ permissions });
    expect(bare.permissions('parts.put')).toBeUndefined();
    expect(bare.permissions('parts.put', { part: { kind: 'aiPrompt' } })).toBeUndefined();
  });

  it('returns undefined if the adapter does not say', () => {
    expect(scriptedProvider().permissions('assistants.create', {})).toBeUndefined();
  });

  it.each(['toString', '__proto__', 'assistants.clone'])('returns undefined for %s', (name) => {
    expect(provider.permissions(name as OperationName, {})).toBeUndefined();
  });
});

it('an iteration requires what the reading of its pages requires', () => {
  expect(namesOf(provider.permissions('assistants.all'))).toEqual(['list', 'agents']);
  expect(needed('assistants.all', {})).toEqual(['list']);
});

describe('a member that must be given', () => {
  it.each([
    ['is missing', {}],
    ['is undefined', { tags: undefined }],
    ['is an empty object', { tags: {} }],
    ['is an empty list', { knowledge: [] }],
  ])('needs nothing if it %s', (_, draft) => {
    expect(needed('assistants.create', { draft })).toEqual(['create', 'count']);
  });

  it('needs its permission if it is there', () => {
    expect(needed('assistants.create', { draft: { tags: { a: 'b' } } })).toContain('tag');
  });

  it('needs nothing if its path ends early', () => {
    expect(needed('assistants.create', { draft: 'Desk' })).toEqual(['create', 'count']);
    expect(needed('assistants.create', {})).toEqual(['create', 'count']);
  });
});

describe('a member with values', () => {
  it('needs the permission for one of them alone', () => {
    expect(needed('assistants.list', { query: { include: ['knowledge'] } })).toEqual(['list']);
    expect(needed('assistants.list', { query: { include: ['knowledge', 'aiAgents'] } })).toEqual([
      'list',
      'agents',
    ]);
  });

  it('is found in any entry of a list on the path', () => {
    const types = (...each: string[]) => ({ draft: { knowledge: each.map((type) => ({ type })) } });
    expect(needed('assistants.create', types('own'))).not.toContain('pass');
    expect(needed('assistants.create', types('own', 'external'))).toContain('pass');
  });

  it('may be missing if its default is one of them', () => {
    expect(needed('queues.bind', {})).toEqual(['steal']);
    expect(needed('queues.bind', { options: { onConflict: 'take' } })).toEqual(['steal']);
    expect(needed('queues.bind', { options: { onConflict: 'fail' } })).toEqual([]);
  });

  it('may be true or false', () => {
    expect(needed('parts.list', { query: { versions: true } })).toEqual(['versions']);
    expect(needed('parts.list', { query: { versions: false } })).toEqual([]);
    expect(needed('parts.list', {})).toEqual([]);
  });
});

it('every condition must hold', () => {
  expect(needed('parts.put', { part: { kind: 'aiPrompt' } })).toEqual(['createPrompt']);
  expect(needed('parts.put', { part: { kind: 'aiPrompt', id: 'p' } })).toEqual(['updatePrompt']);
  expect(needed('parts.put', { part: { kind: 'aiAgent', id: 'p' } })).toEqual([]);
});

it('a pattern decides by the text', () => {
  expect(needed('tagging.list', { assistantId: 'a-1' })).toEqual(['find']);
  expect(needed('tagging.list', { assistantId: 'arn:aws:wisdom:a-1' })).toEqual([]);
  expect(needed('tagging.list', { assistantId: 1 })).toEqual([]);
});

it('what no argument decides is returned for each call', () => {
  expect(needed('assistants.create', { draft: { name: 'Desk' } })).toContain('count');
});

describe.each([
  ['a provider of createProvider', provider],
  ['a copy of it', { ...provider }],
])('the read-only view of %s', (_, given) => {
  it('returns the permissions of the provider', () => {
    const view = readOnly(given);

    expect(view.permissions('assistants.all', {})).toEqual([{ name: 'list' }]);
    expect(view.permissions('assistants.create')).toEqual(permissions['assistants.create']);
  });
});
