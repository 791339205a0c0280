/** The copilot of an assistant as a part. */
import { withReferences } from '@assistant-provider/core';
import type { GenesysEmulatorOptions } from '@assistant-provider/emulators';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  repeating,
  sendJson,
  valueOf,
} from './harness.js';

const copilot = {
  liveOnQueue: true,
  defaultLanguage: 'en-US',
  voiceTranscriptionConfig: { engine: 'Extended' },
  summaryGenerationConfig: { enabled: true, summarySetting: { id: 'setting-1' } },
  nluConfig: {
    domain: { id: 'domain-1', useLatestVersion: false, version: { id: 'version-1' } },
    intentConfidenceThreshold: 0.5,
  },
  ruleEngineConfig: {
    rules: [
      {
        id: 'rule-1',
        enabled: true,
        participantRoles: ['Agent'],
        rule: {
          conditions: [{ conditionType: 'Intent', conditionValues: ['refund'] }],
          actions: [
            { actionType: 'Script', attributes: { scriptId: 'script-1', pageId: 'page-1' } },
            { actionType: 'Checklist', attributes: { checklistId: 'checklist-1' } },
            { actionType: 'ThirdPartyAction', attributes: { selfUri: 'of-the-customer' } },
          ],
        },
      },
    ],
    fallback: {
      enabled: true,
      actions: [{ actionType: 'CannedResponse', attributes: { responseId: 'response-1' } }],
    },
  },
};
const [{ id: _, ...rule }] = copilot.ruleEngineConfig.rules as [
  (typeof copilot.ruleEngineConfig.rules)[0],
];
const content = {
  ...copilot,
  ruleEngineConfig: { ...copilot.ruleEngineConfig, rules: [rule] },
};

const seed: GenesysEmulatorOptions['seed'] = {
  assistants: [{ id: assistantId, name: 'Desk', copilot }],
};
const bare = { assistants: [{ id: assistantId, name: 'Desk' }] };
const kind = 'copilot';

describe('the copilot as a part', () => {
  it('has the members that can be written, and the places that name other objects', async () => {
    const { provider } = await givenEmulator({ seed });

    const part = await valueOf(provider.parts.get(assistantId, { kind }));

    const rules = '/ruleEngineConfig/rules/0/rule/actions';
    expect(part).toEqual({
      kind,
      id: 'copilot',
      origin: 'customer',
      content,
      references: [
        {
          at: '/summaryGenerationConfig/summarySetting/id',
          kind: 'summarySetting',
          id: 'setting-1',
        },
        { at: '/nluConfig/domain/id', kind: 'nluDomain', id: 'domain-1' },
        { at: '/nluConfig/domain/version/id', kind: 'nluDomainVersion', id: 'version-1' },
        { at: `${rules}/0/attributes/scriptId`, kind: 'script', id: 'script-1' },
        { at: `${rules}/0/attributes/pageId`, kind: 'scriptPage', id: 'page-1' },
        { at: `${rules}/1/attributes/checklistId`, kind: 'checklist', id: 'checklist-1' },
        {
          at: '/ruleEngineConfig/fallback/actions/0/attributes/responseId',
          kind: 'cannedResponse',
          id: 'response-1',
        },
      ],
      vendorData: {
        ...copilot,
        enabled: true,
        selfUri: `/api/v2/assistants/${assistantId}/copilot`,
      },
    });
    expect(await valueOf(provider.parts.list(assistantId, { kind }))).toEqual([part]);
  });

  it('is written once it differs, with its references rewritten', async () => {
    const { provider, asked } = await givenEmulator({ seed });
    const part = await valueOf(provider.parts.get(assistantId, { kind }));
    const moved = withReferences(part, ({ kind: named, id }) => ({ id: `${named} of ${id}` }));

    const put = await valueOf(provider.parts.put(assistantId, { kind, content: moved }));

    expect(put.content).toEqual(moved);
    expect(put.references.map(({ id }) => id)).toContain('script of script-1');
    expect(await valueOf(provider.parts.get(assistantId, { kind }))).toEqual(put);
    expect(asked().filter((operation) => operation === 'putAssistantCopilot')).toHaveLength(1);
  });

  it('is not written if it is put back unchanged, whatever is null', async () => {
    const { provider, asked, emulator } = await givenEmulator({ seed });
    const before = emulator.snapshot();
    const part = await valueOf(provider.parts.get(assistantId, { kind }));

    const unset = { ...part.content, autoSearchConfig: null };
    await valueOf(provider.parts.put(assistantId, { kind, id: 'copilot', content: unset }));
    // Also as received, with the members that the vendor sets.
    const received = part.vendorData as typeof part.content;
    await valueOf(provider.parts.put(assistantId, { kind, content: received }));

    expect(emulator.snapshot()).toEqual(before);
    expect(asked()).toEqual(['getAssistantCopilot', 'getAssistantCopilot', 'getAssistantCopilot']);
  });

  it('drops members that the content leaves out', async () => {
    const { provider } = await givenEmulator({ seed });
    const least = { liveOnQueue: false, defaultLanguage: 'en-US' };

    const put = await valueOf(provider.parts.put(assistantId, { kind, content: least }));

    expect(put.content).toEqual(least);
  });

  it.each([{ defaultLanguage: 'de-DE' }, { defaultLanguage: null }])(
    'keeps its language: %j is unsupported',
    async (changed) => {
      const { provider, emulator } = await givenEmulator({ seed });
      const before = emulator.snapshot();

      const error = await errorOf(
        provider.parts.put(assistantId, { kind, content: { ...content, ...changed } }),
      );

      expect(error).toMatchObject({
        kind: 'unsupported',
        effect: 'none',
        issues: [{ field: 'part.content.defaultLanguage', rule: 'fixed' }],
      });
      expect(emulator.snapshot()).toEqual(before);
    },
  );

  it.each([
    { copilotRuleIds: 'refused', readOnlyMembers: 'refused', unknownMembers: 'refused' },
    { copilotRuleIds: 'ignored' },
  ] as const)('sends nothing that the vendor refuses: %j', async (settings) => {
    const { provider } = await givenEmulator({ seed, settings });
    const changed = { ...copilot, liveOnQueue: false };

    const put = await valueOf(provider.parts.put(assistantId, { kind, content: changed }));

    expect(put.content).toEqual({ ...content, liveOnQueue: false });
  });

  it('keeps concurrent changes of its functions', async () => {
    const { provider } = await givenEmulator({ seed });

    const [put] = await Promise.all([
      valueOf(
        provider.parts.put(assistantId, { kind, content: { ...content, liveOnQueue: false } }),
      ),
      valueOf(provider.aiAgents.assign(assistantId, { role: 'wrapUpPrediction' })),
      valueOf(provider.aiAgents.assign(assistantId, { role: 'answerRecommendation' })),
    ]);

    expect(put.content).toEqual({ ...content, liveOnQueue: false });
    const after = await valueOf(provider.parts.get(assistantId, { kind }));
    expect(after.content).toEqual({
      ...put.content,
      wrapupCodePredictionConfig: { enabled: true },
      autoSearchConfig: { type: 'ArticlesOnly' },
    });
  });

  it('is written although the response to the first attempt is lost', async () => {
    const { emulator, connection } = await givenEmulator({ seed });
    emulator.faults.add({
      operation: 'putAssistantCopilot',
      times: 1,
      effect: { kind: 'status', status: 503, when: 'afterWork' },
    });

    const put = await valueOf(
      repeating(connection).parts.put(assistantId, {
        kind,
        content: { ...content, liveOnQueue: false },
      }),
    );

    expect(put.content['liveOnQueue']).toBe(false);
  });

  it('names a number that JavaScript rounds', async () => {
    const { provider, asked } = await givenEmulator({ seed });

    const error = await errorOf(
      provider.parts.put(assistantId, { kind, content: { ...content, more: 2 ** 60 } }),
    );

    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'part.content' }] });
    expect(error.message).toContain('more');
    expect(asked()).toEqual([]);
  });
});

