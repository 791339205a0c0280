/** The rules of an inventory, over an estate in memory. */
import type { Crosswalk } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { estate, givenEstate, valueOf } from '../estate.js';
import { idsOf, stockOf } from './take-stock.js';

const everything = { versions: true };

describe('an inventory', () => {
  it('counts what each assistant has', async () => {
    const { provider } = await givenEstate();
    const { assistants } = await stockOf(provider, everything);
    expect(assistants.map(({ name }) => name)).toEqual([
      'Returns desk',
      'Sales desk',
      'Sales desk',
    ]);
    expect(assistants[0]).toEqual({
      ...{ id: 'a-1', name: 'Returns desk', status: 'active' },
      updatedAt: '2026-01-05T08:00:00.000Z',
      ...{ queues: 3, knowledge: 3, roles: 4, tags: 1 },
      parts: {
        settings: { customer: 1, vendor: 0 },
        prompt: { customer: 2, vendor: 0 },
        agent: { customer: 1, vendor: 1 },
        queueUsers: { customer: 1, vendor: 0 },
      },
    });
  });

  it('checks every rule of a vendor that has everything', async () => {
    const { provider } = await givenEstate();
    const { checks, unseen } = await stockOf(provider, everything);
    expect(Object.values(checks).map(({ state }) => state)).toEqual(Array(11).fill('checked'));
    expect(unseen.map(({ what, ids }) => [what, ids])).toEqual([['names', ['q-lost']]]);
  });

  it('finds what deserves attention', async () => {
    const { provider } = await givenEstate();
    const stock = await stockOf(provider, everything);
    const found = stock.findings.map(({ rule, severity, object, assistant }) =>
      [rule, severity, object.kind, object.id, assistant?.id].join(' ').trim(),
    );
    expect(found).toEqual([
      'missingReference warning queue q-lost a-2',
      'duplicateName warning assistant a-2',
      'duplicateName warning assistant a-3',
      'duplicateName info queue q-2',
      'duplicateName info queue q-3',
      'duplicateName info prompt prompt-1 a-1',
      'duplicateName info prompt prompt-2 a-1',
      'assistantWithoutQueue warning assistant a-3',
      'roleFallsBack info role answerRecommendation a-1',
      'unusedPart info prompt prompt-2 a-1',
    ]);
    expect(stock.findings[0]?.message).toBe(
      'a binding names queue q-lost, which does not exist or is invisible to the client',
    );
  });

  it('lists queues and knowledge bases that no assistant uses', async () => {
    const { provider } = await givenEstate({
      ...estate,
      bindings: [],
      assistants: estate.assistants.map((each) => ({ ...each, knowledge: [] })),
    });
    const stock = await stockOf(provider);
    expect(idsOf(stock, 'queueWithoutAssistant')).toEqual(['q-2', 'q-3', 'q-1']);
    expect(idsOf(stock, 'knowledgeWithoutAssistant')).toEqual(['kb-1']);
  });

  it('does not call a queue free that an assistant in deletion still has', async () => {
    const { provider } = await givenEstate({
      ...estate,
      bindings: (estate.bindings ?? []).map((each) => ({ ...each, assistantId: 'a-9' })),
    });
    expect(idsOf(await stockOf(provider), 'queueWithoutAssistant')).toEqual([]);
  });

  it('reports each status but active', async () => {
    const { provider } = await givenEstate({
      ...estate,
      assistants: estate.assistants.map((each) =>
        each.id === 'a-2' ? { ...each, status: 'failed' } : each,
      ),
    });
    const { findings } = await stockOf(provider);
    expect(findings[0]).toEqual({
      ...{ rule: 'assistantNotActive', severity: 'error' },
      object: { kind: 'assistant', id: 'a-2', name: 'Sales desk' },
      message: 'the status of the assistant is failed',
    });
  });

  it.each([
    [39, 80, 0],
    [40, 80, 1],
    [39, 78, 1],
  ])('of %i of 50 tags, at %i percent, has %i findings near a limit', async (tags, percent, n) => {
    const many = Object.fromEntries(Array.from({ length: tags }, (_, n) => [`tag${n}`, '']));
    const { provider } = await givenEstate({
      ...estate,
      assistants: estate.assistants.map((each) =>
        each.id === 'a-1' ? { ...each, tags: many } : each,
      ),
    });
    const stock = await stockOf(provider, { nearLimitPercent: percent });
    expect(idsOf(stock, 'nearLimit')).toEqual(Array(n).fill('a-1'));
  });

  it('finds a part that changed after its newest version', async () => {
    const { provider } = await givenEstate();
    const place = { kind: 'prompt', id: 'prompt-1' };
    valueOf(await provider.parts.put('a-1', { ...place, content: { text: 'Good day' } }));
    expect(idsOf(await stockOf(provider, everything), 'unpublishedChange')).toEqual(['prompt-1']);
    valueOf(await provider.parts.publish('a-1', place));
    expect(idsOf(await stockOf(provider, everything), 'unpublishedChange')).toEqual([]);
  });

  it('finds parts, links and versions that are named and do not exist', async () => {
    const content = {
      ...{ type: 'search', prompt: 'ref:prompt:prompt-1:9', source: 'ref:knowledgeLink:l-9' },
      ...{ supervisor: 'ref:prompt:prompt-9', overflow: 'ref:user:user-9' },
    };
    const { provider } = await givenEstate({
      ...estate,
      assistants: estate.assistants.map((each) =>
        each.id === 'a-1'
          ? {
              ...each,
              aiAgents: [
                { role: 'manualSearch', agentId: 'agent-1:7', enabled: true },
                { role: 'noteTaking', agentId: 'agent-8', enabled: true },
              ],
            }
          : each,
      ),
      parts: (estate.parts ?? []).map((each) =>
        each.id === 'agent-1' ? { ...each, content } : each,
      ),
    });
    const stock = await stockOf(provider, everything);
    const missing = stock.findings.filter(({ rule }) => rule === 'missingReference');
    expect(missing.map(({ message }) => message.replace(/, which.*/, ''))).toEqual([
      'the role manualSearch names version 7 of agent agent-1',
      'the role noteTaking names agent agent-8',
      'the agent Search names knowledgeLink l-9',
      'the agent Search names version 9 of prompt prompt-1',
      'the agent Search names prompt prompt-9',
      'the agent Search names user user-9',
      'a binding names queue q-lost',
    ]);
  });

  it('finds a missing agent of a role by the directory if parts are not read', async () => {
    const { provider } = await givenEstate({
      ...estate,
      assistants: estate.assistants.map((each) =>
        each.id === 'a-1'
          ? { ...each, aiAgents: [{ role: 'noteTaking', agentId: 'agent-8:2', enabled: true }] }
          : each,
      ),
    });
    const stock = await stockOf(provider, { parts: false });
    expect(idsOf(stock, 'missingReference')).toEqual(['agent-8', 'q-lost']);
  });

  it('does not say that an agent of the vendor plays a role that is off', async () => {
    const { provider } = await givenEstate({
      ...estate,
      assistants: estate.assistants.map((each) => ({
        ...each,
        aiAgents: each.aiAgents.map((role) => ({ ...role, enabled: false })),
      })),
    });
    expect(idsOf(await stockOf(provider), 'roleFallsBack')).toEqual([]);
  });

  it('finds settings that the crosswalk calls deprecated', async () => {
    const { provider } = await givenEstate();
    const { fields } = provider.crosswalk as Crosswalk;
    const crosswalk = {
      ...(provider.crosswalk as Crosswalk),
      fields: [
        ...fields,
        { object: 'assistant', field: '/kmsKeyId', deprecated: 'Use none.' },
        {
          object: 'assistant',
          field: '/tags/*',
          deprecated: 'Old.',
          deprecatedValues: ['returns'],
        },
        { object: 'parts.settings', field: '/content/colour', deprecated: 'Use color.' },
        { object: 'parts.settings', field: '/content/shape', deprecated: 'Use form.' },
      ],
    } as const;
    const stock = await stockOf({ ...provider, crosswalk });
    const found = stock.findings.filter(({ rule }) => rule === 'deprecatedSetting');
    expect(found.map(({ object, message }) => [object.kind, message])).toEqual([
      ['assistant', '/kmsKeyId is in use: Use none'],
      ['assistant', '/tags/* is in use: Old'],
      ['settings', '/content/colour is in use: Use color'],
    ]);
  });

  it('lists no more findings than asked for, and counts all', async () => {
    const { provider } = await givenEstate();
    const stock = await stockOf(provider, { ...everything, findingsPerRule: 1 });
    expect(idsOf(stock, 'duplicateName')).toEqual(['a-2']);
    expect(stock.checks.duplicateName).toEqual({ state: 'checked', count: 6 });
  });
});

