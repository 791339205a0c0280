/** Two assistants, one queue, at once: through one provider, none of them loses track of the queue. */
import { describe, expect, it } from 'vitest';
import type { GenesysProvider } from '../src/index.js';
import {
  assistantId,
  givenAnswers,
  givenEmulator,
  otherAssistantId,
  queueId,
  sendJson,
  valueOf,
} from './harness.js';
import { bound, draft, seed } from './queue-seed.js';

const holders = async ({ queues }: GenesysProvider) =>
  Object.fromEntries(
    (await valueOf(queues.listBound({ pageSize: 200 }))).items.map((binding) => [
      binding.queueId,
      binding.assistantId,
    ]),
  );

type Rule = 'take' | 'fail';

/** One queue, through `bind`, the single requests of `bindMany`, or its request for the whole set. */
const ways = {
  bind: ({ queues }: GenesysProvider, id: string, onConflict: Rule) =>
    queues.bind(id, draft(1), { onConflict }).map(({ takenFrom }) => [takenFrom ?? []].flat()),
  'bindMany of few': ({ queues }: GenesysProvider, id: string, onConflict: Rule) =>
    queues.bindMany(id, [draft(2), draft(1)], { onConflict }).map(({ takenFrom }) => takenFrom),
  'bindMany of many': ({ queues }: GenesysProvider, id: string, onConflict: Rule) =>
    queues
      .bindMany(id, [draft(3), draft(1), draft(2)], { onConflict })
      .map(({ takenFrom }) => takenFrom),
};

const pairs = Object.entries(ways).flatMap(([one, first]) =>
  Object.entries(ways).map(([other, second]) => ({ one, other, first, second })),
);

describe.each(pairs)('$one beside $other of one queue', ({ first, second }) => {
  it("succeeds for exactly one assistant with `onConflict: 'fail'`", async () => {
    const { provider } = await givenEmulator({ seed });

    const results = await Promise.all([
      first(provider, assistantId, 'fail'),
      second(provider, otherAssistantId, 'fail'),
    ]);

    const [lost, ...more] = results.flatMap((result) => (result.isErr() ? [result.error] : []));
    expect(more).toEqual([]);
    expect(lost).toMatchObject({ kind: 'conflict', effect: 'none' });
    const winner = results[0].isOk() ? assistantId : otherAssistantId;
    expect(new Set(Object.values(await holders(provider)))).toEqual(new Set([winner]));
  });

  it("reports the earlier binding as taken with `onConflict: 'take'`", async () => {
    const { provider } = await givenEmulator({ seed });

    const taken = await Promise.all([
      valueOf(first(provider, assistantId, 'take')),
      valueOf(second(provider, otherAssistantId, 'take')),
    ]);

    const holder = (await holders(provider))[queueId(1)];
    const [later, earlier] = holder === assistantId ? taken : taken.toReversed();
    const former = holder === assistantId ? otherAssistantId : assistantId;
    expect(later).toContainEqual(
      expect.objectContaining({ queueId: queueId(1), assistantId: former }),
    );
    expect(earlier).toEqual([]);
  });
});

it.each(['merge', 'replace'] as const)(
  'a queue that moves away while its assistant gets others does not come back (PATCH: %s)',
  async (patchQueues) => {
    const own = Array.from({ length: 5 }, (_, n) => bound(100 + n, assistantId));
    const { provider } = await givenEmulator({
      seed: { ...seed, assistantQueues: own },
      settings: { patchQueues },
    });

    const [many, moved, alsoMoved] = await Promise.all([
      valueOf(provider.queues.bindMany(assistantId, [draft(1), draft(2), draft(3)])),
      valueOf(provider.queues.bind(otherAssistantId, draft(100))),
      valueOf(provider.queues.bindMany(otherAssistantId, [draft(101), draft(102), draft(4)])),
    ]);

    expect(many.takenFrom).toEqual([]);
    expect(moved.takenFrom).toMatchObject({ assistantId });
    expect(alsoMoved.takenFrom).toHaveLength(2);
    expect(await holders(provider)).toEqual({
      ...Object.fromEntries([1, 2, 3, 103, 104].map((n) => [queueId(n), assistantId])),
      ...Object.fromEntries([100, 101, 102, 4].map((n) => [queueId(n), otherAssistantId])),
    });
  },
);

it('assistants that take queues from each other at once do not wait for each other forever', async () => {
  const of = (from: number, id: string) => Array.from({ length: 4 }, (_, n) => bound(from + n, id));
  const { provider } = await givenEmulator({
    seed: { ...seed, assistantQueues: [...of(10, assistantId), ...of(20, otherAssistantId)] },
  });
  const drafts = (from: number) => [0, 1, 2, 3].map((n) => draft(from + n));

  const [first, second] = await Promise.all([
    valueOf(provider.queues.bindMany(assistantId, drafts(20))),
    valueOf(provider.queues.bindMany(otherAssistantId, drafts(10))),
  ]);

  expect(first.takenFrom).toHaveLength(4);
  expect(second.takenFrom).toHaveLength(4);
});

it('a queue waits for its former assistant, whose whole set is being written', async () => {
  const order: string[] = [];
  let answerPatch: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const patchArrived = new Promise<void>((resolve) => (arrived = resolve));
  const { provider } = await givenAnswers((response, { method, target, body }) => {
    if (method === 'GET' && target.includes('queueIds=')) {
      const [, ids = ''] = /queueIds=([^&]*)/.exec(target) ?? [];
      const moves = ids === queueId(100);
      const entry = { id: queueId(100), mediaTypes: ['Call'], assistant: { id: assistantId } };
      return sendJson(response, 200, { entities: moves ? [entry] : [] });
    }
    if (method === 'GET') return sendJson(response, 200, { entities: [] });
    order.push(method);
    if (method === 'PUT') return sendJson(response, 200, JSON.parse(body));
    answerPatch = () => {
      order.push('PATCH ends');
      sendJson(response, 200, { entities: JSON.parse(body) as unknown });
    };
    arrived();
  });

  const many = provider.queues.bindMany(assistantId, [draft(1), draft(2), draft(3)]);
  await patchArrived;
  const moved = provider.queues.bind(otherAssistantId, draft(100));
  // A queue that this assistant does not have waits for nothing.
  await valueOf(provider.queues.bind(otherAssistantId, draft(200)));
  answerPatch();

  await valueOf(many);
  await valueOf(moved);
  expect(order).toEqual(['PATCH', 'PUT', 'PATCH ends', 'PUT']);
});

it('one queue is bound, unbound and bound again in the order of the calls', async () => {
  const { provider } = await givenEmulator({ seed });

  const [first, gone, many, second] = await Promise.all([
    provider.queues.bind(assistantId, draft(1), { onConflict: 'fail' }),
    provider.queues.unbind(assistantId, queueId(1)),
    provider.queues.unbindMany(assistantId, [queueId(2), queueId(1)]),
    provider.queues.bind(otherAssistantId, draft(1), { onConflict: 'fail' }),
  ]);

  for (const result of [first, gone, many, second]) expect(result.isOk()).toBe(true);
  expect(await holders(provider)).toEqual({ [queueId(1)]: otherAssistantId });
});
