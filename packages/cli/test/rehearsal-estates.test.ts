/** Accounts with what random histories do not make: both forms of a member, new words, states of the vendor. */
import type { AssistantProvider } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysSeed,
  type GenesysSettings,
  type QConnectSeed,
  type QConnectSettings,
} from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { observe, type Observed } from '@assistant-provider/reconcile';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notHeld } from '../src/rehearsal/not-held.js';
import { openStage } from '../src/rehearsal/stage.js';

const id = (group: string, n = 1) => `${group.repeat(8)}-0000-4000-8000-00000000000${n}`;

const read = async (provider: AssistantProvider): Promise<Observed> => {
  const observed = await observe(provider, { directory: ['queue', 'knowledgeBase'] });
  return observed._unsafeUnwrap();
};

async function genesysWith(seed: GenesysSeed, settings: Partial<GenesysSettings> = {}) {
  const emulator = await startGenesysEmulator({ seed, settings });
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return read(provider);
}

async function qconnectWith(
  seed: QConnectSeed,
  settings: Partial<QConnectSettings> = {},
  place: { readonly region?: string; readonly accountId?: string } = {},
) {
  const emulator = await startQConnectEmulator({ seed, settings, ...place });
  const { region, url, credentials } = emulator;
  const provider = createQConnectProvider({ region, endpoint: url, credentials, rateLimit: false });
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return read(provider);
}

async function stagedOf(observed: Observed): Promise<Observed> {
  const stage = await openStage(observed.vendor as 'genesys', observed, { steps: [] });
  onTestFinished(() => stage.close());
  return read(stage.provider);
}

const withoutAddress = ({ assistants, vendor }: Observed) =>
  assistants.map((each) => (vendor === 'genesys' ? { ...each, locator: '' } : each));

async function expectSame(observed: Observed): Promise<void> {
  const staged = await stagedOf(observed);
  expect(withoutAddress(staged)).toEqual(withoutAddress(observed));
  expect(notHeld(observed, staged)).toEqual([]);
}

const desk = { id: id('d'), name: 'Desk' };
const base = (n: number, more: object = {}) => ({ id: id('b', n), languageCode: 'en-US', ...more });
const knowledge = (members: object) => ({ vendorName: 'GenesysKnowledge', ...members });

describe('an organisation of Genesys Cloud', () => {
  it.each([
    ['without bases', knowledge({ receiveSegmentedArticles: true })],
    ['with one base', knowledge({ knowledgeBase: base(1) })],
    [
      'with one base in British English',
      knowledge({ knowledgeBase: base(1, { languageCode: 'en-UK' }) }),
    ],
    ['with one base without a language', knowledge({ knowledgeBase: { id: id('b', 1) } })],
    [
      'with more about its base',
      knowledge({ knowledgeBase: base(1, { contentSearchEnabled: true }) }),
    ],
    ['with a list of one', knowledge({ knowledgeBases: [base(1)] })],
    [
      'with more about one of two',
      knowledge({ knowledgeBases: [base(1), base(2, { confidenceThreshold: 0.5 })] }),
    ],
    [
      'with both forms',
      knowledge({
        knowledgeBase: base(1, { contentSearchEnabled: false }),
        knowledgeBases: [base(2)],
      }),
    ],
    [
      'with a base that stands in both forms',
      knowledge({
        knowledgeBase: base(2, { contentSearchEnabled: true }),
        knowledgeBases: [base(1), base(2)],
      }),
    ],
    [
      'with a base without a language before a list',
      knowledge({ knowledgeBase: { id: id('b', 1) }, knowledgeBases: [base(2)] }),
    ],
    ['of Google', { vendorName: 'GoogleDialogflow' }],
    ['of nobody', null],
  ])('reads the same with knowledge %s', async (_, knowledgeSuggestionConfig) => {
    await expectSame(await genesysWith({ assistants: [{ ...desk, knowledgeSuggestionConfig }] }));
  });

  it('keeps states, times and members that no contract names', async () => {
    const dateModified = '2025-03-04T05:06:07.089Z';
    const observed = await genesysWith(
      {
        assistants: [
          {
            ...desk,
            state: 'Inactive',
            dateModified,
            transcriptionConfig: { vendorName: 'Genesys' },
          },
          { id: id('d', 2), name: 'Desk', state: 'Dreaming', newSetting: { depth: [1, null] } },
          {
            id: id('d', 3),
            name: 'Empty',
            copilot: { summaryGenerationConfig: { enabled: true } },
          },
          {
            ...{ id: id('d', 4), name: 'Full' },
            copilot: {
              defaultLanguage: 'en-US',
              liveOnQueue: false,
              newFunction: { enabled: true },
            },
          },
        ],
        assistantQueues: [
          { id: id('a'), assistantId: id('d', 4), mediaTypes: ['Call', 'Hologram'], dateModified },
        ],
        variations: [
          {
            ...{
              id: id('e'),
              assistantId: id('d', 4),
              name: 'German',
              dateModified,
              newSetting: 1,
            },
            copilot: { defaultLanguage: 'de-DE', liveOnQueue: true },
          },
        ],
      },
      { unknownMembers: 'kept' },
    );
    expect(observed.assistants.map(({ status }) => status)).toEqual([
      ...['inactive', 'unknown', 'active', 'active'],
    ]);
    expect(observed.assistants[0]?.updatedAt).toBe(dateModified);
    await expectSame(observed);
  });

  it('keeps the switches of a copilot that is no part', async () => {
    const copilot = {
      summaryGenerationConfig: { enabled: true },
      wrapupCodePredictionConfig: { enabled: false },
      manualSearchConfig: { articlesWithAnswerHighlights: true, answerGeneration: false },
      autoSearchConfig: { type: 'ArticlesOnly' },
    };
    const off = { manualSearchConfig: {}, autoSearchConfig: {} };
    await expectSame(
      await genesysWith({
        assistants: [
          { ...desk, copilot },
          { id: id('d', 2), name: 'Off', copilot: off },
        ],
      }),
    );
  });
});

