/** The limits say which fields change in place, and which are fixed at creation. */
import assert from 'node:assert/strict';
import type { FeatureName, FieldChange, FieldLimit, Limits } from '@assistant-provider/core';
import type { ConformanceCase, Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** The fields with a limit, and the feature that changes each. The key is fixed by its nature. */
const fields: readonly {
  readonly field: keyof Limits;
  readonly limitOf: (limits: Limits) => FieldLimit | undefined;
  readonly feature: FeatureName;
}[] = [
  { field: 'name', limitOf: ({ name }) => name, feature: 'editing' },
  { field: 'description', limitOf: ({ description }) => description, feature: 'editing' },
  { field: 'tags', limitOf: ({ tags }) => tags, feature: 'tagging' },
  { field: 'queues', limitOf: ({ queues }) => queues, feature: 'queues' },
  { field: 'aiAgents', limitOf: ({ aiAgents }) => aiAgents, feature: 'aiAgents' },
  { field: 'knowledge', limitOf: ({ knowledge }) => knowledge, feature: 'knowledge' },
];

const fieldsThatChange = (limits: Limits, when: FieldChange) =>
  fields.filter(({ limitOf }) => limitOf(limits)?.changes === when);

const someField =
  (when: FieldChange): Need =>
  ({ limits }) =>
    fieldsThatChange(limits, when).length > 0
      ? undefined
      : { because: 'limits', reason: `no field says \`changes: '${when}'\`` };

/** The text fields that the limits mark so, with two values for each. */
function texts({ limits, name, fixtures }: CaseContext, when: FieldChange) {
  const { description } = fixtures;
  const marked = fieldsThatChange(limits, when).map(({ field }) => field);
  return [
    { field: 'name' as const, before: name(1), after: name(2) },
    { field: 'description' as const, before: description, after: description && `${description}.` },
  ].flatMap(({ field, before, after }) =>
    marked.includes(field) && before !== undefined && after !== undefined
      ? [{ field, before, after }]
      : [],
  );
}

/** An assistant with the first value of each text. */
const anAssistantOf = ({ anAssistant, name }: CaseContext, given: ReturnType<typeof texts>) =>
  anAssistant({
    name: name(1),
    ...Object.fromEntries(given.map(({ field, before }) => [field, before])),
  });

export const whatMayChangeCases: readonly ConformanceCase[] = [
  {
    id: 'changes.in-place',
    contract:
      'A field whose limit says `inPlace` has a feature that changes it, and changes on an existing assistant.',
    feature: 'core',
    needs: [someField('inPlace')],
    run: async (context) => {
      const { provider, limits, ok, given } = context;
      for (const { field, feature } of fieldsThatChange(limits, 'inPlace'))
        assert.ok(provider.features[feature], `limits.${field} says inPlace without ${feature}`);
      const changing = texts(context, 'inPlace');
      const { id } = await anAssistantOf(context, changing);
      for (const { field, after } of changing) {
        await ok(context.feature('editing').update(id, { [field]: after }));
        assert.equal((await ok(provider.assistants.get(id)))[field], after);
      }
      if (limits.tags?.changes !== 'inPlace') return;
      await ok(context.feature('tagging').tag(id, given('tags')));
      assert.deepEqual({ ...(await ok(context.feature('tagging').list(id))) }, given('tags'));
    },
  },
  {
    id: 'changes.at-creation',
    contract:
      'A field whose limit says `atCreation` keeps the value of its creation: a patch of it is `unsupported` and sends nothing, and no other feature changes it.',
    feature: 'core',
    needs: [someField('atCreation')],
    run: async (context) => {
      const { provider, limits, probe, ok, failed } = context;
      for (const { field, feature } of fieldsThatChange(limits, 'atCreation'))
        assert.ok(
          feature === 'editing' || !provider.features[feature],
          `limits.${field} says atCreation, but ${feature} changes it`,
        );
      const fixed = texts(context, 'atCreation');
      const { id } = await anAssistantOf(context, fixed);
      for (const { field, before, after } of fixed) {
        const sent = probe.requests.length;
        const update = provider.editing?.update(id, { [field]: after });
        if (update) {
          const { issues } = await failed(update, { kind: 'unsupported', effect: 'none' });
          assert.equal(issues?.[0]?.field, `patch.${field}`);
        }
        assert.equal(probe.requests.length, sent, 'something was sent');
        assert.equal((await ok(provider.assistants.get(id)))[field], before);
      }
    },
  },
];
