/** `include`: what the driver is asked for, and what it may add to its own list. */
import type { Assistant, AssistantInclude } from '@assistant-provider/core';
import type { DriverAssistantQuery, DriverAssistants } from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

type Add = NonNullable<DriverAssistants['addIncluded']>;

const both: readonly AssistantInclude[] = ['aiAgents', 'knowledge'];
const feature = { list: () => okAsync([]) } as never;
const features = { aiAgents: feature, knowledge: feature };

const adding: Add = (assistants) =>
  okAsync(assistants.map((assistant): Assistant => ({ ...assistant, knowledge: [] })));

/** A vendor whose list has two pages of two assistants, and what its driver was asked. */
function given(
  addIncluded: Add | undefined = adding,
  script: { readonly features?: typeof features | Partial<typeof features> } = { features },
) {
  const asked: DriverAssistantQuery[] = [];
  const added: (readonly [ids: readonly string[], include: readonly AssistantInclude[]])[] = [];
  const list: DriverAssistants['list'] = (query) => {
    asked.push(query);
    const names = query.cursor === undefined ? ['a', 'b'] : ['c', 'd'];
    return okAsync({
      items: names.map((name) => anAssistant({ id: `${name}-1`, name })),
      ...(query.cursor === undefined && { nextCursor: 'p2' }),
    });
  };
  const { assistants } = scriptedProvider({
    ...script,
    assistants: {
      list,
      ...(addIncluded && {
        addIncluded: (items, include, context) => {
          added.push([items.map(({ id }) => id), include]);
          return addIncluded(items, include, context);
        },
      }),
    },
  });
  return { assistants, asked, added };
}

describe('`include`', () => {
  it('reaches the list, and the driver adds what its list cannot carry', async () => {
    const { assistants, asked, added } = given();

    const page = (await assistants.list({ pageSize: 2, include: both }))._unsafeUnwrap();

    expect(asked).toEqual([{ pageSize: 2, include: both }]);
    expect(added).toEqual([[['a-1', 'b-1'], both]]);
    expect(page).toMatchObject({
      items: [
        { id: 'a-1', knowledge: [] },
        { id: 'b-1', knowledge: [] },
      ],
      nextCursor: 'p2',
    });
  });

  it('holds for each page of `all`', async () => {
    const { assistants, asked, added } = given();
    const read = [];

    for await (const entry of assistants.all({ include: ['knowledge'] }))
      read.push(entry._unsafeUnwrap().knowledge);

    expect(read).toEqual([[], [], [], []]);
    expect(asked.map(({ include }) => include)).toEqual([['knowledge'], ['knowledge']]);
    expect(added.map(([ids]) => ids)).toEqual([
      ['a-1', 'b-1'],
      ['c-1', 'd-1'],
    ]);
  });

  it('adds nothing to assistants that a search by name does not return', async () => {
    const { assistants, asked, added } = given();

    const found = await assistants.list({ name: 'd', include: ['knowledge'] });
    const none = await assistants.list({ name: 'z', include: ['knowledge'] });

    expect(found._unsafeUnwrap().items).toMatchObject([{ id: 'd-1', knowledge: [] }]);
    expect(none._unsafeUnwrap().items).toEqual([]);
    expect(asked[0]).toEqual({ pageSize: 50, include: ['knowledge'] });
    expect(added).toEqual([[['d-1'], ['knowledge']]]);
  });

  it.each([
    ['no `include`', undefined],
    ['an empty `include`', []],
  ])('with %s the driver lists as before', async (_, include) => {
    const { assistants, asked, added } = given();

    void (await assistants.list({ pageSize: 2, ...(include && { include }) }));

    expect(asked).toEqual([{ pageSize: 2 }]);
    expect(added).toEqual([]);
  });

  it('leaves out the features that the vendor does not have', async () => {
    const one = given(adding, { features: { knowledge: feature } });
    const none = given(adding, {});

    void (await one.assistants.list({ include: both }));
    expect((await none.assistants.list({ include: both })).isOk()).toBe(true);

    expect(one.asked).toEqual([{ include: ['knowledge'] }]);
    expect(one.added).toEqual([[['a-1', 'b-1'], ['knowledge']]]);
    expect(none.asked).toEqual([{}]);
    expect(none.added).toEqual([]);
  });

  it('returns the page of a driver that adds nothing', async () => {
    const { assistants } = scriptedProvider({
      features,
      assistants: { list: () => okAsync({ items: [anAssistant()] }) },
    });

    const page = (await assistants.list({ include: both }))._unsafeUnwrap();

    expect(page.items).toEqual([anAssistant()]);
  });

  it('fails if the driver cannot add', async () => {
    const { assistants } = given((_, __, context) =>
      errAsync(context.error({ kind: 'permissionDenied', message: 'no' })),
    );

    const error = (await assistants.list({ include: ['knowledge'] }))._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'permissionDenied', operation: 'assistants.list' });
  });

  it('is an internal error, and no rejection, if the driver returns no page', async () => {
    const { assistants } = scriptedProvider({
      features,
      assistants: { list: () => okAsync(undefined as never), addIncluded: adding },
    });

    const error = (await assistants.list({ include: ['knowledge'] }))._unsafeUnwrapErr();

    expect(error.kind).toBe('unknown');
  });
});
