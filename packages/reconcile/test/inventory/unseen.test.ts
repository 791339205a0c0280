/** Rules over a state of which something is unseen. */
import { observe, type Observed, type Unseen } from '@assistant-provider/reconcile';
import { describe, expect, it } from 'vitest';
import { checkAccount } from '../../src/inventory/check-account.js';
import type { InventoryRule } from '../../src/inventory/finding.js';
import { estate, givenEstate, valueOf } from '../estate.js';

/** The agent of a role is unknown, and nothing uses the knowledge base. */
const given: typeof estate = {
  ...estate,
  assistants: estate.assistants.map((each) =>
    each.id === 'a-1'
      ? {
          ...{ ...each, knowledge: [] },
          aiAgents: [{ role: 'manualSearch', agentId: 'agent-9', enabled: true }],
        }
      : each,
  ),
};

async function checksWithout(unseen: Partial<Unseen>) {
  const { provider } = await givenEstate(given);
  const directory = ['queue', 'knowledgeBase'];
  const read = valueOf(await observe(provider, { directory }));
  const entry = { what: 'parts', reason: 'permissionDenied', message: 'no', ...unseen } as const;
  const observed: Observed = { ...read, unseen: [entry] };
  const { features } = provider;
  return checkAccount({ account: 'one', observed, features, parts: true, versions: true });
}

const missingAgent = (findings: Awaited<ReturnType<typeof checksWithout>>['findings']) =>
  findings.some(({ rule, object }) => rule === 'missingReference' && object.id === 'agent-9');

describe('a rule', () => {
  it.each<[InventoryRule, Partial<Unseen>, string, number]>([
    ['knowledgeWithoutAssistant', { what: 'tags' }, 'checked', 1],
    ['knowledgeWithoutAssistant', { what: 'knowledge' }, 'unseen', 0],
    ['knowledgeWithoutAssistant', { what: 'knowledge', assistantId: 'a-2' }, 'unseen', 0],
    ['knowledgeWithoutAssistant', { what: 'parts' }, 'unseen', 0],
    ['knowledgeWithoutAssistant', { what: 'parts', assistantId: 'a-2' }, 'unseen', 0],
    ['queueWithoutAssistant', { what: 'queues' }, 'unseen', 0],
    ['unusedPart', { what: 'parts' }, 'unseen', 0],
    ['unusedPart', { what: 'parts', assistantId: 'a-1', kind: 'prompt' }, 'partly', 0],
  ])('%s, without %o, is %s with %i findings', async (rule, unseen, state, count) => {
    const { checks } = await checksWithout(unseen);
    expect(checks[rule]).toEqual({ state, count });
  });

  it.each<[Partial<Unseen>, boolean]>([
    [{ what: 'tags' }, true],
    [{ what: 'parts' }, false],
    [{ what: 'parts', assistantId: 'a-1', kind: 'agent' }, false],
    [{ what: 'parts', assistantId: 'a-2', kind: 'agent' }, true],
    [{ what: 'parts', assistantId: 'a-1', kind: 'prompt' }, true],
  ])('calls an agent missing only if it saw all agents: %o', async (unseen, isFound) => {
    const { findings } = await checksWithout(unseen);
    expect(missingAgent(findings)).toBe(isFound);
  });
});
