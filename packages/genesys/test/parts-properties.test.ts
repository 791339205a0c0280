/** Rules of parts that hold for every content, members that no contract lists included. */
import type { AssistantPart, JsonObject } from '@assistant-provider/core';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import {
  assistantId,
  connectionTo,
  knowledgeBaseId,
  provideDirectly,
  queueId,
  valueOf,
} from './harness.js';

const name = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__');
/** Numbers that JSON and JavaScript hold alike. A null would mean that the member is not set. */
const value = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(fc.boolean(), fc.string(), fc.integer()) },
  fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 3 }),
  fc.dictionary(name, fc.oneof(fc.string(), fc.boolean()), { maxKeys: 3 }),
);
const unknownMembers = fc.dictionary(
  name.map((text) => `x-${text}`),
  value.filter((each) => !JSON.stringify(each).includes('selfUri')),
  { maxKeys: 3 },
);
const text = fc.string({ minLength: 1, maxLength: 8 });
const attributes = fc.dictionary(
  fc.oneof(name, fc.constantFrom('scriptId', 'pageId', 'checklistId', 'responseId', 'selfUri')),
  text,
  { maxKeys: 4 },
);
const actions = (min: number) =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom('Script', 'CannedResponse', 'ThirdPartyAction'),
        attributes,
        unknownMembers,
      )
      .map(([actionType, given, unknown]) => ({ ...unknown, actionType, attributes: given })),
    { minLength: min, maxLength: 3 },
  );
const rule = fc
  .tuple(fc.boolean(), actions(1), unknownMembers)
  .map(([enabled, given, unknown]) => ({
    ...unknown,
    enabled,
    participantRoles: ['Agent'],
    rule: {
      conditions: [{ conditionType: 'Intent', conditionValues: ['refund'] }],
      actions: given,
    },
  }));
const copilot = fc
  .tuple(
    unknownMembers,
    fc.boolean(),
    fc.option(fc.record({ enabled: fc.boolean(), summarySetting: fc.record({ id: text }) }), {
      nil: undefined,
    }),
    fc.option(
      fc.record({
        rules: fc.array(rule, { maxLength: 3 }),
        fallback: fc.record({ enabled: fc.boolean(), actions: actions(0) }),
      }),
      { nil: undefined },
    ),
    value,
  )
  .map(([unknown, liveOnQueue, summary, rules, observed]) => ({
    ...unknown,
    liveOnQueue,
    defaultLanguage: 'en-US',
    voiceTranscriptionConfig: observed,
    ...(summary && { summaryGenerationConfig: summary }),
    ...(rules && { ruleEngineConfig: rules }),
  }));
const variation = fc.tuple(copilot, unknownMembers).map(([given, unknown]) => ({
  ...unknown,
  transcriptionConfig: { vendorName: 'Genesys' },
  copilot: given,
}));
const settings = fc
  .tuple(
    unknownMembers,
    fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    unknownMembers,
  )
  .map(([unknown, confidenceThreshold, knowledge]) => ({
    ...unknown,
    transcriptionConfig: { vendorName: 'Genesys' },
    knowledgeSuggestionConfig: {
      ...knowledge,
      vendorName: 'GenesysKnowledge',
      ...(confidenceThreshold !== undefined && {
        knowledgeBases: [{ id: knowledgeBaseId, confidenceThreshold }],
      }),
    },
  }));
const queueUsers = fc.oneof(
  fc.constant({ assignmentMode: 'Auto', userIds: [] }),
  fc
    .uniqueArray(fc.uuid(), { maxLength: 8 })
    .map((ids) => ({ assignmentMode: 'Manual', userIds: ids.sort() })),
);

const linked = { id: knowledgeBaseId, languageCode: 'en-US' };
const bare = {
  assistants: [
    {
      id: assistantId,
      name: 'Desk',
      knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge', knowledgeBase: linked },
    },
  ],
  assistantQueues: [{ id: queueId(), assistantId, mediaTypes: ['Call'] }],
};

async function given() {
  const emulator = await startGenesysEmulator({
    clock: 'manual',
    // A vendor that keeps what it does not know, and refuses what is read-only.
    settings: { unknownMembers: 'kept', readOnlyMembers: 'refused', copilotRuleIds: 'refused' },
  });
  onTestFinished(() => emulator.close());
  const connection = connectionTo(emulator);
  return { emulator, provider: provideDirectly(connection, connection) };
}

const drafts = fc.oneof(
  settings.map((content) => ({ kind: 'settings', content })),
  copilot.map((content) => ({ kind: 'copilot', content })),
  variation.map((content) => ({ kind: 'variation', name: 'German', content })),
  queueUsers.map((content) => ({ kind: 'queueUsers', id: queueId(), content })),
) as fc.Arbitrary<{ kind: string; content: JsonObject }>;

it('a part that was put has the content of its draft', async () => {
  const { emulator, provider } = await given();
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      emulator.restore(bare);

      const put = await valueOf(provider.parts.put(assistantId, draft));

      expect(put.content).toEqual(draft.content);
      const { kind, id } = put;
      const read = await valueOf(provider.parts.get(assistantId, { kind, id }));
      expect(read).toEqual(put);
    }),
    { numRuns: 60 },
  );
});

it('a part that is read and put back changes nothing, and sends no write', async () => {
  const { emulator, provider } = await given();
  await fc.assert(
    fc.asyncProperty(fc.array(drafts, { maxLength: 4 }), async (made) => {
      emulator.restore(bare);
      for (const draft of made) await valueOf(provider.parts.put(assistantId, draft));
      const before = emulator.snapshot();
      const writes = () =>
        emulator.requests
          .all()
          .filter(({ method, operation }) => method !== 'GET' && operation !== 'postOauthToken')
          .length;
      const written = writes();

      const parts = await valueOf(provider.parts.list(assistantId));
      for (const part of parts) await valueOf(provider.parts.put(assistantId, draftOf(part)));

      expect(emulator.snapshot()).toEqual(before);
      expect(writes()).toBe(written);
      expect(parts.some(({ kind }) => kind === 'queueUsers')).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it('a reference names what stands at its place', async () => {
  const { emulator, provider } = await given();
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      emulator.restore(bare);

      const { content, references } = await valueOf(provider.parts.put(assistantId, draft));

      for (const { at, id } of references) expect(valueAt(content, at)).toBe(id);
    }),
    { numRuns: 30 },
  );
});

const draftOf = ({ kind, id, name: named, content }: AssistantPart) => ({
  ...{ kind, id, content },
  ...(named !== undefined && { name: named }),
});

const valueAt = (content: unknown, at: string): unknown =>
  at
    .split('/')
    .slice(1)
    .reduce((within, token) => (within as Record<string, unknown>)[token], content);
