import { describe, expect, expectTypeOf, it } from 'vitest';
import type { GenesysAssistant, GenesysListing } from '../src/index.js';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  otherAssistantId,
  queueId,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';

const seed = {
  assistants: [
    { id: assistantId, name: 'Desk' },
    { id: otherAssistantId, name: 'Other desk' },
  ],
  routingQueues: [{ id: queueId(1), name: 'Returns' }],
};

const transcriptionConfig = { vendorName: 'Genesys' };

describe('`native`', () => {
  it(`has the vendor's operations on assistants`, async () => {
    const { provider, asked } = await givenEmulator({ seed });
    const { native } = provider;

    const made = await valueOf(native.postAssistants({ name: 'New', transcriptionConfig }));
    const read = await valueOf(native.getAssistant(made.id, { expand: 'copilot' }));
    expect(read.name).toBe('New');
    const patched = await valueOf(
      native.patchAssistant(made.id, { name: 'Renamed', transcriptionConfig }),
    );
    expect(patched.name).toBe('Renamed');
    const page = await valueOf(
      native.getAssistants({ pageSize: 2, name: 'Renamed', expand: 'copilot' }),
    );
    expect(page.entities.map(({ id }) => id)).toEqual([made.id]);
    await valueOf(native.deleteAssistant(made.id));

    expect(asked()).toEqual([
      'postAssistants',
      'getAssistant',
      'patchAssistant',
      'getAssistants',
      'deleteAssistant',
    ]);
    expectTypeOf(page).toEqualTypeOf<GenesysListing<GenesysAssistant>>();
  });

  it(`has the vendor's operations on queues`, async () => {
    const { provider, asked, emulator } = await givenEmulator({ seed });
    const { native } = provider;
    const entry = (n: number) => ({ id: queueId(n), mediaTypes: ['Call'] as const });

    const put = await valueOf(
      native.putAssistantQueue(assistantId, queueId(1), { mediaTypes: ['Call', 'Email'] }),
    );
    expect(put).toMatchObject({ id: queueId(1), mediaTypes: ['Call', 'Email'] });
    await valueOf(native.patchAssistantQueues(assistantId, [entry(2), entry(3)]));
    const one = await valueOf(
      native.getAssistantQueue(assistantId, queueId(2), { expand: 'assistant' }),
    );
    expect(one.assistant).toMatchObject({ id: assistantId, name: 'Desk' });
    const own = await valueOf(native.getAssistantQueues(assistantId, { pageSize: 50 }));
    expect(own.entities).toHaveLength(3);
    const any = await valueOf(native.getAssistantsQueues({ queueIds: [queueId(2), queueId(9)] }));
    expect(any.entities.map(({ id }) => id)).toEqual([queueId(2)]);
    await valueOf(native.deleteAssistantQueue(assistantId, queueId(1)));
    await valueOf(native.deleteAssistantQueues(assistantId, [queueId(2), queueId(3)]));
    expect(emulator.snapshot().assistantQueues).toEqual([]);

    expect(asked()).toEqual([
      'putAssistantQueue',
      'patchAssistantQueues',
      'getAssistantQueue',
      'getAssistantQueues',
      'getAssistantsQueues',
      'deleteAssistantQueue',
      'deleteAssistantQueues',
    ]);
  });

  it(`has the vendor's operations on copilots`, async () => {
    const { provider } = await givenEmulator({ seed });
    const { native } = provider;

    const put = await valueOf(
      native.putAssistantCopilot(assistantId, {
        defaultLanguage: 'en-US',
        liveOnQueue: true,
        nluConfig: { domain: { id: 'd', useLatestVersion: true }, intentConfidenceThreshold: 0.4 },
      }),
    );

    expect(put.liveOnQueue).toBe(true);
    expect(await valueOf(native.getAssistantCopilot(assistantId))).toEqual(put);
  });

  it('`request` sends any other request', async () => {
    const { provider } = await givenEmulator({ seed });
    const { native } = provider;

    const queue = await valueOf(
      native.request({ method: 'GET', path: `/api/v2/routing/queues/${queueId(1)}` }),
    );
    expect(queue).toMatchObject({ name: 'Returns' });
    const checklist = (await valueOf(
      native.request({
        method: 'POST',
        path: '/api/v2/assistants/agentchecklists',
        body: { name: 'List', language: 'en-US', checklistItems: [{ name: 'Greet' }] },
      }),
    )) as { id: string };
    const listed = await valueOf(
      native.request({
        method: 'GET',
        path: '/api/v2/assistants/agentchecklists',
        query: { pageSize: 5, agentChecklistIds: [checklist.id] },
      }),
    );
    expect(listed).toMatchObject({ entities: [{ id: checklist.id }] });
    const removed = await valueOf(
      native.request({
        method: 'DELETE',
        path: `/api/v2/assistants/agentchecklists/${checklist.id}`,
      }),
    );
    expect(removed).toBeUndefined();
  });

  it('fails and is cancelled like portable calls', async () => {
    const { provider } = await givenEmulator();

    expect(await errorOf(provider.native.getAssistant(assistantId))).toMatchObject({
      kind: 'notFound',
      operation: 'native.getAssistant',
      vendorCode: 'not.found',
    });
    expect(
      await errorOf(provider.native.getAssistants({}, { signal: AbortSignal.abort() })),
    ).toMatchObject({ kind: 'cancelled' });
  });

  it('sends and returns unknown members', async () => {
    const novel = { ...vendorAssistant, novelty: [1] };
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, novel));

    const made = await valueOf(
      provider.native.postAssistants({ name: 'x', transcriptionConfig, novelty: { a: [null] } }),
    );

    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      name: 'x',
      transcriptionConfig,
      novelty: { a: [null] },
    });
    expect(made).toEqual(novel);
  });
});
