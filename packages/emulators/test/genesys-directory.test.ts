import { describe, expect, test } from 'vitest';
import { ids, names, startGenesys } from './genesys-harness.js';
import { routingPath } from './genesys-setting-case.js';

const usersPath = '/api/v2/users';
const basesPath = '/api/v2/knowledge/knowledgebases';
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const queues = (...given: readonly string[]) =>
  given.map((name, index) => ({ id: idOf(index + 1), name }));

describe('a list with page numbers', () => {
  const seed = { routingQueues: queues('Charlie', 'alpha', 'Bravo', 'delta', 'Echo') };

  test('leads forward by `nextUri` and back by `previousUri`, and gives the total', async () => {
    const { call } = await startGenesys({ seed });
    const first = await call('GET', `${routingPath}?pageSize=2`);
    const uri = (page: number) => `${routingPath}?pageSize=2&pageNumber=${page}`;
    expect(first.body).toMatchObject({
      pageSize: 2,
      pageNumber: 1,
      total: 5,
      pageCount: 3,
      firstUri: uri(1),
      nextUri: uri(2),
      lastUri: uri(3),
      selfUri: uri(1),
    });
    expect(first.body).not.toHaveProperty('previousUri');
    const second = await call('GET', String(first.body['nextUri']));
    const last = await call('GET', String(second.body['nextUri']));
    expect([first, second, last].map(names)).toEqual([
      ['alpha', 'Bravo'],
      ['Charlie', 'delta'],
      ['Echo'],
    ]);
    expect(last.body).not.toHaveProperty('nextUri');
    expect(names(await call('GET', String(last.body['previousUri'])))).toEqual(names(second));
  });

  test('is sorted by name in either order', async () => {
    const { call } = await startGenesys({ seed });
    const path = `${routingPath}?pageSize=3&sortOrder=desc`;
    const pages = [await call('GET', path), await call('GET', `${path}&pageNumber=2`)];
    expect(pages.map(names)).toEqual([
      ['Echo', 'delta', 'Charlie'],
      ['Bravo', 'alpha'],
    ]);
  });

  test('without entries has one empty page', async () => {
    const { call } = await startGenesys();
    const { body } = await call('GET', usersPath);
    expect(body).toMatchObject({ entities: [], total: 0, pageCount: 0, pageNumber: 1 });
    expect(body).not.toHaveProperty('nextUri');
  });

  test.each(['pageNumber=0', 'pageNumber=x', 'pageSize=0', 'pageSize=501', 'sortOrder=up'])(
    'refuses %s',
    async (query) => {
      const { call } = await startGenesys();
      for (const path of [routingPath, `${routingPath}/divisionviews/all`, usersPath])
        expect(await call('GET', `${path}?${query}`)).toMatchObject({
          status: 400,
          body: { code: 'invalid.query.param.value' },
        });
    },
  );
});

