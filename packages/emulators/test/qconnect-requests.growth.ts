/**
 * The time of a request does not grow with the state. Routes are called without HTTP, and the median of many calls at
 * 20,000 objects is compared with that at 100. A request that reads every object takes a hundred times as long.
 */
import { describe, expect, it, vi } from 'vitest';
import { createEmulatorClock } from '../src/server/clock.js';
import { createArns } from '../src/qconnect/arns.js';
import type { Environment } from '../src/qconnect/environment.js';
import { createPlannedFailures } from '../src/qconnect/planned-failures.js';
import { createQuotas } from '../src/qconnect/quotas.js';
import { createRoutes } from '../src/qconnect/routes.js';
import type { QConnectSeed } from '../src/qconnect/seed-types.js';
import { qconnectSettings } from '../src/qconnect/settings.js';
import { readSettings } from '../src/server/setting.js';
import { createStore } from '../src/qconnect/store.js';

const few = 100;
const many = 20_000;
const calls = 200;
/** Far below the factor of a request that reads everything, and far above the noise of a busy machine. */
const allowedFactor = 8;

const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const assistantId = uuid(1);
const resourceId = uuid(2);

const templateConfiguration = { textFullAIPromptEditTemplateConfiguration: { text: 'x' } };
const promptContent = { templateConfiguration, modelId: 'm' };

/** Fills one list with so many objects. */
const seeds = {
  assistants: (size) => ({
    assistants: listOf(size, (index) => ({ assistantId: uuid(index), name: `A ${index}` })),
  }),
  associations: (size) => ({
    assistants: [
      {
        assistantId,
        name: 'A',
        associations: listOf(size, (index) => ({
          assistantAssociationId: uuid(index),
          association: { knowledgeBaseId: uuid(index) },
        })),
      },
    ],
  }),
  aiPrompts: (size) => ({
    assistants: [
      {
        assistantId,
        name: 'A',
        aiPrompts: listOf(size, (index) => ({
          aiPromptId: uuid(index),
          name: `P ${index}`,
          type: 'ANSWER_GENERATION' as const,
          content: promptContent,
        })),
      },
    ],
  }),
  versions: (size) => ({
    assistants: [
      {
        assistantId,
        name: 'A',
        aiPrompts: [
          {
            aiPromptId: resourceId,
            name: 'P',
            type: 'ANSWER_GENERATION',
            content: promptContent,
            versions: listOf(size, (index) => ({ versionNumber: index, content: promptContent })),
          },
        ],
      },
    ],
  }),
  knowledgeBases: (size) => ({
    knowledgeBases: listOf(size, (index) => ({ knowledgeBaseId: uuid(index) })),
  }),
} satisfies Record<string, (size: number) => QConnectSeed>;

const listOf = <T>(size: number, entry: (index: number) => T): readonly T[] =>
  Array.from({ length: size }, (_, index) => entry(index + 1));

interface Measured {
  readonly operation: string;
  readonly params?: (index: number) => Readonly<Record<string, string>>;
  readonly body?: (index: number) => object;
  readonly query?: string;
}

const inAssistant = () => ({ assistantId });
const ofPrompt = () => ({ assistantId, aiPromptId: resourceId });

