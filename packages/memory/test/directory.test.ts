/** `directory`: the configured objects, and the parts of an assistant. */
import { createMemoryProvider } from '@assistant-provider/memory';
import { describe, expect, it } from 'vitest';
import { anAssistant, aQuickProvider, failed, ok } from './given.js';

const directory = [
  { kind: 'queue', id: 'q-1', name: 'Returns' },
  { kind: 'queue', id: 'q-2', name: 'Sales' },
  { kind: 'user', id: 'q-1', name: 'Ann Other' },
  { kind: 'user', id: 'u-2', name: 'Ann Other' },
];

describe('looking up', () => {
  const provider = aQuickProvider({ directory });
  const idsOf = async (kind: string, query = {}) =>
    (await ok(provider.directory.lookUp(kind, query))).map(({ id }) => id);

  it('finds every object of a kind, with its name', async () => {
    expect(await ok(provider.directory.lookUp('queue'))).toEqual(
      directory
        .filter(({ kind }) => kind === 'queue')
        .map((entry) => ({ ...entry, vendorData: entry })),
    );
    expect(await idsOf('knowledgeBase')).toEqual([]);
  });

  it('finds objects by ids and leaves unknown ones out', async () => {
    expect(await idsOf('queue', { ids: ['q-2', 'q-9'] })).toEqual(['q-2']);
    expect(await idsOf('user', { ids: ['q-1', 'q-2'] })).toEqual(['q-1']);
  });

  it('finds all objects of a name, and compares names exactly', async () => {
    expect(await idsOf('user', { names: ['Ann Other'] })).toEqual(['q-1', 'u-2']);
    expect(await idsOf('queue', { names: ['returns', 'Sales', 'Sale'] })).toEqual(['q-2']);
  });
});

describe('parts', () => {
  it('are found under their assistant', async () => {
    const provider = aQuickProvider();
    const { id: assistantId } = await anAssistant(provider);
    const { id: other } = await anAssistant(provider);
    const draft = { kind: 'prompt', name: 'Greeting', content: {} };
    const { id } = await ok(provider.parts.put(assistantId, draft));

    const names = ['Greeting'];
    const entry = { kind: 'prompt', id, name: 'Greeting' };
    expect(await ok(provider.directory.lookUp('prompt', { assistantId, names }))).toMatchObject([
      entry,
    ]);
    expect(await ok(provider.directory.lookUp('agent', { assistantId }))).toEqual([]);
    expect(await ok(provider.directory.lookUp('prompt', { assistantId: other }))).toEqual([]);
    expect(
      await failed(provider.directory.lookUp('prompt', { assistantId: 'nobody' })),
    ).toMatchObject({ kind: 'notFound', vendorCode: 'assistantNotFound' });
  });
});

describe('the directory of the options', () => {
  it.each([
    ['an id twice', [directory[0], directory[0]], 'directory[1]', 'unique'],
    ['a kind of part', [{ kind: 'prompt', id: 'p', name: 'P' }], 'directory[0].kind', 'oneOf'],
    ['an unknown member', [{ ...directory[0], label: 'x' }], 'directory[0].label', 'unknownField'],
  ])('with %s is refused', (_, wrong, field, rule) => {
    expect(() => createMemoryProvider({ directory: wrong as never })).toThrow(
      expect.objectContaining({
        kind: 'misconfigured',
        issues: [
          expect.objectContaining({ field: expect.stringContaining(field) as string, rule }),
        ],
      }),
    );
  });
});
