/** Acme through its provider, as an application uses it. */
import { orThrow, waitForStatus, type Assistant } from '@assistant-provider/core';
import { expect, it, onTestFinished } from 'vitest';
import { createAcmeProvider, type AcmeProviderOptions } from '../src/index.js';
import { refusal } from './acme-server/refusals.js';
import { startAcmeServer } from './acme-server/server.js';

async function givenAcme(options: Partial<AcmeProviderOptions> = {}) {
  const server = await startAcmeServer({ settleMs: 0 });
  const { apiKey, baseUrl } = server;
  const provider = createAcmeProvider({ apiKey, baseUrl, ...options });
  onTestFinished(async () => {
    void (await provider.close());
    await server.close();
  });
  return { server, provider };
}

it('create and waitForStatus return an active assistant', async () => {
  const { provider } = await givenAcme();

  const assistant = await provider.assistants
    .create({ name: 'Returns desk' })
    .andThen(({ id }) => waitForStatus(provider, id, 'active'));

  expect(await orThrow(assistant)).toMatchObject({
    vendor: 'acme',
    name: 'Returns desk',
    status: 'active',
    vendorStatus: 'live',
  });
});

it('create sends vendorOptions.acme, and vendorData shows the vendor’s own object', async () => {
  const { provider } = await givenAcme();
  const voiceOf = (assistant: Assistant) =>
    assistant.vendor === 'acme' ? assistant.vendorData.voice : undefined;

  const created = await provider.assistants.create({
    name: 'Returns desk',
    vendorOptions: { acme: { voice: 'lively' } },
  });

  expect(await orThrow(created.map(voiceOf))).toBe('lively');
});

it('native.pause and native.resume change the status of a helper', async () => {
  const { provider } = await givenAcme();
  const { id } = await orThrow(provider.assistants.create({ name: 'Returns desk' }));

  const paused = await provider.native.pause(id).andThen(() => provider.assistants.get(id));
  const resumed = await provider.native.resume(id);
  const invalid = await provider.native.pause('the first one');

  expect((await orThrow(paused)).status).toBe('inactive');
  expect((await orThrow(resumed)).state).toBe('live');
  expect(invalid._unsafeUnwrapErr()).toMatchObject({
    kind: 'invalidInput',
    operation: 'native.pause',
    issues: [{ field: 'helperId', rule: 'pattern' }],
  });
});

it('create is retried after a lost response and creates one assistant', async () => {
  const { server, provider } = await givenAcme({ retry: { baseDelayMs: 0 } });
  server.loseResponses(1);

  const created = await provider.assistants.create({ name: 'Returns desk' });
  const all = await provider.assistants.list();

  expect(created.isOk()).toBe(true);
  expect((await orThrow(all)).items).toHaveLength(1);
});

it('a refused connection has effect none, a lost response has effect maybe', async () => {
  const { server, provider } = await givenAcme({ retry: false });
  server.loseResponses(1);

  const lost = await provider.assistants.create({ name: 'Returns desk' });
  await server.close();
  const refused = await provider.assistants.create({ name: 'Returns desk' });

  expect(refused._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable', effect: 'none' });
  expect(lost._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable', effect: 'maybe' });
});

it('an error carries the reason, the ticket and the fields that Acme names', async () => {
  const { server, provider } = await givenAcme();
  server.refuseAll(refusal('FIELD_REFUSED', { fields: [{ path: 'title', problem: 'too_long' }] }));

  const refused = await provider.assistants.create({ name: 'Returns desk' });

  expect(refused._unsafeUnwrapErr()).toMatchObject({
    kind: 'invalidInput',
    vendorCode: 'FIELD_REFUSED',
    status: 400,
    requestId: 'ACM-4711',
    issues: [{ field: 'title', rule: 'too_long' }],
  });
});

it('a response longer than maxResponseBytes fails and names the option', async () => {
  const { server, provider } = await givenAcme({ maxResponseBytes: 1_024, retry: false });
  server.refuseAll({ status: 200, body: ' '.repeat(2_000) });

  const error = (await provider.assistants.list())._unsafeUnwrapErr();

  expect(error.kind).toBe('unexpectedReply');
  expect(error.message).toContain('maxResponseBytes');
});

it('an error carries the delay that Acme, or a proxy in front of it, asks for', async () => {
  const { server, provider } = await givenAcme({ retry: false, rateLimit: false });
  const retryAfterMs = async () =>
    (await provider.assistants.list())._unsafeUnwrapErr().retryAfterMs;

  server.refuseAll(refusal('SLOW_DOWN', { retry_in: 2 }));
  expect(await retryAfterMs()).toBe(2_000);
  server.refuseAll({ status: 503, body: 'Busy.', headers: { 'Retry-After': '7' } });
  expect(await retryAfterMs()).toBe(7_000);
});

it('an idempotency key may have 200 characters of any script', async () => {
  const { provider } = await givenAcme();
  const options = { idempotencyKey: '客'.repeat(200) };

  const first = await provider.assistants.create({ name: 'Returns desk' }, options);
  const second = await provider.assistants.create({ name: 'Returns desk' }, options);

  expect((await orThrow(second)).id).toBe((await orThrow(first)).id);
});

it('bindMany binds more queues than fit on a page, and none if one does not exist', async () => {
  const { server, provider } = await givenAcme({ rateLimit: false });
  const { id } = await orThrow(provider.assistants.create({ name: 'Returns desk' }));
  const bindings = Array.from({ length: 120 }, (_, index) => {
    const queue_no = 200 + index;
    server.state.queues.set(queue_no, { queue_no, helper: null, channels: [] });
    return { queueId: String(queue_no), mediaTypes: ['call'] as const };
  });
  const withMissing = [...bindings, { queueId: '999999', mediaTypes: ['call'] as const }];

  const refused = await provider.queues.bindMany(id, withMissing);
  const before = await provider.queues.listBound();
  const bound = await provider.queues.bindMany(id, bindings);

  expect(refused._unsafeUnwrapErr()).toMatchObject({ kind: 'notFound', effect: 'none' });
  expect((await orThrow(before)).items).toEqual([]);
  expect((await orThrow(bound)).bindings).toHaveLength(120);
});
