/** Ids and names of what assistants refer to, and how many requests they cost. */
import { byPage, type DirectoryQuery } from '@assistant-provider/core';
import type { GenesysProvider } from '@assistant-provider/genesys';
import type { GenesysSeed, GenesysSettings } from '@assistant-provider/emulators';
import { describe, expect, it } from 'vitest';
import { errorOf, givenAnswers, givenEmulator, sendJson, valueOf } from './harness.js';

const idOf = (n: number) => `cccccccc-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const unknownId = idOf(0xffff);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const named = (count: number) =>
  numbers(count).map((n) => ({ id: idOf(n), name: `Object ${n}`, language: 'en-US' }));
const checklistItems = [{ name: 'Greeting' }];

const seedOf: Readonly<Record<string, (count: number) => GenesysSeed>> = {
  queue: (count) => ({ routingQueues: named(count) }),
  knowledgeBase: (count) => ({ knowledgeBases: named(count) }),
  user: (count) => ({ users: named(count) }),
  summarySetting: (count) => ({ summarySettings: named(count) }),
  script: (count) => ({ scripts: named(count) }),
  checklist: (count) => ({ checklists: named(count).map((each) => ({ ...each, checklistItems })) }),
};
const kinds = Object.keys(seedOf);

/** No object exists that the seed does not have. */
const seeded = {
  unknownQueue: 'notFound',
  unknownUser: 'failed',
  unknownKnowledgeBase: 'badRequest',
} as const;

async function given(kind: string, count: number, settings: Partial<GenesysSettings> = {}) {
  const started = await givenEmulator({
    settings: { ...seeded, ...settings },
    seed: seedOf[kind]?.(count) ?? {},
  });
  const lookUp = async (query?: DirectoryQuery) => {
    started.emulator.requests.clear();
    const entries = await valueOf(started.provider.directory.lookUp(kind, query));
    return entries.map(({ id }) => id).sort();
  };
  const readAll = async (query?: DirectoryQuery) => {
    started.emulator.requests.clear();
    const found: string[] = [];
    for await (const entry of started.provider.directory.all(kind, query))
      found.push(entry._unsafeUnwrap().id);
    return found.sort();
  };
  return { ...started, lookUp, readAll };
}

describe('the directory', () => {
  it('has the kinds of the limits', async () => {
    const { provider } = await givenEmulator();

    expect(Object.keys(provider.limits.directory?.kinds ?? {})).toEqual(kinds);
    expect(kinds).toContain(provider.limits.queues?.directoryKind);
    expect(kinds).toContain(provider.limits.knowledge?.directoryKind);
  });

  it.each(kinds)('shows id and name of each %s', async (kind) => {
    const { provider } = await given(kind, 1);

    const [entry, ...others] = await valueOf(provider.directory.lookUp(kind));

    expect(others).toEqual([]);
    expect(entry).toMatchObject({ kind, id: idOf(1), name: 'Object 1' });
    expect(entry?.vendorData).toMatchObject({ id: idOf(1), name: 'Object 1' });
    expect(entry?.vendorData).toHaveProperty('selfUri');
  });

  it.each(kinds)('finds each %s by id and by name, or all of them', async (kind) => {
    const { lookUp } = await given(kind, 120);
    const all = numbers(120).map(idOf);

    expect(await lookUp()).toEqual(all);
    expect(await lookUp({ ids: [idOf(7)] })).toEqual([idOf(7)]);
    expect(await lookUp({ ids: [unknownId] })).toEqual([]);
    expect(await lookUp({ ids: [idOf(119), unknownId, idOf(2)] })).toEqual([idOf(2), idOf(119)]);
    expect(await lookUp({ ids: all })).toEqual(all);
    expect(await lookUp({ names: ['Object 1'] })).toEqual([idOf(1)]);
    expect(await lookUp({ names: ['object 1'] })).toEqual([]);
    expect(await lookUp({ names: ['Object 3', 'Object 90', 'Object 900'] })).toEqual([
      idOf(3),
      idOf(90),
    ]);
  });

  it.each(kinds)('finds every %s of a name, and no text that cannot be an id', async (kind) => {
    const seed = (ids: readonly string[]) => ids.map((id) => ({ id, name: 'Same' }));
    const ids = [idOf(1), idOf(2)];
    const { provider, asked } = await givenEmulator({
      settings: seeded,
      seed: {
        routingQueues: seed(ids),
        knowledgeBases: seed(ids),
        users: seed(ids),
        summarySettings: seed(ids),
        scripts: seed(ids),
        checklists: seed(ids).map((each) => ({ ...each, language: 'en-US', checklistItems })),
      },
    });

    const found = await valueOf(provider.directory.lookUp(kind, { names: ['Same'] }));
    expect(found.map(({ id }) => id).sort()).toEqual(ids);
    const before = asked().length;
    const odd = { ids: [`${idOf(1)},${idOf(2)}`, 'x'] };
    expect(await valueOf(provider.directory.lookUp(kind, odd))).toEqual([]);
    const listsAll = kind === 'script' || kind === 'summarySetting';
    expect(asked()).toHaveLength(before + (listsAll ? 1 : 0));
  });
});

describe('all objects of a kind', () => {
  /** A word for each user, and the kind of the error that ends the list. */
  const usersOf = async ({ directory }: GenesysProvider) => {
    const found: string[] = [];
    for await (const entry of directory.all('user'))
      found.push(
        entry.match(
          () => 'user',
          ({ kind }) => kind,
        ),
      );
    return found;
  };

  it.each(kinds)('are read page by page, with no more requests than `lookUp`: %s', async (kind) => {
    const { lookUp, readAll, asked } = await given(kind, 620);
    const all = await lookUp();
    const requests = [...asked()];

    expect(await readAll()).toEqual(all);
    expect(asked()).toEqual(requests);
    expect(await readAll({ ids: [idOf(7), unknownId] })).toEqual([idOf(7)]);
    expect(await readAll({ names: ['Object 1'] })).toEqual([idOf(1)]);
  });

  it('end if a later page has another size than the vendor takes, instead of leaving entries out', async () => {
    const { provider, emulator } = await given('user', 300);
    emulator.faults.add({
      operation: 'getUsers',
      skip: 1,
      effect: {
        kind: 'status',
        status: 400,
        body: {
          code: 'invalid.query.param.value',
          message: 'pageSize must not exceed 25',
          details: [{ errorCode: 'invalid.query.param.value', fieldName: 'pageSize' }],
        },
      },
    });

    expect(await usersOf(provider)).toEqual([
      ...Array.from({ length: 100 }, () => 'user'),
      'invalidInput',
    ]);
  });

  it('leave out deleted users, also if a whole page has no others', async () => {
    const { provider, asked } = await givenEmulator({
      settings: seeded,
      seed: {
        users: numbers(350).map((n) => ({
          id: idOf(n),
          name: `User ${String(n).padStart(3, '0')}`,
          state: n === 1 || n === 350 ? ('active' as const) : ('deleted' as const),
        })),
      },
    });

    const found: string[] = [];
    for await (const page of byPage(provider.directory.all('user')))
      found.push(
        page
          ._unsafeUnwrap()
          .map(({ id }) => id)
          .join(),
      );

    expect(found).toEqual([idOf(1), idOf(350)]);
    expect(asked().filter((name) => name === 'getUsers')).toHaveLength(4);
  });

  it('end with the error of a page', async () => {
    const { provider, emulator } = await given('user', 300);
    emulator.faults.add({
      operation: 'getUsers',
      skip: 2,
      effect: { kind: 'status', status: 403 },
    });

    expect(await usersOf(provider)).toEqual([
      ...Array.from({ length: 200 }, () => 'user'),
      'permissionDenied',
    ]);
  });
});

describe('the requests of the directory', () => {
  it.each<[kind: string, count: number, query: DirectoryQuery, requests: readonly string[]]>([
    ['queue', 1_001, {}, ['3 getRoutingQueuesDivisionviewsAll']],
    ['queue', 1_001, { ids: numbers(100).map(idOf) }, ['1 getRoutingQueues']],
    // The first page says that two follow: as many lookups cost no less.
    ['queue', 1_001, { ids: numbers(200).map(idOf) }, ['3 getRoutingQueuesDivisionviewsAll']],
    [
      'queue',
      1_501,
      { ids: numbers(200).map(idOf) },
      ['1 getRoutingQueuesDivisionviewsAll', '2 getRoutingQueues'],
    ],
    ['queue', 1_501, { names: ['Object 1'] }, ['1 getRoutingQueues']],
    [
      'queue',
      1_501,
      { names: ['Object 1', 'Object 2'] },
      ['1 getRoutingQueuesDivisionviewsAll', '2 getRoutingQueues'],
    ],
    ['queue', 400, { names: ['Object 1', 'Object 2'] }, ['1 getRoutingQueuesDivisionviewsAll']],
    ['user', 500, { ids: numbers(250).map(idOf) }, ['3 getUsers']],
    ['user', 250, { names: ['Object 1'] }, ['3 getUsers']],
    ['knowledgeBase', 250, {}, ['3 getKnowledgeKnowledgebases']],
    ['knowledgeBase', 250, { ids: [idOf(1)] }, ['1 getKnowledgeKnowledgebase']],
    ['knowledgeBase', 250, { ids: [idOf(1), idOf(2)] }, ['3 getKnowledgeKnowledgebases']],
    ['knowledgeBase', 250, { names: ['Object 250'] }, ['1 getKnowledgeKnowledgebases']],
    ['summarySetting', 250, { names: ['Object 250'] }, ['1 getConversationsSummariesSettings']],
    ['summarySetting', 250, { ids: [idOf(1)] }, ['3 getConversationsSummariesSettings']],
    ['script', 250, { names: ['Object 250'] }, ['1 getScripts']],
    ['script', 250, { names: ['Object 1', 'Object 2', 'Object 3'] }, ['3 getScripts']],
    ['checklist', 250, { ids: numbers(150).map(idOf) }, ['2 getAssistantsAgentchecklists']],
    ['checklist', 250, { names: ['Object 250'] }, ['1 getAssistantsAgentchecklists']],
  ])('are as few as possible for %s, of %i (case %#)', async (kind, count, query, requests) => {
    const { lookUp, asked } = await given(kind, count);

    await lookUp(query);

    const sent = new Map<string, number>();
    for (const name of asked()) sent.set(String(name), (sent.get(String(name)) ?? 0) + 1);
    expect([...sent].map(([name, times]) => `${times} ${name}`)).toEqual(requests);
  });
});

describe('whatever the vendor answers', () => {
  it.each<Partial<GenesysSettings>>([
    { maxNumberedPageSize: 25 },
    { pageBeyondLast: 'refused' },
    { queueNameCase: 'exact' },
    { maxRoutingQueueIds: 3 },
    { knowledgeBaseNameFilter: 'exact' },
    { knowledgeBaseNameFilter: 'exactIgnoringCase' },
    { knowledgeBaseNameFilter: 'prefix' },
    { scriptNameFilter: 'exact' },
    { scriptNameFilter: 'exactIgnoringCase' },
    { scriptNameFilter: 'prefix' },
    { missingKnowledgeBaseCode: 'kb.not.found' },
    { unknownUserIds: 'notFound' },
    { userStateWithIds: 'ignored' },
    { emptyLists: 'absent' },
    { emptyLists: 'null' },
    { pageLinks: 'absolute' },
    { idFormat: 'any' },
  ])('the same entries are found: %j', async (settings) => {
    for (const kind of kinds) {
      const { lookUp, readAll } = await given(kind, 60, settings);
      const all = numbers(60).map(idOf);
      expect(await lookUp()).toEqual(all);
      expect(await readAll()).toEqual(all);
      expect(await lookUp({ ids: all.slice(0, 10) })).toEqual(all.slice(0, 10));
      expect(await lookUp({ ids: [unknownId, idOf(4), idOf(0xfffe)] })).toEqual([idOf(4)]);
      expect(await lookUp({ ids: [unknownId] })).toEqual([]);
      expect(await lookUp({ names: ['Object 6'] })).toEqual([idOf(6)]);
      expect(await lookUp({ names: ['Object 900'] })).toEqual([]);
    }
  });

  it('inactive users are found, and deleted ones are not', async () => {
    const users = (['active', 'inactive', 'deleted'] as const).map((state, index) => ({
      id: idOf(index),
      name: state,
      state,
    }));
    const { provider } = await givenEmulator({ settings: seeded, seed: { users } });
    const found = async (query?: DirectoryQuery) =>
      (await valueOf(provider.directory.lookUp('user', query))).map(({ name }) => name);

    expect(await found()).toEqual(['active', 'inactive']);
    expect(await found({ ids: users.map(({ id }) => id) })).toEqual(['active', 'inactive']);
    expect(await found({ names: ['deleted'] })).toEqual([]);
  });

  it('an asterisk in a name is a part of the name', async () => {
    const { provider } = await givenEmulator({
      settings: seeded,
      seed: {
        routingQueues: [
          { id: idOf(1), name: '*' },
          { id: idOf(2), name: 'Sales' },
        ],
      },
    });

    const found = await valueOf(provider.directory.lookUp('queue', { names: ['*'] }));

    expect(found.map(({ id }) => id)).toEqual([idOf(1)]);
  });

  it('an id that is malformed to the vendor is left out', async () => {
    const { provider, emulator } = await given('queue', 3);
    emulator.faults.add({
      operation: 'getRoutingQueues',
      effect: { kind: 'status', status: 400, body: { code: 'invalid.id', message: 'no' } },
    });

    expect(await valueOf(provider.directory.lookUp('queue', { ids: [idOf(1)] }))).toEqual([]);
  });

  it.each([
    { status: 400, kind: 'invalidInput' },
    { status: 403, kind: 'permissionDenied' },
    { status: 500, kind: 'unavailable' },
  ])('status $status of a lookup is $kind', async ({ status, kind }) => {
    const { provider, emulator, asked } = await given('user', 3);
    emulator.faults.add({ operation: 'getUsers', effect: { kind: 'status', status } });
    const before = asked().length;

    const ids = numbers(3).map(idOf);
    const error = await errorOf(provider.directory.lookUp('user', { ids }));

    expect(error).toMatchObject({ kind, effect: 'none' });
    expect(asked().length - before).toBeLessThanOrEqual(3);
  });

  it('status 500 of a later page is `unavailable`', async () => {
    const { provider, emulator } = await given('user', 300);
    emulator.faults.add({
      operation: 'getUsers',
      skip: 2,
      effect: { kind: 'status', status: 500 },
    });

    expect(await errorOf(provider.directory.lookUp('user'))).toMatchObject({ kind: 'unavailable' });
  });

  it('a 404 of a wrong address is not an unknown id', async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 404));

    for (const kind of kinds)
      expect(await errorOf(provider.directory.lookUp(kind, { ids: [idOf(1)] }))).toMatchObject({
        kind: 'notFound',
      });
  });

  it('a list that counts no pages is read as far as its links lead', async () => {
    const entity = (n: number) => ({ id: idOf(n), name: `${n}` });
    const { provider, requests } = await givenAnswers((response, { target }) => {
      const number = Number(new URL(target, 'http://x').searchParams.get('pageNumber'));
      sendJson(response, 200, {
        entities: number > 2 ? [] : [entity(number)],
        nextUri: `/api/v2/scripts?pageNumber=${number + 1}`,
      });
    });

    const found = await valueOf(provider.directory.lookUp('script'));

    expect(found.map(({ name }) => name)).toEqual(['1', '2']);
    expect(requests).toHaveLength(3);
  });

  it('ids are sent as the contract says: repeated, or separated by commas', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [] }),
    );
    const ids = [idOf(1), idOf(2)];

    for (const kind of ['queue', 'user', 'checklist'])
      await valueOf(provider.directory.lookUp(kind, { ids }));

    expect(requests.map(({ target }) => target.replace('/api/v2/', ''))).toEqual([
      `routing/queues?pageNumber=1&pageSize=100&id=${ids.join('&id=')}`,
      `users?pageNumber=1&pageSize=100&state=any&id=${ids.join('&id=')}`,
      `assistants/agentchecklists?pageSize=100&agentChecklistIds=${ids.join('%2C')}`,
    ]);
  });
});
