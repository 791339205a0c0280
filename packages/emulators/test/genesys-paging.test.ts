import { expect, test } from 'vitest';
import { aString, ids, lastPart, matching, names, startGenesys } from './genesys-harness.js';

const assistantsPath = '/api/v2/assistants';

async function withFive() {
  const genesys = await startGenesys();
  const paths = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) paths.push(await genesys.created({ name }));
  const page = (uri: unknown) => genesys.call('GET', String(uri));
  return { ...genesys, paths, page };
}

test('nextUri leads to the end of the list, and previousUri back to its start', async () => {
  const { page } = await withFive();
  const first = await page(`${assistantsPath}?pageSize=2&expand=copilot`);
  expect(first.body).toMatchObject({
    nextUri: matching(/^\/api\/v2\/assistants\?pageSize=2&expand=copilot&after=[\w-]+$/),
    selfUri: `${assistantsPath}?pageSize=2&expand=copilot`,
  });
  expect(first.body).not.toHaveProperty('previousUri');

  const second = await page(first.body['nextUri']);
  const third = await page(second.body['nextUri']);
  expect([first, second, third].map(names)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(third.body).not.toHaveProperty('nextUri');

  const backToSecond = await page(third.body['previousUri']);
  const backToFirst = await page(backToSecond.body['previousUri']);
  expect([backToSecond, backToFirst].map(names)).toEqual([
    ['c', 'd'],
    ['a', 'b'],
  ]);
  expect(backToFirst.body).not.toHaveProperty('previousUri');
  expect(names(await page(backToFirst.body['nextUri']))).toEqual(['c', 'd']);
});

test('a cursor stays valid when its own and neighbouring entries are deleted', async () => {
  const { call, paths, page, created } = await withFive();
  const first = await page(`${assistantsPath}?pageSize=2`);
  for (const path of paths.slice(0, 3)) await call('DELETE', path);
  await created({ name: 'f' });
  const second = await page(first.body['nextUri']);
  expect(names(second)).toEqual(['d', 'e']);
  expect(names(await page(second.body['nextUri']))).toEqual(['f']);
});

test('an empty page has no links', async () => {
  const { call, paths, page } = await withFive();
  const { body } = await page(`${assistantsPath}?pageSize=4`);
  await call('DELETE', paths[4]!);
  expect((await page(body['nextUri'])).body).toEqual({
    entities: [],
    selfUri: aString,
  });
});

test('`pageSize` overrides `limit`, its older name', async () => {
  const { page } = await withFive();
  expect(names(await page(`${assistantsPath}?limit=2`))).toHaveLength(2);
  expect(names(await page(`${assistantsPath}?limit=2&pageSize=3`))).toHaveLength(3);
});

test('a filtered list pages through matching entries only', async () => {
  const { created, page } = await withFive();
  await created({ name: 'a' });
  const first = await page(`${assistantsPath}?name=a&pageSize=1`);
  const second = await page(first.body['nextUri']);
  expect([names(first), names(second)]).toEqual([['a'], ['a']]);
  expect(second.body).not.toHaveProperty('nextUri');
});

test('lists of one assistant’s queues and of all queues have pages', async () => {
  const { paths, attached, page } = await withFive();
  const attachedIds = [];
  for (const path of [paths[0]!, paths[1]!, paths[0]!])
    attachedIds.push(lastPart(await attached(path)));
  const all = await page(`${assistantsPath}/queues?pageSize=2`);
  expect([...ids(all), ...ids(await page(all.body['nextUri']))]).toEqual(attachedIds);
  const own = await page(`${paths[0]!}/queues?pageSize=1`);
  expect([...ids(own), ...ids(await page(own.body['nextUri']))]).toEqual([
    attachedIds[0],
    attachedIds[2],
  ]);
});

test('an invented, altered or foreign cursor is refused', async () => {
  const { paths, page } = await withFive();
  const { body } = await page(`${assistantsPath}?pageSize=1`);
  const cursor = new URL(String(body['nextUri']), 'http://host').searchParams.get('after') ?? '';
  const altered = cursor.slice(0, -2) + (cursor.endsWith('AA') ? 'BB' : 'AA');
  for (const query of [
    `${assistantsPath}?after=madeup`,
    `${assistantsPath}?after=${altered}`,
    `${assistantsPath}?before=${altered}`,
    `${assistantsPath}?name=a&after=${cursor}`,
    `${assistantsPath}/queues?after=${cursor}`,
    `${paths[0]!}/queues?after=${cursor}`,
  ])
    expect(await page(query)).toMatchObject({
      status: 400,
      body: { code: 'invalid.query.param.value' },
    });
  expect(await page(`${assistantsPath}?after=${cursor}&pageSize=3`)).toMatchObject({ status: 200 });
});
