/** The control API: other programs drive the emulators over HTTP, as control.openapi.json says. */
import { expect, it, onTestFinished } from 'vitest';
import { connectionOf } from '../src/connection.js';
import { startEmulators } from '../src/emulators.js';
import type { EmulatorsOptions } from '../src/emulators.js';
import { failableOperations } from '../src/qconnect/planned-failures.js';
import { SeedShape } from '../src/qconnect/seed-shapes.js';
import { seedSchema } from '../src/genesys/seed-schema.js';
import { createFaultInjector } from '../src/server/faults.js';
import type { FaultRule } from '../src/server/fault-rules.js';
import { callsTo, description, operationIds, problemsOf } from './control-description.js';
import { clientOf } from './qconnect-fixture.js';
import { names, withCalls } from './genesys-harness.js';
import { ListAssistantsCommand, CreateAssistantCommand } from '@aws-sdk/client-qconnect';

async function given(options: EmulatorsOptions = {}) {
  const emulators = await startEmulators({ controlPort: 0, ...options });
  const aws = clientOf(emulators.qconnect);
  onTestFinished(async () => {
    aws.destroy();
    await emulators.close();
  });
  const { controlUrl = '' } = emulators;
  return {
    ...emulators,
    ...callsTo(controlUrl),
    controlUrl,
    aws,
    genesysCalls: withCalls(emulators.genesys),
  };
}

const seed = {
  genesys: { seed: { assistants: [{ id: 'a', name: 'Returns desk' }] } },
  qconnect: { seed: { assistants: [{ name: 'Service desk' }] } },
};

it('every operation does what its description says', async () => {
  const { genesys, qconnect, clock, call, succeeded, controlUrl, aws, genesysCalls } = await given({
    ...seed,
    clock: 'manual',
  });

  // As the AWS SDK does with the credentials that it is given.
  Object.assign(qconnect.credentials, { $source: { CREDENTIALS_CODE: 'e' } });
  expect((await call('getDescription')).body).toEqual(description);
  expect((await call('getConnection')).body).toEqual(
    connectionOf({ genesys, qconnect, controlUrl }),
  );

  await call('setClock', { body: { now: '2040-01-01T00:00:00Z' } });
  const later = await call('advanceClock', { body: { milliseconds: 1500 } });
  expect(later.body).toEqual({ now: '2040-01-01T00:00:01.500Z' });
  expect((await call('getClock')).body).toEqual(later.body);
  expect(clock.now()).toBe(Date.UTC(2040, 0, 1, 0, 0, 1, 500));

  for (const vendor of ['genesys', 'qconnect'] as const) {
    const rule = { times: 1, effect: { kind: 'status', status: 503 } };
    const added = await call(`${vendor}AddFault`, { body: rule });
    const { id: faultId } = added.body as { readonly id: string };
    const request = () => fetch(vendor === 'genesys' ? genesys.apiUrl : qconnect.url);
    expect((await request()).status).toBe(503);
    const used = { id: faultId, hits: 1, rule };
    expect((await call(`${vendor}GetFault`, { faultId })).body).toEqual(used);
    expect((await call(`${vendor}ListFaults`)).body).toEqual({ faults: [used] });
    await call(`${vendor}RemoveFault`, { faultId });
    expect((await call(`${vendor}GetFault`, { faultId })).status).toBe(404);
    await call(`${vendor}AddFault`, { body: { effect: { kind: 'status', status: 503 } } });
    await call(`${vendor}ClearFaults`);
    expect((await request()).status).not.toBe(503);

    const { body } = await call(`${vendor}ListRequests`, { query: '?operation=unknown' });
    expect((body as { requests: object[] }).requests).toMatchObject([
      { status: 503, at: clock.now() },
      { operation: 'unknown', method: 'GET' },
    ]);
    await call(`${vendor}ClearRequests`);
    expect((await call(`${vendor}ListRequests`)).body).toEqual({ requests: [] });

    const { body: state } = await call(`${vendor}GetState`);
    await call(`${vendor}SetState`, { body: {} });
    expect((await call(`${vendor}GetState`)).body).toMatchObject({ assistants: [] });
    await call(`${vendor}SetState`, { body: state });
    expect((await call(`${vendor}GetState`)).body).toEqual(state);
    await call(`${vendor}Reset`);
  }

  await call('qconnectFailNext', { body: { operation: 'CreateAssistant' } });
  await aws.send(new CreateAssistantCommand({ name: 'B', type: 'AGENT' }));
  await call('advanceClock', { body: { milliseconds: 1000 } });
  const listed = await aws.send(new ListAssistantsCommand());
  expect(listed.assistantSummaries?.map(({ status }) => status)).toEqual([
    'ACTIVE',
    'CREATE_FAILED',
  ]);

  await genesysCalls.call('DELETE', '/api/v2/assistants/a');
  await call('reset');
  expect(names(await genesysCalls.call('GET', '/api/v2/assistants'))).toEqual(['Returns desk']);

  expect(operationIds.filter((id) => !succeeded.has(id))).toEqual([]);
});

