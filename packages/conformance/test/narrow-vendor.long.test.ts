/**
 * No case requires a particular media type, role or type of source, or that a description can change: a
 * vendor with one each, whose descriptions are fixed, conforms.
 */
import type { FeatureName, Limits } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import type { MemoryDriver } from '@assistant-provider/memory';
import { describe, expect, test } from 'vitest';
import { runConformance, type ConformanceHarness } from '../src/index.js';
import { harnessOf, type MemoryTestVendor } from './memory-harness.js';

const narrowed = (driver: MemoryDriver): AssistantDriver => {
  const { queues, aiAgents, knowledge, ...limits }: Limits = driver.limits;
  const { emailResponse } = aiAgents?.roles ?? {};
  return {
    ...driver,
    limits: {
      ...limits,
      description: { changes: 'atCreation' },
      ...(queues && { queues: { ...queues, mediaTypes: ['email'] } }),
      ...(aiAgents && {
        aiAgents: { ...aiAgents, roles: { ...(emailResponse && { emailResponse }) } },
      }),
      ...(knowledge && { knowledge: { ...knowledge, types: ['externalKnowledgeBase'] } }),
    },
  };
};

/** A harness with only the fixtures that such a vendor has. */
function narrowHarness(): ConformanceHarness<MemoryTestVendor> {
  const harness = harnessOf('narrow', narrowed);
  return {
    ...harness,
    open: async (options) => {
      const vendor = await harness.open(options);
      const { assignments = [], knowledgeSources = [], ...fixtures } = vendor.fixtures;
      return {
        ...vendor,
        fixtures: {
          ...fixtures,
          assignments: assignments.filter(({ role }) => role === 'emailResponse'),
          knowledgeSources: knowledgeSources.filter(({ type }) => type === 'externalKnowledgeBase'),
        },
      };
    },
  };
}

describe('a vendor that has one media type, one role, one type of source, and fixed descriptions', () => {
  test('conforms', { timeout: 0 }, async () => {
    const report = await runConformance(narrowHarness());
    expect(report.failed).toEqual([]);
    expect(report.complete).toBe(true);
    expect(report.passed.map(({ id }) => id)).toContain('changes.at-creation');
    expect(report.takes).toMatchObject({ mediaTypes: ['email'], roles: ['emailResponse'] });
  });
});

describe('a memory vendor that was created without some features', () => {
  const lefts: readonly (readonly FeatureName[])[] = [
    ['queues', 'parts'],
    ['editing', 'tagging', 'directory'],
    ['aiAgents', 'knowledge'],
  ];
  test.each(lefts.map((without) => [without]))(
    'conforms without %j',
    { timeout: 0 },
    async (without) => {
      const harness = harnessOf('without', (driver) => driver, [], 1_000, without);
      const report = await runConformance(harness);
      expect(report.failed).toEqual([]);
      expect(report.complete).toBe(true);
    },
  );
});
