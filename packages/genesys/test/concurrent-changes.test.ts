import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  otherAssistantId,
  otherKnowledgeBaseId,
  queueId,
  sendJson,
  valueOf,
  vendorAssistant,
  type Answer,
} from './harness.js';

const seed = { assistants: [{ id: assistantId, name: 'Desk' }] };
const roles = ['manualSearch', 'summarization', 'wrapUpPrediction', 'answerGeneration'] as const;

const sourceOf = (id: string, language: string) =>
  ({ type: 'knowledgeBase', id, language }) as const;

describe('concurrent changes of one assistant', () => {
  it(`keep each other's roles`, async () => {
    const { provider } = await givenEmulator({ seed });
    await valueOf(provider.aiAgents.assign(assistantId, { role: 'answerRecommendation' }));

    await Promise.all([
      ...roles.map((role) => valueOf(provider.aiAgents.assign(assistantId, { role }))),
      valueOf(provider.aiAgents.unassign(assistantId, { role: 'answerRecommendation' })),
    ]);

    const filled = await valueOf(provider.aiAgents.list(assistantId));
    expect(filled.filter(({ enabled }) => enabled).map(({ role }) => role)).toEqual(
      expect.arrayContaining([...roles]),
    );
    expect(filled).toHaveLength(roles.length);
  });

  it(`keep each other's links and name`, async () => {
    const thirdKnowledgeBaseId = '33333333-2222-4333-8444-555555555555';
    const { provider } = await givenEmulator({ seed });
    await valueOf(provider.knowledge.link(assistantId, sourceOf(knowledgeBaseId, 'de-DE')));

    await Promise.all([
      valueOf(provider.knowledge.link(assistantId, sourceOf(otherKnowledgeBaseId, 'fr-FR'))),
      valueOf(provider.editing.update(assistantId, { name: 'Returns' })),
      valueOf(provider.knowledge.unlink(assistantId, knowledgeBaseId)),
      // The same assistant: upper and lower case mean the same in a UUID.
      valueOf(
        provider.knowledge.link(assistantId.toUpperCase(), sourceOf(thirdKnowledgeBaseId, 'it-IT')),
      ),
    ]);

    const after = await valueOf(provider.assistants.get(assistantId));
    expect(after.name).toBe('Returns');
    expect(after.knowledge?.map(({ linkId }) => linkId).sort()).toEqual([
      thirdKnowledgeBaseId,
      otherKnowledgeBaseId,
    ]);
  });

  it.each(['merge', 'replace'] as const)(
    `keep each other's queues (PATCH: %s)`,
    async (patchQueues) => {
      const draft = (n: number) => ({ queueId: queueId(n), mediaTypes: ['call'] as const });
      const { provider } = await givenEmulator({ seed, settings: { patchQueues } });
      await valueOf(provider.queues.bindMany(assistantId, [draft(1), draft(2), draft(3)]));

      await Promise.all([
        valueOf(provider.queues.bindMany(assistantId, [draft(4), draft(5), draft(6)])),
        valueOf(provider.queues.bind(assistantId, draft(7))),
        valueOf(provider.queues.unbind(assistantId, queueId(1))),
        valueOf(provider.queues.bindMany(assistantId, [draft(8), draft(9), draft(10)])),
        valueOf(provider.queues.unbindMany(assistantId, [queueId(2)])),
      ]);

      const { items } = await valueOf(provider.queues.list(assistantId));
      expect(items.map((binding) => binding.queueId).sort()).toEqual(
        [3, 4, 5, 6, 7, 8, 9, 10].map(queueId),
      );
    },
  );
});

/** A vendor that responds to its first PATCH when the test says so. Each assistant has its own state. */
async function givenVendorThatWaits() {
  let answerFirst: (status: number) => void = () => undefined;
  let arrived: () => void = () => undefined;
  const firstArrived = new Promise<void>((resolve) => (arrived = resolve));
  const answer: Answer = (response, { method, target, body }) => {
    const id = target.split('/').at(-1) ?? '';
    const change = method === 'PATCH' ? (JSON.parse(body) as object) : {};
    const send = (status: number) =>
      sendJson(response, status, { ...vendorAssistant, ...change, id });
    if (method === 'GET' || patches.push(target) > 1) return send(200);
    answerFirst = send;
    arrived();
  };
  const patches: string[] = [];
  const { provider, requests } = await givenAnswers(answer);
  return {
    provider,
    requests,
    patches,
    firstArrived,
    answerFirst: (status: number) => answerFirst(status),
  };
}

describe('a change that waits for another one', () => {
  const update = (
    { provider }: Awaited<ReturnType<typeof givenVendorThatWaits>>,
    name: string,
    signal?: AbortSignal,
  ) => provider.editing.update(assistantId, { name }, signal ? { signal } : {});

  it('continues when the other one fails', async () => {
    const vendor = await givenVendorThatWaits();

    const first = update(vendor, 'first');
    const second = update(vendor, 'second');
    await vendor.firstArrived;
    expect(vendor.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    vendor.answerFirst(400);

    expect(await errorOf(first)).toMatchObject({ kind: 'invalidInput' });
    expect(await valueOf(second)).toMatchObject({ name: 'second' });
  });

  it('continues when the other one is cancelled and never gets a response', async () => {
    const vendor = await givenVendorThatWaits();
    const leaving = new AbortController();

    const first = update(vendor, 'first', leaving.signal);
    const second = update(vendor, 'second');
    await vendor.firstArrived;
    leaving.abort();

    expect(await errorOf(first)).toMatchObject({ kind: 'cancelled', effect: 'maybe' });
    expect(await valueOf(second)).toMatchObject({ name: 'second' });
  });

  it('can be cancelled at once, without effect and without blocking others', async () => {
    const vendor = await givenVendorThatWaits();
    const leaving = new AbortController();
    const ended: string[] = [];
    const start = (name: string, signal?: AbortSignal) => {
      const reply = update(vendor, name, signal);
      void reply.then(() => ended.push(name));
      return reply;
    };

    const first = start('first');
    await vendor.firstArrived;
    const second = start('second', leaving.signal);
    const third = start('third');
    leaving.abort();
    expect(await errorOf(second)).toMatchObject({ kind: 'cancelled', effect: 'none' });
    // The first is still running, so the third still waits.
    expect(vendor.patches).toHaveLength(1);
    vendor.answerFirst(200);

    await valueOf(first);
    expect(await valueOf(third)).toMatchObject({ name: 'third' });
    expect(ended).toEqual(['second', 'first', 'third']);
    expect(vendor.patches).toHaveLength(2);
  });

  it('does not wait for a change of another assistant', async () => {
    const vendor = await givenVendorThatWaits();

    const first = update(vendor, 'first');
    await vendor.firstArrived;
    const other = vendor.provider.editing.update(otherAssistantId, { name: 'other' });

    expect(await valueOf(other)).toMatchObject({ name: 'other' });
    vendor.answerFirst(200);
    await valueOf(first);
  });
});
