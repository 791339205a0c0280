import { expect, test } from 'vitest';
import { aList, assistant, copilot, entities, startGenesys } from './genesys-harness.js';

const condition = { conditionType: 'Intent', conditionValues: ['refund'] };
const action = { actionType: 'Checklist', attributes: { checklistId: '1' } };
const rule = { enabled: true, rule: { conditions: [condition], actions: [action] } };
const nlu = (domain: object, intentConfidenceThreshold = 0.5) => ({
  nluConfig: { domain: { id: 'd', ...domain }, intentConfidenceThreshold },
});

test('a copilot is replaced as a whole, including members seen only in live traffic', async () => {
  const { call, created } = await startGenesys();
  const path = `${await created()}/copilot`;
  expect(await call('GET', path)).toMatchObject({ status: 404 });

  const full = copilot({
    ruleEngineConfig: {
      rules: [{ ...rule, participantRoles: ['Agent'] }],
      fallback: { enabled: true, participantRoles: ['Customer'] },
    },
    voiceTranscriptionConfig: { engine: 'X' },
    queryProcessingConfig: { knowledgeQueryProcessing: 'ClassificationAndReformulation' },
    summaryGenerationConfig: { enabled: true, summarySetting: { id: 's' }, retentionSeconds: 60 },
  });
  expect(await call('PUT', path, full)).toMatchObject({
    status: 200,
    body: { ...full, enabled: true, selfUri: path },
  });
  expect(await call('GET', path)).toMatchObject({ body: full });

  await call('PUT', path, copilot({ liveOnQueue: false }));
  expect((await call('GET', path)).body).toEqual({
    ...copilot({ liveOnQueue: false }),
    enabled: true,
    selfUri: path,
  });
});

test('a copilot that was read can be written back', async () => {
  const { call, created } = await startGenesys();
  const path = `${await created()}/copilot`;
  await call('PUT', path, copilot({ ruleEngineConfig: { rules: [rule] } }));
  const { body } = await call('GET', path);
  expect(await call('PUT', path, body)).toMatchObject({ status: 200, body });
});

test.each([
  ['no default language', { defaultLanguage: undefined }, 'defaultLanguage'],
  ['a default language that is none', { defaultLanguage: 'en US' }, 'defaultLanguage'],
  [
    'a rule without actions',
    {
      ruleEngineConfig: {
        rules: [{ enabled: true, rule: { conditions: [condition], actions: [] } }],
      },
    },
    'ruleEngineConfig.rules[0].rule.actions',
  ],
  [
    'more than 100 conditions',
    {
      ruleEngineConfig: {
        rules: [
          { enabled: true, rule: { conditions: Array(101).fill(condition), actions: [action] } },
        ],
      },
    },
    'ruleEngineConfig.rules[0].rule.conditions',
  ],
  [
    'no version of a domain that is not the latest',
    nlu({ useLatestVersion: false }),
    'nluConfig.domain.version',
  ],
  ['a threshold of 1', nlu({ useLatestVersion: true }, 1), 'nluConfig.intentConfidenceThreshold'],
  ['a threshold of 0', nlu({ useLatestVersion: true }, 0), 'nluConfig.intentConfidenceThreshold'],
  [
    'an attribute that is no text',
    {
      ruleEngineConfig: {
        rules: [],
        fallback: { actions: [{ actionType: 'Script', attributes: { scriptId: 1 } }] },
      },
    },
    'ruleEngineConfig.fallback.actions[0].attributes.scriptId',
  ],
])('%s fails and names the field', async (_, members, fieldName) => {
  const { call, created } = await startGenesys();
  const answer = await call('PUT', `${await created()}/copilot`, copilot(members));
  expect(answer).toMatchObject({
    status: 400,
    body: { message: '1 field failed', errors: [{ details: [{ fieldName }] }] },
  });
});

test('the default language cannot change', async () => {
  const { call, created } = await startGenesys();
  const path = `${await created()}/copilot`;
  await call('PUT', path, copilot());
  expect(await call('PUT', path, copilot({ defaultLanguage: 'de-DE' }))).toMatchObject({
    status: 400,
    body: { errors: [{ details: [{ fieldName: 'defaultLanguage' }] }] },
  });
});

test('a variation is created with 200, listed, replaced and deleted', async () => {
  const { call, created } = await startGenesys();
  const parent = await created();
  const german = assistant({ name: 'german', copilot: copilot({ defaultLanguage: 'de-DE' }) });

  const made = await call('POST', `${parent}/variations`, german);
  const path = String(made.body['selfUri']);
  expect(made).toMatchObject({
    status: 200,
    body: { name: 'german', variationParent: { selfUri: parent }, copilot: { enabled: true } },
  });
  expect(entities(await call('GET', `${parent}/variations`))).toEqual([made.body]);

  const renamed = await call('PUT', path, { ...german, name: 'deutsch' });
  expect(renamed).toMatchObject({ status: 200, body: { name: 'deutsch' } });
  expect((await call('GET', path)).body).toEqual(renamed.body);

  const elsewhere = path.replace(parent, await created());
  expect(await call('GET', elsewhere)).toMatchObject({ status: 404 });
  expect(await call('DELETE', path)).toMatchObject({ status: 204 });
  expect(await call('GET', path)).toMatchObject({ status: 404 });
});

test('a variation cannot set `retentionSeconds`', async () => {
  const { call, created } = await startGenesys();
  const summaryGenerationConfig = { enabled: true, retentionSeconds: 60 };
  const body = assistant({ copilot: copilot({ summaryGenerationConfig }) });
  expect(await call('POST', `${await created()}/variations`, body)).toMatchObject({
    status: 400,
    body: {
      errors: [{ details: [{ fieldName: 'copilot.summaryGenerationConfig.retentionSeconds' }] }],
    },
  });
});

test('feature support covers all languages, or the requested one', async () => {
  const { call } = await startGenesys();
  const path = '/api/v2/assistants/copilot/featuresupport';
  const all = await call('GET', path);
  expect(all.body['languages']).toHaveProperty('length', 6);
  expect(await call('GET', `${path}?language=de-DE`)).toMatchObject({
    body: { languages: [{ language: 'de-DE', featureSupport: aList }] },
  });
});