describe('routing queues', () => {
  test.each([
    ['Sales', ['Sales', 'sales']],
    ['sa*', ['Sales', 'sales', 'Sales EU']],
    ['*sales', ['Presales', 'Sales', 'sales']],
    ['*SALE*', ['Presales', 'Sales', 'sales', 'Sales EU']],
    ['*', ['Presales', 'Sales', 'sales', 'Sales EU', 'Support']],
    ['Sale', []],
  ])('are found by the name %s', async (name, found) => {
    const routingQueues = queues('Sales', 'Support', 'Sales EU', 'Presales', 'sales');
    const { call } = await startGenesys({ seed: { routingQueues } });
    expect(names(await call('GET', `${routingPath}?name=${encodeURIComponent(name)}`))).toEqual(
      found,
    );
  });

  test('are found by ids, by ids and a name, and by divisions', async () => {
    const [first, second, third] = queues('One', 'Two', 'Three');
    const division = { id: 'north', name: 'North' };
    const routingQueues = [first!, { ...second!, division }, third!];
    const { call } = await startGenesys({ seed: { routingQueues } });
    const byIds = `${routingPath}?id=${idOf(1)}&id=${idOf(3)}&id=${idOf(1)}`;
    expect(names(await call('GET', byIds))).toEqual(['One', 'Three']);
    expect(names(await call('GET', `${byIds}&name=T*`))).toEqual(['Three']);
    expect(names(await call('GET', `${routingPath}?divisionId=north`))).toEqual(['Two']);
  });

  test('that no seed contains are found by id only, under a name of their own', async () => {
    const { call } = await startGenesys();
    const id = idOf(7);
    const found = await call('GET', `${routingPath}?id=${id}`);
    expect(found.body['entities']).toEqual([
      { id, name: `Queue ${id}`, selfUri: `${routingPath}/${id}` },
    ]);
    expect(names(await call('GET', routingPath))).toEqual([]);
    expect(await call('GET', `${routingPath}?id=x`)).toMatchObject({
      status: 400,
      body: { code: 'invalid.id' },
    });
  });

  test('that are not known are left out if only known ones exist', async () => {
    const { call } = await startGenesys({
      seed: { routingQueues: queues('One') },
      settings: { unknownQueue: 'notFound' },
    });
    expect(ids(await call('GET', `${routingPath}?id=${idOf(1)}&id=${idOf(2)}`))).toEqual([idOf(1)]);
  });

  test('the digest shows identity, name and division', async () => {
    const id = idOf(1);
    const division = { id: 'north', name: 'North' };
    const routingQueues = [{ id, name: 'Sales', division, memberCount: 3 }];
    const { call } = await startGenesys({ seed: { routingQueues } });
    const { body } = await call('GET', `${routingPath}/divisionviews/all?pageSize=500`);
    expect(body['entities']).toEqual([
      { id, name: 'Sales', division, selfUri: `${routingPath}/${id}` },
    ]);
  });
});

describe('users', () => {
  test('are found by at most 100 ids', async () => {
    const { call } = await startGenesys();
    const query = (count: number) =>
      Array.from({ length: count }, (_, index) => `id=u${index}`).join('&');
    const found = await call('GET', `${usersPath}?pageSize=100&${query(100)}`);
    expect(ids(found)).toHaveLength(100);
    expect(await call('GET', `${usersPath}?${query(101)}`)).toMatchObject({
      status: 400,
      body: { code: 'max.user.ids' },
    });
  });

  test('that are not known are left out, or the whole request is refused', async () => {
    const seed = { users: [{ id: 'ann', name: 'Ann' }] };
    const omitting = await startGenesys({ seed, settings: { unknownUser: 'failed' } });
    expect(ids(await omitting.call('GET', `${usersPath}?id=ann&id=bob`))).toEqual(['ann']);
    const refusing = await startGenesys({
      seed,
      settings: { unknownUser: 'failed', unknownUserIds: 'notFound' },
    });
    expect(await refusing.call('GET', `${usersPath}?id=ann&id=bob`)).toMatchObject({
      status: 404,
      body: { code: 'general.resource.not.found' },
    });
  });

  test('are listed in descending order too', async () => {
    const { call } = await startGenesys({ seed: { users: ['ann', 'bob'] } });
    expect(ids(await call('GET', `${usersPath}?sortOrder=descending`))).toEqual(['bob', 'ann']);
  });
});

describe('knowledge bases', () => {
  const bases = [
    { id: idOf(1), name: 'Returns', dateModified: '2026-03-01T00:00:00.000Z' },
    {
      id: idOf(2),
      name: 'Billing',
      coreLanguage: 'de-DE',
      dateModified: '2026-01-01T00:00:00.000Z',
    },
    { id: idOf(3), name: 'Drafts', published: false, dateModified: '2026-02-01T00:00:00.000Z' },
  ];

  test.each([
    ['', ['Billing', 'Drafts', 'Returns']],
    ['coreLanguage=de-DE', ['Billing']],
    ['published=false', ['Drafts']],
    ['published=true&sortOrder=DESC', ['Returns', 'Billing']],
    ['sortBy=Date', ['Billing', 'Drafts', 'Returns']],
    ['sortBy=Date&sortOrder=descending', ['Returns', 'Drafts', 'Billing']],
    ['sortBy=Date&name=Re', ['Returns']],
  ])('are filtered and sorted by %j', async (query, found) => {
    const { call } = await startGenesys({ seed: { knowledgeBases: bases } });
    expect(names(await call('GET', `${basesPath}?${query}`))).toEqual(found);
  });

  test('have pages with cursors and no total', async () => {
    const { call } = await startGenesys({ seed: { knowledgeBases: bases } });
    const first = await call('GET', `${basesPath}?pageSize=2`);
    expect(Object.keys(first.body)).toEqual(['entities', 'nextUri', 'selfUri']);
    expect(names(await call('GET', String(first.body['nextUri'])))).toEqual(['Returns']);
    expect(await call('GET', `${basesPath}?pageSize=101`)).toMatchObject({ status: 400 });
  });

  test('of a seed with ids alone have names', async () => {
    const { call } = await startGenesys({ seed: { knowledgeBases: [idOf(1)] } });
    const known = await call('GET', `${basesPath}/${idOf(1)}`);
    expect(known.body).toEqual({
      id: idOf(1),
      name: `Knowledge base ${idOf(1)}`,
      coreLanguage: 'en-US',
      published: true,
      selfUri: `${basesPath}/${idOf(1)}`,
    });
    const unknown = await call('GET', `${basesPath}/${idOf(2)}`);
    expect(unknown.body['name']).toBe(`Knowledge base ${idOf(2)}`);
  });
});