const rows: Readonly<Record<keyof typeof seeds, readonly Measured[]>> = {
  assistants: [
    {
      operation: 'CreateAssistant',
      body: (index) => ({ name: `N ${index}`, type: 'AGENT', clientToken: `t ${index}` }),
    },
    { operation: 'GetAssistant', params: inAssistant },
    { operation: 'ListAssistants', query: 'maxResults=20' },
    { operation: 'ListAIAgents', params: inAssistant },
    { operation: 'DeleteAssistant', params: (index) => ({ assistantId: uuid((index % 90) + 1) }) },
  ],
  associations: [
    {
      operation: 'CreateAssistantAssociation',
      params: inAssistant,
      body: (index) => ({
        associationType: 'KNOWLEDGE_BASE',
        association: { knowledgeBaseId: uuid(1_000_000 + index) },
      }),
    },
    { operation: 'ListAssistantAssociations', params: inAssistant, query: 'maxResults=20' },
    {
      operation: 'DeleteAssistantAssociation',
      params: (index) => ({ assistantId, assistantAssociationId: uuid((index % 90) + 1) }),
    },
  ],
  aiPrompts: [
    {
      operation: 'CreateAIPrompt',
      params: inAssistant,
      body: (index) => ({
        name: `N ${index}`,
        type: 'ORCHESTRATION',
        templateConfiguration,
        templateType: 'TEXT',
        apiFormat: 'MESSAGES',
        modelId: 'm',
        visibilityStatus: 'SAVED',
      }),
    },
    { operation: 'GetAIPrompt', params: ofPrompt },
    { operation: 'ListAIPrompts', params: inAssistant, query: 'maxResults=20&origin=CUSTOMER' },
    { operation: 'UpdateAIPrompt', params: ofPrompt, body: () => ({ visibilityStatus: 'SAVED' }) },
    {
      operation: 'DeleteAIPrompt',
      params: (index) => ({ assistantId, aiPromptId: uuid((index % 90) + 1) }),
    },
  ],
  versions: [
    { operation: 'CreateAIPromptVersion', params: ofPrompt, body: () => ({}) },
    {
      operation: 'GetAIPrompt',
      params: () => ({ assistantId, aiPromptId: `${resourceId}:$LATEST` }),
    },
    { operation: 'ListAIPromptVersions', params: ofPrompt, query: 'maxResults=20' },
    {
      operation: 'DeleteAIPromptVersion',
      params: (index) => ({ ...ofPrompt(), versionNumber: `${(index % 90) + 1}` }),
    },
  ],
  knowledgeBases: [
    {
      operation: 'CreateKnowledgeBase',
      body: (index) => ({ name: `N ${index}`, knowledgeBaseType: 'CUSTOM' }),
    },
    { operation: 'ListKnowledgeBases', query: 'maxResults=20' },
    {
      operation: 'DeleteKnowledgeBase',
      params: (index) => ({ knowledgeBaseId: uuid((index % 90) + 1) }),
    },
  ],
};

function routesOver(seed: QConnectSeed) {
  const settings = readSettings('Q in Connect', qconnectSettings, {});
  const clock = createEmulatorClock('manual');
  const now = () => clock.now();
  const environment: Environment = {
    settings,
    clock,
    arns: createArns('us-east-1', '123456789012'),
    store: createStore(seed, { settings, now }),
    plannedFailures: createPlannedFailures(),
    quotas: createQuotas('off', now),
  };
  const administrator = {
    accessKeyId: 'a',
    secretAccessKey: 's',
    userName: 'administrator',
    allow: ['*'],
  };
  return new Map(
    createRoutes(environment, () => administrator).map((route) => [route.operation, route]),
  );
}

function medianOf({ operation, params, body, query }: Measured, seed: QConnectSeed): number {
  const route = routesOver(seed).get(operation);
  const times = listOf(calls, (index) => {
    const request = {
      operation,
      method: '',
      target: '',
      params: params?.(index) ?? {},
      query: new URLSearchParams(query),
      headers: {},
      body: Buffer.from(body ? JSON.stringify(body(index)) : ''),
    };
    const start = performance.now();
    const response = route?.handle(request);
    const time = performance.now() - start;
    // A deletion that is repeated finds nothing, in the same time.
    if (response?.status !== 404) expect(response?.status).toBeLessThan(300);
    return time;
  });
  return times.toSorted((a, b) => a - b)[calls / 2] ?? Infinity;
}

describe.each(Object.keys(rows) as (keyof typeof seeds)[])('with many %s', (kind) => {
  const [small, large] = [seeds[kind](few), seeds[kind](many)];

  it.each(rows[kind])('$operation takes no longer', async (measured) => {
    // The first run warms up.
    medianOf(measured, small);
    // Other work on the machine may disturb one measurement, and does not disturb all.
    await vi.waitFor(
      () => {
        const time = medianOf(measured, large);
        expect(time).toBeLessThan(medianOf(measured, small) * allowedFactor);
      },
      { timeout: 60_000 },
    );
  });
});