describe('an assistant without a copilot', () => {
  it.each(['notFound', 'empty'] as const)(
    'has no part of the kind, and gets one (response: %s)',
    async (missingCopilot) => {
      const { provider } = await givenEmulator({ seed: bare, settings: { missingCopilot } });

      expect(await valueOf(provider.parts.list(assistantId, { kind }))).toEqual([]);
      expect(await errorOf(provider.parts.get(assistantId, { kind }))).toMatchObject({
        kind: 'notFound',
      });
      const put = await valueOf(provider.parts.put(assistantId, { kind, content }));
      expect(put.content).toEqual(content);
      expect(await valueOf(provider.parts.list(assistantId, { kind }))).toEqual([put]);
    },
  );

  it('is not assumed where the assistant does not exist', async () => {
    const { provider } = await givenEmulator();

    for (const reply of [
      provider.parts.list(assistantId),
      provider.parts.get(assistantId, { kind }),
      provider.parts.put(assistantId, { kind, content }),
    ])
      expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });

  it.each(['notFound', 'empty'] as const)(
    'takes no further request in a list of all parts (response: %s)',
    async (missingCopilot) => {
      const { provider, asked } = await givenEmulator({ seed: bare, settings: { missingCopilot } });

      await valueOf(provider.parts.list(assistantId));

      expect([...asked()].sort()).toEqual([
        'getAssistant',
        'getAssistantCopilot',
        'getAssistantQueues',
        'getAssistantVariations',
      ]);
    },
  );

  it('fails if the response to a write shows none', async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, {}));

    expect(await errorOf(provider.parts.put(assistantId, { kind, content }))).toMatchObject({
      kind: 'unexpectedReply',
      effect: 'maybe',
    });
  });
});

describe('the kinds of parts', () => {
  it('have neither versions, nor parts of the vendor', async () => {
    const { provider, asked } = await givenEmulator({ seed });

    expect(await valueOf(provider.parts.list(assistantId, { origin: 'vendor' }))).toEqual([]);
    for (const each of Object.keys(provider.limits.parts?.kinds ?? {}))
      expect(
        await errorOf(provider.parts.publish(assistantId, { kind: each, id: assistantId })),
      ).toMatchObject({
        kind: ['settings', 'copilot'].includes(each) ? 'invalidInput' : 'unsupported',
      });
    expect(await errorOf(provider.parts.delete(assistantId, { kind }))).toMatchObject({
      kind: 'unsupported',
    });
    expect(asked()).toEqual([]);
  });
});
