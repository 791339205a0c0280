import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { assistant, copilot, names, startGenesys } from './genesys-harness.js';

const assistantsPath = '/api/v2/assistants';

test('an assistant is created with 200, read, partially updated, and deleted with 204', async () => {
  const { call, clock } = await startGenesys({ clock: 'manual' });
  const knowledgeSuggestionConfig = {
    vendorName: 'GenesysKnowledge',
    knowledgeBases: [{ id: randomUUID(), languageCode: 'en-GB' }],
  };

  const created = await call('POST', assistantsPath, assistant({ knowledgeSuggestionConfig }));
  const path = String(created.body['selfUri']);
  expect(created).toMatchObject({
    status: 200,
    body: { name: 'Billing', state: 'Active', knowledgeSuggestionConfig },
  });
  expect(created.body['dateCreated']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(path).toBe(`${assistantsPath}/${String(created.body['id'])}`);

  clock.advance(1000);
  const patched = await call('PATCH', path, { name: 'Claims' });
  expect(patched).toMatchObject({
    status: 200,
    body: {
      name: 'Claims',
      knowledgeSuggestionConfig,
      dateCreated: created.body['dateCreated'],
      dateModified: new Date(clock.now()).toISOString(),
    },
  });
  expect(await call('GET', path)).toMatchObject({ status: 200, body: patched.body });

  expect(await call('DELETE', path)).toMatchObject({ status: 204, body: {} });
  for (const method of ['GET', 'DELETE'])
    expect(await call(method, path)).toMatchObject({ status: 404, body: { code: 'not.found' } });
});

test('names can repeat, and the name filter is exact', async () => {
  const { call, created } = await startGenesys();
  for (const name of ['Billing', 'Billing', 'billing', 'Billing EU']) await created({ name });
  expect(names(await call('GET', `${assistantsPath}?name=Billing`))).toEqual([
    'Billing',
    'Billing',
  ]);
  expect(names(await call('GET', `${assistantsPath}?name=`))).toHaveLength(4);
});

test('read-only members of a body are ignored; members seen only in live traffic are kept', async () => {
  const { call } = await startGenesys();
  const knowledgeBases = [{ id: randomUUID(), languageCode: 'en-GB', confidenceThreshold: 0.4 }];
  const { body } = await call('POST', assistantsPath, {
    ...assistant(),
    id: 'mine',
    state: 'Inactive',
    dateCreated: 'never',
    copilot: 7,
    invented: true,
    knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge', knowledgeBases },
  });
  expect(body).toMatchObject({ state: 'Active', knowledgeSuggestionConfig: { knowledgeBases } });
  expect(body['id']).not.toBe('mine');
  expect(body).not.toHaveProperty('copilot');
  expect(body).not.toHaveProperty('invented');
});

test('an assistant shows its copilot only with `expand`', async () => {
  const { call, created } = await startGenesys();
  const path = await created();
  await call('PUT', `${path}/copilot`, copilot());

  for (const read of [path, assistantsPath])
    expect(JSON.stringify(await call('GET', read))).not.toContain('liveOnQueue');
  const expanded = { copilot: { enabled: true, liveOnQueue: true } };
  expect(await call('GET', `${path}?expand=copilot`)).toMatchObject({ body: expanded });
  expect(await call('GET', `${assistantsPath}?expand=copilot`)).toMatchObject({
    body: { entities: [expanded] },
  });
});

test('`tier` selects assistants with or without a copilot', async () => {
  const { call, created } = await startGenesys();
  await call('PUT', `${await created({ name: 'with' })}/copilot`, copilot());
  await created({ name: 'without' });
  expect(names(await call('GET', `${assistantsPath}?tier=Copilot`))).toEqual(['with']);
  expect(names(await call('GET', `${assistantsPath}?tier=AgentAssist`))).toEqual(['without']);
  expect(await call('GET', `${assistantsPath}?tier=Gold`)).toMatchObject({ status: 400 });
});

test('deleting an assistant detaches its queues and deletes its variations', async () => {
  const { call, created, attached } = await startGenesys();
  const path = await created();
  const queuePath = await attached(path);
  await call('POST', `${path}/variations`, assistant({ copilot: copilot() }));

  await call('DELETE', path);
  expect(await call('GET', queuePath)).toMatchObject({ status: 404 });
  expect(await call('GET', `${assistantsPath}/queues`)).toMatchObject({ body: { entities: [] } });
  expect(await call('GET', `${path}/variations`)).toMatchObject({ status: 404 });
});

test('`languageVariation` returns the variation, or falls back to the assistant if allowed', async () => {
  const { call, created } = await startGenesys();
  const path = await created({ name: 'primary' });
  const german = copilot({ defaultLanguage: 'de-DE' });
  await call('POST', `${path}/variations`, assistant({ name: 'german', copilot: german }));

  const read = (query: string) => call('GET', `${path}?${query}`);
  expect(await read('languageVariation=de-DE')).toMatchObject({ body: { name: 'german' } });
  expect(await read('languageVariation=fr-FR&fallbackToPrimaryAssistant=true')).toMatchObject({
    body: { name: 'primary' },
  });
  expect(await read('languageVariation=fr-FR&fallbackToPrimaryAssistant=false')).toMatchObject({
    status: 404,
  });
});