describe('summary settings', () => {
  const summarySettings = [
    { id: 'a', name: 'Short', dateModified: '2026-01-01T00:00:00.000Z' },
    { id: 'b', name: 'Kurz', language: 'de-DE', dateModified: '2026-02-01T00:00:00.000Z' },
    'c',
  ];

  test.each([
    ['', ['b', 'a', 'c']],
    ['sortOrder=asc', ['c', 'a', 'b']],
    ['sortBy=name&sortOrder=asc', ['b', 'a', 'c']],
    ['name=SHO', ['a']],
    ['language=de-de', ['b']],
  ])('are filtered and sorted by %j', async (query, found) => {
    const { call } = await startGenesys({ seed: { summarySettings } });
    const path = '/api/v2/conversations/summaries/settings';
    expect(ids(await call('GET', `${path}?${query}`))).toEqual(found);
    expect(await call('GET', `${path}?pageSize=101`)).toMatchObject({ status: 400 });
  });
});

test('scripts are listed with the right to view them, or to search them', async () => {
  const client = (right: string) =>
    ({
      id: right,
      secret: 's',
      state: 'active',
      permissions: [`scripter:script:${right}`],
    }) as const;
  const clients = [client('view'), client('search')];
  const { call, tokenOf } = await startGenesys({ seed: { clients, scripts: ['b', 'a'] } });
  for (const [right, path, other] of [
    ['view', '/api/v2/scripts', '/api/v2/scripts/divisionviews'],
    ['search', '/api/v2/scripts/divisionviews', '/api/v2/scripts'],
  ] as const) {
    const headers = { Authorization: `Bearer ${await tokenOf(right, 's')}` };
    expect(ids(await call('GET', path, undefined, headers))).toEqual(['a', 'b']);
    expect(await call('GET', other, undefined, headers)).toMatchObject({ status: 403 });
  }
});

test('a snapshot has the names, and restores them', async () => {
  const seed = {
    routingQueues: queues('Sales'),
    users: ['ann', { id: 'bob', name: 'Bob', state: 'inactive', department: 'North' }],
    knowledgeBases: [{ id: idOf(1), name: 'Returns' }],
  } as const;
  const { snapshot } = await startGenesys({ seed });
  const before = snapshot();
  expect(before).toMatchObject({
    routingQueues: queues('Sales'),
    users: [
      { id: 'ann', name: 'User ann', state: 'active' },
      { id: 'bob', name: 'Bob', state: 'inactive', department: 'North' },
    ],
    knowledgeBases: [{ id: idOf(1), name: 'Returns', coreLanguage: 'en-US', published: true }],
  });
  const other = await startGenesys({ seed: before });
  expect(other.snapshot()).toEqual(before);
});

test('the list of users needs a token and no permission', async () => {
  const clients = [{ id: 'nobody', secret: 's', state: 'active', permissions: [] }] as const;
  const { call, tokenOf } = await startGenesys({ seed: { clients } });
  const headers = { Authorization: `Bearer ${await tokenOf('nobody', 's')}` };
  expect(await call('GET', usersPath, undefined, headers)).toMatchObject({ status: 200 });
  expect(await call('GET', routingPath, undefined, headers)).toMatchObject({
    status: 403,
    body: { code: 'missing.any.permissions' },
  });
});
