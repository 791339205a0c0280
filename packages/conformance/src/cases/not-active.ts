/** Writes on an assistant that is being created, has failed, or is being deleted. */
import assert from 'node:assert/strict';
import {
  waitForStatus,
  type AiAgentAssignment,
  type AiAgentAssignmentDraft,
  type ErrorKind,
  type Reply,
} from '@assistant-provider/core';
import { needsControl, type ConformanceCase, type Need } from '../case.js';
import type { CaseContext } from '../case-context.js';

/** One write, and a way to read its result. */
interface Write {
  readonly operation: string;
  send(): Reply<unknown>;
  readonly adds: readonly string[];
  read(): Reply<readonly string[]>;
}

const shown = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
const shownAgent = (agent: AiAgentAssignment | AiAgentAssignmentDraft): string =>
  JSON.stringify([agent.role, agent.useCase, agent.agentId]);
const shownTags = (tags: object): readonly string[] =>
  Object.entries(tags).map((tag) => JSON.stringify(tag));

/** One write of each feature that the provider has. */
function writesOn(context: CaseContext, id: string): readonly Write[] {
  const { provider, fixtures, name, binding } = context;
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
    : { because: 'feature', reason: 'the vendor supports no writes on an existing assistant' };

/** Returns whether the write succeeded. Fails if it failed in a way that the contract forbids. */
async function isDone(
  context: CaseContext,
  write: Write,
  kinds: readonly ErrorKind[],
): Promise<boolean> {
  const { operation } = write;
  const reply = write.send();
  if ((await reply).isOk()) return true;
  await context.failed(reply, { kind: kinds, operation, effect: 'none' });
  return false;
}

/** The kinds of a refusal. Not every vendor says why it refuses. */
const refusals: readonly ErrorKind[] = ['conflict', 'invalidInput'];

/** Makes each write, and checks its result after the vendor has finished. */
async function areAsTold(
  context: CaseContext,
  id: string,
  settled: () => Promise<unknown>,
): Promise<void> {
  const outcomes = [];
  for (const write of writesOn(context, id)) {
    const before = await write.read();
    outcomes.push({ write, before, done: await isDone(context, write, refusals) });
  }
  await settled();
  for (const { write, before, done } of outcomes) {
    const { operation, adds } = write;
    const after = await context.ok(write.read());
    if (done)
      for (const added of adds)
        assert.ok(after.includes(added), `${operation} succeeded, but ${added} is missing`);
    else if (before.isOk())
      assert.deepEqual(after, before.value, `${operation} failed, but changed something`);
  }
}

export const notActiveCases: readonly ConformanceCase[] = [
  {
    id: 'not-active.creating',
    contract:
      'While an assistant is being created, a write either succeeds, or fails with `conflict` (or `invalidInput`, if the vendor does not say more) and changes nothing.',
    feature: 'core',
    needs: [needsWrites],
    run: async (context) => {
      const { provider, clock, ok, name } = context;
      const { id } = await ok(provider.assistants.create({ name: name() }));
      await areAsTold(context, id, () => ok(waitForStatus(provider, id, 'active', { clock })));
    },
  },
  {
    id: 'not-active.failed',
    contract: 'After a failed creation, writes behave in the same way.',
    feature: 'core',
    needs: [needsWrites, needsControl('a creation that fails', ({ failCreation }) => failCreation)],
    run: async (context) => {
      const { provider, clock, controls, ok, name, remove } = context;
      await controls.failCreation();
      const { id } = await ok(provider.assistants.create({ name: name() }));
      await ok(waitForStatus(provider, id, 'failed', { clock }));
      await areAsTold(context, id, () => Promise.resolve());
      await remove(id);
    },
  },
  {
    id: 'not-active.deleting',
    contract:
      'After a deletion, writes behave in the same way, or fail with `notFound`; no write restores the assistant or binds a queue to it.',
    feature: 'core',
    needs: [needsWrites],
    run: async (context) => {
      const { provider, clock, ok, anAssistant } = context;
      const { id } = await anAssistant();
      await ok(provider.assistants.delete(id));
      for (const write of writesOn(context, id))
        await isDone(context, write, [...refusals, 'notFound']);
      await ok(waitForStatus(provider, id, 'deleted', { clock }));
      const bound = await provider.queues?.listBound();
      const left = bound?.map(({ items }) => items).unwrapOr([]) ?? [];
      assert.deepEqual(left, [], 'a queue still has the deleted assistant');
    },
  },
];
