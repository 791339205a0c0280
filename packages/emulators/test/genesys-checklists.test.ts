import { expect, test } from 'vitest';
import { aString, ids, names, startGenesys } from './genesys-harness.js';

const checklistsPath = '/api/v2/assistants/agentchecklists';
const checklist = (name: string, language = 'en-US', items = 1) => ({
  name,
  language,
  checklistItems: Array.from({ length: items }, (_, index) => ({ name: `step ${index}` })),
});

test('a checklist is created with 202, read, replaced and deleted', async () => {
  const { call } = await startGenesys();
  const made = await call('POST', checklistsPath, checklist('Greeting'));
  const path = String(made.body['selfUri']);
  expect(made).toMatchObject({
    status: 202,
    body: { name: 'Greeting', checklistItems: [{ id: aString, name: 'step 0' }] },
  });
  expect((await call('GET', path)).body).toEqual(made.body);
  expect(await call('PUT', path, checklist('Farewell'))).toMatchObject({
    status: 202,
    body: { name: 'Farewell', id: made.body['id'], dateCreated: made.body['dateCreated'] },
  });
  expect(await call('DELETE', path)).toMatchObject({ status: 204 });
  expect(await call('GET', path)).toMatchObject({ status: 404 });
});

test.each([
  ['no items', { checklistItems: [] }],
  ['more than seven items', { checklistItems: Array(8).fill({ name: 'x' }) }],
  ['no language', { language: undefined }],
])('%s is refused', async (_, members) => {
  const { call } = await startGenesys();
  const answer = await call('POST', checklistsPath, { ...checklist('x'), ...members });
  expect(answer).toMatchObject({ status: 400 });
});

test('the list filters, sorts in both directions, and pages in that order', async () => {
  const { call } = await startGenesys();
  const made = [];
  for (const [name, language] of [
    ['b', 'de-DE'],
    ['a', 'en-US'],
    ['ab', 'de-DE'],
    ['c', 'en-US'],
  ] as const)
    made.push((await call('POST', checklistsPath, checklist(name, language))).body['id']);
  const listed = async (query: string) => names(await call('GET', `${checklistsPath}?${query}`));

  expect(await listed('')).toEqual(['b', 'a', 'ab', 'c']);
  expect(await listed('namePrefix=a')).toEqual(['a', 'ab']);
  expect(await listed('language=de-DE')).toEqual(['b', 'ab']);
  expect(await listed('sortBy=name')).toEqual(['a', 'ab', 'b', 'c']);
  expect(await listed('sortBy=language&sortOrder=desc')).toEqual(['c', 'a', 'ab', 'b']);
  const repeated = `agentChecklistIds=${String(made[3])}&agentChecklistIds=${String(made[0])}`;
  expect(await listed(repeated)).toEqual(['b', 'c']);

  const first = await call('GET', `${checklistsPath}?sortBy=name&sortOrder=desc&pageSize=3`);
  expect(names(first)).toEqual(['c', 'b', 'ab']);
  const second = await call('GET', String(first.body['nextUri']));
  expect(names(second)).toEqual(['a']);
  expect(ids(await call('GET', String(second.body['previousUri'])))).toEqual(ids(first));
});

test('a page has 25 entries by default, and at most 100', async () => {
  const { call } = await startGenesys();
  for (let index = 0; index < 26; index += 1)
    await call('POST', checklistsPath, checklist(`n${index}`));
  expect(ids(await call('GET', checklistsPath))).toHaveLength(25);
  expect(ids(await call('GET', `${checklistsPath}?pageSize=100`))).toHaveLength(26);
  expect(await call('GET', `${checklistsPath}?pageSize=101`)).toMatchObject({ status: 400 });
  expect(await call('GET', `${checklistsPath}?sortBy=colour`)).toMatchObject({ status: 400 });
});

test('a seed can set the languages of checklists', async () => {
  const { call } = await startGenesys({ seed: { checklistLanguages: [{ language: 'fi-FI' }] } });
  expect(await call('GET', `${checklistsPath}/languages`)).toMatchObject({
    status: 200,
    body: { entities: [{ language: 'fi-FI' }] },
  });
});
