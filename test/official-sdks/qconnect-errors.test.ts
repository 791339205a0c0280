/** What AWS's SDK makes of errors: their names, how often it tries, and how it sets its clock. */
import type { FaultEffect } from '@assistant-provider/emulators';
import {
  CreateAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  QConnectClient,
  QConnectServiceException,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it, test, vi } from 'vitest';
import { clientOf, givenQConnect, retriesWithoutWaiting } from './qconnect-sdk.js';
import { rejectionOf } from './rejection.js';

const ofName = (status: number, name: string, members: object = {}): FaultEffect => ({
  kind: 'status',
  status,
  headers: { 'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/` },
  body: { message: 'because', ...members },
});

interface Row {
  readonly answer: string;
  readonly effect: FaultEffect;
  readonly name: string;
  /** Whether the SDK makes one of the service's exceptions of it. */
  readonly isServiceException: boolean;
  readonly tries: number;
  readonly members?: object;
}

const rows: readonly Row[] = [
  {
    answer: '401 without model',
    effect: ofName(401, 'UnauthorizedException'),
    name: 'UnauthorizedException',
    isServiceException: true,
    tries: 1,
  },
  {
    answer: '404 with members that the model does not have',
    effect: ofName(404, 'ResourceNotFoundException', { resourceName: 'r', hint: 'h' }),
    name: 'ResourceNotFoundException',
    isServiceException: true,
    tries: 1,
    members: { resourceName: 'r', hint: 'h' },
  },
  ...[402, 403, 409, 424].map((status) => ({
    answer: `${status} as the vendor says it`,
    effect: { kind: 'status', status } as const,
    name: {
      402: 'ServiceQuotaExceededException',
      403: 'AccessDeniedException',
      409: 'ConflictException',
      424: 'DependencyFailedException',
    }[status] as string,
    isServiceException: true,
    tries: 1,
  })),
  {
    answer: '400 that is throttling',
    effect: ofName(400, 'ThrottlingException'),
    name: 'ThrottlingException',
    isServiceException: true,
    tries: 3,
  },
  {
    answer: '429 without model',
    effect: ofName(429, 'TooManyRequestsException'),
    name: 'TooManyRequestsException',
    isServiceException: true,
    tries: 3,
  },
  {
    answer: '408',
    effect: { kind: 'status', status: 408 },
    name: 'RequestTimeoutException',
    isServiceException: true,
    tries: 3,
  },
  {
    answer: '500 without model, which the SDK calls the client’s fault',
    effect: { kind: 'status', status: 500 },
    name: 'InternalServerException',
    isServiceException: true,
    tries: 3,
    members: { $fault: 'client' },
  },
  {
    answer: '500 without a body',
    effect: { kind: 'status', status: 500, body: '' },
    name: '500',
    isServiceException: true,
    tries: 3,
  },
  {
    answer: '503 as HTML',
    effect: { kind: 'notJson', status: 503 },
    name: 'SyntaxError',
    isServiceException: false,
    tries: 3,
    members: { $metadata: { httpStatusCode: 503 } },
  },
  {
    answer: '200 as HTML',
    effect: { kind: 'notJson' },
    name: 'SyntaxError',
    isServiceException: false,
    tries: 1,
  },
  {
    answer: 'a reset connection',
    effect: { kind: 'reset', when: 'beforeWork' },
    name: 'TimeoutError',
    isServiceException: false,
    tries: 3,
    members: { code: 'ECONNRESET' },
  },
];

describe('errors', () => {
  it.each(rows)('$answer: $name after $tries', async (row) => {
    retriesWithoutWaiting();
    const { client, emulator } = await givenQConnect();
    emulator.faults.add({ effect: row.effect });

    const rejection = await rejectionOf(client.send(new ListAssistantsCommand({})));

    expect(rejection).toMatchObject({ name: row.name, ...row.members });
    expect(rejection instanceof QConnectServiceException).toBe(row.isServiceException);
    expect(emulator.requests.of('ListAssistants')).toHaveLength(row.tries);
  });

  it('do not occur if the last try succeeds', async () => {
    retriesWithoutWaiting();
    const { client, emulator } = await givenQConnect();
    emulator.faults.add({ times: 2, effect: { kind: 'status', status: 503 } });

    const answer = await client.send(new ListAssistantsCommand({}));

    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 3 });
    const tries = emulator.requests.all().map(({ headers }) => headers['amz-sdk-request']);
    expect(tries.map((header) => /attempt=(\d); max=(\d)$/.exec(header ?? '')?.slice(1))).toEqual([
      ['1', '3'],
      ['2', '3'],
      ['3', '3'],
    ]);
  });

  it('have a code for a refused connection', async () => {
    retriesWithoutWaiting();
    const { client, emulator } = await givenQConnect();
    await emulator.close();
    const rejection = await rejectionOf(client.send(new ListAssistantsCommand({})));
    expect(rejection).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('occur before anything is sent, if the path has no id', async () => {
    const { client, emulator } = await givenQConnect();
    const rejection = await rejectionOf(client.send(new GetAssistantCommand({ assistantId: '' })));
    expect(rejection).toMatchObject({
      message: expect.stringContaining('Empty value provided for input HTTP label') as string,
    });
    expect(emulator.requests.all()).toEqual([]);
  });
});

test('the eleventh request of a second is throttled, and retried', async () => {
  retriesWithoutWaiting();
  const { client, emulator } = await givenQConnect({ clock: 'manual', quotas: 'vendor' });
  const list = () => client.send(new ListAssistantsCommand({}));
  for (let request = 0; request < 10; request += 1) await list();

  expect(await rejectionOf(list())).toMatchObject({
    name: 'ThrottlingException',
    $retryable: {},
    $metadata: { httpStatusCode: 400, attempts: 3 },
  });

  emulator.clock.advance(100);
  expect(await list()).toMatchObject({ $metadata: { attempts: 1 } });
});

test('the SDK corrects a clock that is an hour behind, once', async () => {
  const { client, emulator } = await givenQConnect({
    clock: 'manual',
    settings: { signatureTime: 'emulator' },
  });
  emulator.clock.advance(3_600_000);

  await client.send(new ListAssistantsCommand({}));
  await client.send(new ListAssistantsCommand({}));

  expect(emulator.requests.all().map(({ status }) => status)).toEqual([403, 200, 200]);
});

test('the SDK makes a client token for each call, unless the caller gives one', async () => {
  const { client, created, emulator } = await givenQConnect();
  await created({ name: 'A' });
  const input = { name: 'B', type: 'AGENT', clientToken: 'mine' } as const;
  const [first, again] = [
    await client.send(new CreateAssistantCommand(input)),
    await client.send(new CreateAssistantCommand(input)),
  ];

  expect(again.assistant).toEqual(first.assistant);
  expect(emulator.snapshot().assistants).toHaveLength(2);
  expect(emulator.requests.all().map(({ body }) => body)).toMatchObject([
    { clientToken: expect.stringMatching(/^[\da-f-]{36}$/) as string },
    { clientToken: 'mine' },
    { clientToken: 'mine' },
  ]);
});

test('the SDK reads the endpoint from the environment', async () => {
  const { created, emulator } = await givenQConnect();
  await created();
  const { url, region, credentials } = emulator;
  vi.stubEnv('AWS_ENDPOINT_URL_QCONNECT', url);
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  try {
    const { assistantSummaries } = await new QConnectClient().send(new ListAssistantsCommand({}));
    expect(assistantSummaries).toMatchObject([{ name: 'Billing' }]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('temporary credentials work only with their session token', async () => {
  const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 's', sessionToken: 'token==' };
  const { client, emulator } = await givenQConnect({ credentials });
  await client.send(new ListAssistantsCommand({}));

  const { accessKeyId, secretAccessKey } = credentials;
  const without = clientOf(emulator, { credentials: { accessKeyId, secretAccessKey } });
  expect(await rejectionOf(without.send(new ListAssistantsCommand({})))).toMatchObject({
    name: 'UnrecognizedClientException',
  });
});