it('a reset leaves nothing of a test behind, but keeps clients logged in', async () => {
  const { genesys, call, aws, genesysCalls } = await given(seed);
  const { assistantSummaries: before } = await aws.send(new ListAssistantsCommand());
  await genesysCalls.call('DELETE', '/api/v2/assistants/a');
  await call('genesysAddFault', { body: { effect: { kind: 'status', status: 503 } } });
  await call('qconnectAddFault', { body: { effect: { kind: 'status', status: 503 } } });
  await call('qconnectFailNext', { body: { operation: 'CreateAssistant', times: 9 } });

  await call('reset');

  expect(genesys.requests.all()).toEqual([]);
  expect((await call('genesysListFaults')).body).toEqual({ faults: [] });
  expect(names(await genesysCalls.call('GET', '/api/v2/assistants'))).toEqual(['Returns desk']);
  expect(genesys.requests.of('postOauthToken')).toEqual([]);
  const { assistantSummaries: after } = await aws.send(new ListAssistantsCommand());
  expect(after?.map(({ name }) => name)).toEqual(before?.map(({ name }) => name));
  const created = await aws.send(new CreateAssistantCommand({ name: 'B', type: 'AGENT' }));
  expect(created.assistant?.status).toBe('CREATE_IN_PROGRESS');
  expect((await call('qconnectFailNext', { body: { operation: 'CreateAssistant' } })).status).toBe(
    204,
  );
});

it.each([
  ['setClock', { now: 'soon' }, 'now must be a time'],
  ['setClock', { now: '1999-12-31T00:00:00Z' }, 'the clock never goes back'],
  ['setClock', [], 'the body must be a JSON object'],
  ['advanceClock', { milliseconds: -1 }, 'milliseconds must be a finite number'],
  ['advanceClock', { milliseconds: '1' }, 'milliseconds must be a finite number'],
  ['genesysAddFault', { operation: 'getAssistant', effect: { kind: 'x' } }, 'effect.kind must be'],
  [
    'qconnectAddFault',
    { operation: 'ListAssistant', effect: { kind: 'status' } },
    'ListAssistants',
  ],
  ['qconnectAddFault', { operation: [null], effect: { kind: 'status' } }, 'operation must be'],
  [
    'genesysSetState',
    { assistants: [{ id: 'a' }] },
    "assistants[0] must have required property 'name'",
  ],
  ['qconnectSetState', { assistants: [{}] }, 'assistants[0].name: Member must not be null'],
  [
    'qconnectFailNext',
    { operation: 'ListAssistants' },
    'operation must be one of: CreateAssistant',
  ],
  ['qconnectFailNext', { operation: 'CreateAssistant', times: 0 }, 'times must be a whole number'],
])('%s refuses %j', async (operationId, body, message) => {
  const { call } = await given();

  const refused = await call(operationId, { body });

  expect(refused).toEqual({
    status: 400,
    body: { message: expect.stringContaining(message) as string },
  });
});