describe('without the rights to see something, an inventory', () => {
  it.each([
    ['directory.lookUp', 'queueWithoutAssistant', 'unseen'],
    ['queues.listBound', 'queueWithoutAssistant', 'unseen'],
    ['queues.listBound', 'assistantWithoutQueue', 'unseen'],
    ['directory.lookUp', 'knowledgeWithoutAssistant', 'unseen'],
    ['parts.list', 'knowledgeWithoutAssistant', 'unseen'],
    ['parts.list', 'unusedPart', 'unseen'],
    ['parts.list', 'unpublishedChange', 'unseen'],
    ['directory.lookUp', 'missingReference', 'partly'],
  ] as const)('%s: does not find %s', async (operation, rule, state) => {
    const { provider } = await givenEstate({ ...estate, bindings: [] }, { denied: [operation] });
    const stock = await stockOf(provider, everything);
    expect(stock.checks[rule]).toEqual({ state, count: 0 });
    expect(stock.unseen).not.toEqual([]);
  });
});

describe('the cost of an inventory', () => {
  it('does not read parts and versions that nobody asked for', async () => {
    const { provider, calls } = await givenEstate();
    const stock = await stockOf(provider, { parts: false });
    expect(calls.filter((call) => call.startsWith('parts.'))).toEqual([]);
    expect(stock.checks).toMatchObject({
      unusedPart: { state: 'notRead', count: 0 },
      unpublishedChange: { state: 'notRead', count: 0 },
      knowledgeWithoutAssistant: { state: 'notRead', count: 0 },
      queueWithoutAssistant: { state: 'checked', count: 0 },
    });
    expect(stock.assistants[0]).not.toHaveProperty('parts');
  });

  it('reads each list once', async () => {
    const { provider, calls } = await givenEstate();
    await stockOf(provider, { parts: false });
    expect(calls.toSorted()).toEqual([
      'assistants.list',
      // Queues, knowledge bases, and the agents of the only assistant with roles.
      ...['directory.lookUp', 'directory.lookUp', 'directory.lookUp'],
      'queues.listBound',
    ]);
  });
});