const prompt = {
  ...{ aiPromptId: id('a'), name: 'Answers', type: 'ANSWER_GENERATION' as const },
  tags: { team: 'service' },
  content: {
    ...{ modelId: 'm', templateType: 'TEXT' as const, apiFormat: 'MESSAGES' as const },
    modifiedTime: 1_700_000_000_123,
    templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'Answer.' } },
  },
};

describe('an account of Amazon Q in Connect', () => {
  it('keeps statuses, tags of AWS, roles and the place in ARNs', async () => {
    const agentId = id('f');
    const observed = await qconnectWith(
      {
        assistants: [
          {
            ...{ assistantId: id('d'), name: 'Desk', description: 'For returns' },
            tags: { 'aws:cloudformation:stack-name': 'desk', empty: '' },
            serverSideEncryptionConfiguration: { kmsKeyId: 'alias/desk' },
            aiAgentConfiguration: {
              ANSWER_RECOMMENDATION: { aiAgentId: `${agentId}:2`, enabled: false },
              SELF_SERVICE: { aiAgentId: agentId },
            },
            orchestratorConfigurationList: [
              { aiAgentId: `${agentId}:1`, orchestratorUseCase: 'Connect.SelfService' },
              { orchestratorUseCase: 'Connect.AgentAssistance' },
            ],
            aiPrompts: [prompt],
          },
          { assistantId: id('d', 2), name: 'Desk', status: 'CREATE_IN_PROGRESS' },
          { assistantId: id('d', 3), name: 'Other', status: 'CREATE_FAILED' },
        ],
      },
      {},
      { region: 'cn-north-1', accountId: '210987654321' },
    );
    expect(observed.assistants[0]?.locator).toContain('aws-cn:wisdom:cn-north-1:210987654321');
    await expectSame(observed);
  });

  it('keeps words and members that are newer than the service model', async () => {
    const seed = {
      assistants: [
        {
          ...{ assistantId: id('d'), name: 'Desk', status: 'HIBERNATING' },
          aiAgentConfiguration: { SELF_SERVICE: { aiAgentId: id('f') } },
          aiPrompts: [
            {
              ...prompt,
              type: 'DREAM_GENERATION',
              content: { ...prompt.content, newMember: { a: 1 } },
              versions: [{ versionNumber: 3, content: { ...prompt.content, newMember: 2 } }],
            },
          ],
        },
      ],
    } as unknown as QConnectSeed;
    const observed = await qconnectWith(seed, { unknownMembers: 'kept' });
    expect(observed.assistants[0]?.parts?.['aiPrompt']).toMatchObject([
      { content: { newMember: { a: 1 } }, versions: [{ version: 3, content: { newMember: 2 } }] },
    ]);
    await expectSame(observed);
  });

  it('says which parts were not seen, and are therefore empty at the emulator', async () => {
    const observed = await qconnectWith({ assistants: [{ assistantId: id('d'), name: 'Desk' }] });
    const blind = {
      ...observed,
      assistants: observed.assistants.map(({ parts = {}, ...each }) => ({
        ...each,
        parts: Object.fromEntries(Object.entries(parts).filter(([kind]) => kind !== 'aiPrompt')),
      })),
    };
    expect(notHeld(blind, await stagedOf(blind))).toEqual(['Desk: parts/aiPrompt']);
  });

  it('says which knowledge an emulator does not have', async () => {
    const observed = await qconnectWith({ assistants: [{ assistantId: id('d'), name: 'Desk' }] });
    const source = { type: 'unknown', vendorType: 'TELEPATHY' } as const;
    const strange = {
      ...observed,
      assistants: observed.assistants.map((each) => ({
        ...each,
        knowledge: [{ linkId: id('c'), source }],
      })),
    };
    expect(notHeld(strange, await stagedOf(strange))).toEqual(['Desk: knowledge']);
  });
});
