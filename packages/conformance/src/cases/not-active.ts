/** Writes on an assistant that is still made, has failed, or is being deleted. */
import assert from 'node:assert/strict';
import {
  waitForStatus,
  type AiAgentAssignment,
  type ErrorKind,
  type Reply,
} from '@assistant-provider/core';
import { needsWay, type ConformanceCase, type Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** One write, and how what it is to bring about is seen. */
interface Write {
  readonly operation: string;
  send(): Reply<unknown>;
  readonly adds: readonly string[];
  read(): Reply<readonly string[]>;
}

const shown = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
const shownAgent = (agent: Pick<AiAgentAssignment, 'role' | 'useCase' | 'agentId'>): string =>
  JSON.stringify([agent.role, agent.useCase, agent.agentId]);
const shownTags = (tags: object): readonly string[] =>
  Object.entries(tags).map((tag) => JSON.stringify(tag));

/** One of each feature that the provider has. */
function writesOn(stage: CaseContext, id: string): readonly Write[] {
  const { provider, fixtures, name, binding } = stage;
  const { editing, tagging, knowledge, aiAgents, queues } = provider;
  const { tags, knowledgeSources: [source] = [], assignments: [assignment] = [] } = fixtures;
  const [queueId] = fixtures.queueIds ?? [];
  const writes: Write[] = [];
  if (editing)
    writes.push({
      operation: 'editing.update',
      send: () => editing.update(id, { name: name(2) }),
      adds: [name(2)],
      read: () => provider.assistants.get(id).map((read) => [read.name]),
    });
  if (tagging && tags)
    writes.push({
      operation: 'tagging.tag',
      send: () => tagging.tag(id, tags),
      adds: shownTags(tags),
      read: () => tagging.list(id).map(shownTags),
    });
  if (knowledge && source)
    writes.push({
      operation: 'knowledge.link',
      send: () => knowledge.link(id, source),
      adds: [shown(source)],
      read: () => knowledge.list(id).map((links) => links.map((link) => shown(link.source))),
    });
  if (aiAgents && assignment)
    writes.push({
      operation: 'aiAgents.assign',
      send: () => aiAgents.assign(id, assignment),
      adds: [shownAgent(assignment)],
      read: () =>
        aiAgents.list(id).map((all) => all.filter(({ enabled }) => enabled).map(shownAgent)),
    });
  if (queues && queueId !== undefined)
    writes.push({
      operation: 'queues.bind',
      send: () => queues.bind(id, binding(queueId)),
      adds: [queueId],
      read: () => queues.list(id).map(({ items }) => items.map((bound) => bound.queueId)),
    });
  return writes;
}

const needsWrites: Need = ({ features }) =>
  features.length > 0
    ? undefined
    : { because: 'feature', reason: 'there are no writes on an assistant that is there' };

/** Whether it was done; if it was not, as the contract has it. */
async function isDone(
  stage: CaseContext,
  write: Write,
  kinds: readonly ErrorKind[],
): Promise<boolean> {
  const { operation } = write;
  const reply = write.send();
  if ((await reply).isOk()) return true;
  await stage.failed(reply, { kind: kinds, operation, effect: 'none' });
  return false;
}

/** The vendor's refusal, as far as the vendor says why. */
const refusals: readonly ErrorKind[] = ['conflict', 'invalidInput'];

/** Makes each write, and looks at what came of it once the vendor is done. */
async function areAsTold(
  stage: CaseContext,
  id: string,
  settled: () => Promise<unknown>,
): Promise<void> {
  const outcomes = [];
  for (const write of writesOn(stage, id)) {
    const before = await write.read();
    outcomes.push({ write, before, done: await isDone(stage, write, refusals) });
  }
  await settled();
  for (const { write, before, done } of outcomes) {
    const { operation, adds } = write;
    const after = await stage.ok(write.read());
    if (done)
      for (const added of adds)
        assert.ok(after.includes(added), `${operation} succeeded, but ${added} is not there`);
    else if (before.isOk())
      assert.deepEqual(after, before.value, `${operation} failed, and changed something`);
  }
}

export const notActiveCases: readonly ConformanceCase[] = [
  {
    id: 'not-active.creating',
    contract:
      'Right after its creation each write is done, or answers `conflict` (`invalidInput` where the vendor says no more) and changes nothing.',
    feature: 'core',
    needs: [needsWrites],
    run: async (stage) => {
      const { provider, clock, ok, name } = stage;
      const { id } = await ok(provider.assistants.create({ name: name() }));
      await areAsTold(stage, id, () => ok(waitForStatus(provider, id, 'active', { clock })));
    },
  },
  {
    id: 'not-active.failed',
    contract: 'So on one whose creation has failed.',
    feature: 'core',
    needs: [needsWrites, needsWay('a creation that fails', ({ failCreation }) => failCreation)],
    run: async (stage) => {
      const { provider, clock, controls, ok, name, remove } = stage;
      await controls.failCreation();
      const { id } = await ok(provider.assistants.create({ name: name() }));
      await ok(waitForStatus(provider, id, 'failed', { clock }));
      await areAsTold(stage, id, () => Promise.resolve());
      await remove(id);
    },
  },
  {
    id: 'not-active.deleting',
    contract:
      'After its deletion as well, or `notFound`; no write brings it back, or takes a queue along.',
    feature: 'core',
    needs: [needsWrites],
    run: async (stage) => {
      const { provider, clock, ok, anAssistant } = stage;
      const { id } = await anAssistant();
      await ok(provider.assistants.delete(id));
      for (const write of writesOn(stage, id))
        await isDone(stage, write, [...refusals, 'notFound']);
      await ok(waitForStatus(provider, id, 'deleted', { clock }));
      const bound = await provider.queues?.listBound();
      const left = bound?.map(({ items }) => items).unwrapOr([]) ?? [];
      assert.deepEqual(left, [], 'a queue has an assistant that is gone');
    },
  },
];