it('an unknown path is refused, and so is a web page', async () => {
  const { call, controlUrl } = await given();
  const unknown = await fetch(`${controlUrl}/nowhere`);
  expect([unknown.status, await unknown.json()]).toEqual([
    404,
    { message: 'there is no GET /nowhere' },
  ]);

  expect(await call('reset', { headers: { Origin: 'https://example.com' } })).toEqual({
    status: 403,
    body: { message: 'the control API does not serve web pages' },
  });
});

it('the description has the members of both seeds, and the operations that can fail later', () => {
  const { GenesysSeed, GenesysSnapshot, QConnectSeed, QConnectSnapshot, PlannedFailure } =
    description.components.schemas;
  const ofGenesys = Object.keys(seedSchema.properties ?? {}).sort();
  expect(Object.keys(GenesysSeed?.properties ?? {}).sort()).toEqual(ofGenesys);
  expect(Object.keys(GenesysSnapshot?.properties ?? {}).sort()).toEqual(ofGenesys);
  const ofQConnect = Object.keys(SeedShape.members).sort();
  expect(Object.keys(QConnectSeed?.properties ?? {}).sort()).toEqual(ofQConnect);
  expect(Object.keys(QConnectSnapshot?.properties ?? {}).sort()).toEqual(ofQConnect);
  expect(PlannedFailure?.properties['operation']).toEqual({ enum: failableOperations });
});

it.each<FaultRule['effect']>([
  { kind: 'status', status: 500, headers: { A: 'b' }, body: [], when: 'afterWork' },
  { kind: 'latency', milliseconds: 1.5, when: 'afterWork' },
  { kind: 'reset', when: 'beforeWork' },
  { kind: 'truncatedBody', keepBytes: 0 },
  { kind: 'drippingBody', intervalMilliseconds: 0, bytesPerChunk: 1 },
  { kind: 'notJson', status: 200, body: '', contentType: 'text/plain' },
  { kind: 'retryAfter', value: 'soon', status: 429 },
  { kind: 'tokenRevoked' },
])('the effect %j has a description', (effect) => {
  const rule = { operation: ['a'], skip: 1, times: 1, probability: 0.5, seed: 2, effect };
  const schema = { $ref: '#/components/schemas/FaultRule' };

  createFaultInjector({ operations: ['a'], canRevokeTokens: true }).add(rule);
  expect(problemsOf(schema, rule)).toEqual([]);
  expect(problemsOf(schema, { ...rule, effect: { ...effect, more: 1 } })).not.toEqual([]);
});

it('the emulators share a clock, and stop together', async () => {
  const { genesys, qconnect, controlUrl, close } = await startEmulators({ controlPort: 0 });
  expect(genesys.clock).toBe(qconnect.clock);
  await close();
  for (const url of [genesys.apiUrl, qconnect.url, controlUrl ?? ''])
    await expect(fetch(url)).rejects.toThrow();
});

it('a port in use is reported by name, and nothing keeps running', async () => {
  const { qconnect, genesys } = await given();
  const port = Number(new URL(qconnect.url).port);
  const free = Number(new URL(genesys.apiUrl).port);
  await genesys.close();

  await expect(startEmulators({ genesys: { port: free }, controlPort: port })).rejects.toThrow(
    `the control API does not start: port ${port} of 127.0.0.1 is in use; choose another port, or 0 for a free one`,
  );
  const again = await startEmulators({ genesys: { port: free } });
  await again.close();
});

it('an emulator on all addresses names one that can be reached', async () => {
  const { genesys, controlUrl, call } = await given({ host: '0.0.0.0' });
  expect([new URL(genesys.apiUrl).hostname, new URL(controlUrl).hostname]).toEqual([
    '127.0.0.1',
    '127.0.0.1',
  ]);
  expect((await call('getClock')).status).toBe(200);
});
