/**
 * A whole application, in the syntax that every test runner takes: it uses the global `test` and
 * `expect`, and the packages by their names.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { isAssistantError, orThrow, waitForStatus } from '@assistant-provider/core';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider } from '@assistant-provider/qconnect';

/** Long enough for a machine that is busy. */
const patienceMs = 30_000;

const vendors = {
  genesys: {
    start: () => startGenesysEmulator(),
    creation: 'postAssistants',
    connect: ({ apiUrl, loginUrl, credentials: { clientId, clientSecret } }, options) =>
      createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret, ...options }),
    connectTo: (url, options) =>
      createGenesysProvider({ apiUrl: url, accessToken: 'a-token', ...options }),
  },
  qconnect: {
    start: () => startQConnectEmulator({ settings: { assistantCreationMilliseconds: 1 } }),
    creation: 'CreateAssistant',
    connect: ({ url, region, credentials }, options) =>
      createQConnectProvider({ endpoint: url, region, credentials, ...options }),
    connectTo: (url, options) => {
      const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-secret-key' };
      return createQConnectProvider({
        endpoint: url,
        region: 'eu-west-2',
        credentials,
        ...options,
      });
    },
  },
};
const names = Object.keys(vendors);

/** Runs a test with an emulator and a provider on it. */
async function onEmulator(name, options, use) {
  const { start, connect } = vendors[name];
  const emulator = await start();
  const provider = connect(emulator, options);
  try {
    await use(provider, emulator);
  } finally {
    await provider.close();
    await emulator.close();
  }
}

/** Runs a test with a provider on a port. With `respond: false`, a server accepts and stays silent. */
async function onPort(name, { respond, ...options }, use) {
  const sockets = new Set();
  const server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const close = () => new Promise((resolve) => server.close(resolve));
  if (respond !== false) await close();
  const provider = vendors[name].connectTo(`http://127.0.0.1:${port}`, options);
  try {
    await use(provider, server);
  } finally {
    await provider.close();
    for (const socket of sockets) socket.destroy();
    if (respond === false) await close();
  }
}

function failureOf(result) {
  expect(result.isErr()).toBe(true);
  expect(isAssistantError(result.error)).toBe(true);
  expect(result.error instanceof Error).toBe(true);
  return result.error;
}

test.each(names)(
  '%s: creates, waits for, lists and deletes an assistant',
  async (name) => {
    await onEmulator(name, {}, async (provider) => {
      const created = await provider.assistants
        .create({ name: 'Returns desk' })
        .andThen(({ id }) => waitForStatus(provider, id, 'active'));
      expect(created.isOk()).toBe(true);

      const listed = [];
      for await (const result of provider.assistants.all()) listed.push(result.value?.name);
      expect(listed).toEqual(['Returns desk']);
      expect((await provider.assistants.delete(created.value.id)).isOk()).toBe(true);
    });
  },
  patienceMs,
);

test.each(names)(
  '%s: a refused connection is unavailable and had no effect',
  async (name) => {
    await onPort(name, { retry: { tries: 2, baseDelayMs: 1 } }, async (provider) => {
      const error = failureOf(await provider.assistants.create({ name: 'Desk' }));
      expect([error.kind, error.effect, error.retry]).toEqual(['unavailable', 'none', 'exhausted']);
      expect(error.message).toContain('ECONNREFUSED');
      expect(error.cause.code).toBe('ECONNREFUSED');
      expect(JSON.parse(JSON.stringify(error)).cause).toContain('ECONNREFUSED');
    });
  },
  patienceMs,
);

test.each(names)(
  '%s: a write whose response is lost may have had an effect',
  async (name) => {
    await onEmulator(name, { retry: false }, async (provider, { faults }) => {
      const operation = vendors[name].creation;
      faults.add({ operation, effect: { kind: 'reset', when: 'afterWork' } });
      const error = failureOf(await provider.assistants.create({ name: 'Desk' }));
      expect([error.kind, error.effect]).toEqual(['unavailable', 'maybe']);
    });
  },
  patienceMs,
);

test.each(names)(
  '%s: a response that is not JSON is unexpected',
  async (name) => {
    await onEmulator(name, {}, async (provider, { faults }) => {
      faults.add({ operation: vendors[name].creation, effect: { kind: 'notJson' } });
      const error = failureOf(await provider.assistants.create({ name: 'Desk' }));
      expect([error.kind, error.effect]).toEqual(['unexpectedReply', 'maybe']);
    });
  },
  patienceMs,
);

test.each(names)(
  '%s: a vendor that never responds is a timeout',
  async (name) => {
    await onPort(name, { respond: false, timeoutMs: 200 }, async (provider) => {
      expect(failureOf(await provider.assistants.list()).kind).toBe('timeout');
    });
  },
  patienceMs,
);

test.each(names)(
  '%s: a signal cancels a call, and its reason is kept',
  async (name) => {
    await onPort(name, { respond: false }, async (provider, server) => {
      const caller = new AbortController();
      const reason = new RangeError('changed my mind');
      server.once('connection', () => caller.abort(reason));
      const error = failureOf(await provider.assistants.list({}, { signal: caller.signal }));
      expect(error.kind).toBe('cancelled');
      expect(error.cause).toBe(reason);
      expect(JSON.parse(JSON.stringify(error)).cause).toBe('RangeError: changed my mind');

      const late = await provider.assistants.list({}, { signal: AbortSignal.timeout(1) });
      expect(failureOf(late).kind).toBe('cancelled');
    });
  },
  patienceMs,
);

test.each(names)(
  '%s: a quota store that fails with an error of Node.js is passed by',
  async (name) => {
    const store = { consume: () => readFile('/no/such/file') };
    const rateLimit = { requests: 100, perMs: 60_000, store };
    await onEmulator(name, { rateLimit }, async (provider) => {
      expect((await provider.assistants.list()).isOk()).toBe(true);
    });
  },
  patienceMs,
);

test('qconnect: credentials that fail with an error of Node.js say why', async () => {
  const credentials = () => readFile('/no/such/file');
  await onPort('qconnect', { credentials }, async (provider) => {
    const error = failureOf(await provider.assistants.create({ name: 'Desk' }));
    expect([error.kind, error.effect]).toEqual(['unauthenticated', 'none']);
    expect(error.message).toContain('ENOENT: no such file');
  });
});

test('memory: does what it is told', async () => {
  const provider = createMemoryProvider({ settleMs: 0, retry: false });
  expect((await provider.assistants.create({ name: 'Desk' })).isOk()).toBe(true);
  expect((await orThrow(provider.assistants.list())).items).toHaveLength(1);

  await provider.native.failNext('createAssistant', { kind: 'unavailable', when: 'after' });
  const error = failureOf(await provider.assistants.create({ name: 'Desk 2' }));
  expect([error.kind, error.effect]).toEqual(['unavailable', 'maybe']);
});
