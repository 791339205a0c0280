/** An application whose own code fails in every way; prints the outcome of each call. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  systemClock,
  waitForStatus,
  type AssistantError,
  type Clock,
  type Reply,
} from '@assistant-provider/core';
import {
  createProvider,
  onAbort,
  type AssistantDriver,
  type DriverAssistants,
} from '@assistant-provider/core/adapter';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider } from '@assistant-provider/memory';
import { ok, okAsync, ResultAsync, type Result } from 'neverthrow';

type Outcome = Reply<unknown>;

const outcomes: Record<string, string> = {};

/** Records the outcome, and lets everything happen that the call has left behind. */
async function record(name: string, outcome: Outcome): Promise<void> {
  const result = await outcome;
  outcomes[name] = result.isOk() ? 'ok' : result.error.kind;
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const untyped = <T>(value: unknown): T => value as T;
const rejecting = (): never => untyped(Promise.reject(new Error('the application failed')));
const members = () =>
  Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]));
const desk = { name: 'Desk' };

function lastOf(entries: AsyncIterable<Result<unknown, AssistantError>>): Outcome {
  const read = async () => {
    const all: Result<unknown, AssistantError>[] = [];
    for await (const entry of entries) all.push(entry);
    return all.at(-1) ?? ok('no entry');
  };
  return new ResultAsync(read());
}

/** Cancels the call in the turn in which it began. */
function cancelled(call: (signal: AbortSignal) => Outcome): Outcome {
  const caller = new AbortController();
  const outcome = call(caller.signal);
  caller.abort();
  return outcome;
}

function scripted(assistants: Partial<DriverAssistants>) {
  const { vendor, limits } = createMemoryProvider();
  const hanging = () => new ResultAsync<never, never>(new Promise(() => undefined));
  const driver: AssistantDriver = {
    vendor,
    limits,
    assistants: { create: hanging, get: hanging, list: hanging, delete: hanging, ...assistants },
    native: () => undefined,
  };
  return createProvider(driver);
}

async function observers(): Promise<void> {
  const logged = createMemoryProvider({ settleMs: 0, onRequest: rejecting });
  await record('onRequest rejects', logged.assistants.create(desk));

  const provider = createMemoryProvider({ settleMs: 0 });
  const waiting = provider.assistants
    .create(desk)
    .andThen(({ id }) => waitForStatus(provider, id, 'active', { onPoll: rejecting }));
  await record('onPoll rejects', waiting);

  const watched = createMemoryProvider({
    interceptors: [(next) => (call) => next({ ...call, notify: rejecting })],
    retry: { baseDelayMs: 1, maxDelayMs: 1 },
  });
  void (await watched.native.failNext('listAssistants', { kind: 'unavailable' }));
  await record('notify rejects', watched.assistants.list());
}

async function drivers(): Promise<void> {
  const get: DriverAssistants['get'] = (_, context) => {
    onAbort(context, rejecting);
    return new ResultAsync(new Promise(() => undefined));
  };
  const listening = scripted({ get });
  await record(
    'a callback of onAbort rejects',
    cancelled((signal) => listening.assistants.get('a-1', { signal })),
  );

  const foreign = scripted({ create: rejecting });
  await record('a driver returns a promise that rejects', foreign.assistants.create(desk));

  let reject: (reason: Error) => void = () => undefined;
  const late = scripted({ delete: () => untyped(new Promise((_, fail) => (reject = fail))) });
  const left = cancelled((signal) => late.assistants.delete('a-1', { signal }));
  reject(new Error('too late'));
  await record('a driver rejects after the call has ended', left);
}

async function inputs(): Promise<void> {
  const { assistants } = createMemoryProvider();
  const huge = { ...desk, ...members() };
  await record('an input of 200,000 unknown members', assistants.create(huge));
  await record('an iteration over 200,000 unknown members', lastOf(assistants.all(members())));

  const page = { items: [], nextCursor: 'p2' };
  let reads = 0;
  const query = {
    get pageSize() {
      if ((reads += 1) > 1) throw new Error('only once');
      return 10;
    },
  };
  const paged = scripted({ list: () => okAsync(page) });
  await record('a query that can be read only once', lastOf(paged.assistants.all(query)));
}

/** Resolves to what `use` resolves to, with a server that is both token host and API. */
async function withServer(
  answer: (response: ServerResponse, isToken: boolean) => void,
  use: (at: { readonly apiUrl: string; readonly loginUrl: string }) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response, request.url === '/oauth/token'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await use({ apiUrl: url, loginUrl: url });
  server.closeAllConnections();
  server.close();
}

const client = { clientId: 'client-of-genesys', clientSecret: 'secret-of-the-client' };
const send = (response: ServerResponse, status: number, body: object) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const serve = (response: ServerResponse, isToken: boolean) =>
  send(
    response,
    200,
    isToken
      ? { access_token: 'a-token-of-genesys', token_type: 'bearer', expires_in: 86_400 }
      : { entities: [] },
  );

async function tokens(): Promise<void> {
  const refuse = (response: ServerResponse) =>
    send(response, 401, {
      error: 'invalid_client',
      description: `${client.clientSecret} \ud800 %`,
    });
  await withServer(refuse, async (at) => {
    const provider = createGenesysProvider({ ...at, ...client, retry: false });
    await record(
      'the token host refuses with a text that quotes the secret',
      provider.assistants.list(),
    );
    void (await provider.close());
  });

  await withServer(serve, async (at) => {
    const provider = createGenesysProvider({ ...at, ...client });
    await record(
      'the last caller leaves while a token is requested',
      cancelled((signal) => provider.assistants.list({}, { signal })),
    );
    void (await provider.close());
  });

  await withServer(serve, async (at) => {
    let isBroken = true;
    const clock: Clock = {
      now: () => Date.now(),
      sleep: (ms, signal) =>
        isBroken ? Promise.reject(new Error('no timer')) : systemClock.sleep(ms, signal),
    };
    const later = <T>(value: T) => new Promise<T>((resolve) => setImmediate(() => resolve(value)));
    const tokenStore = { get: () => later(null), set: () => later(1), add: () => later(true) };
    const provider = createGenesysProvider({ ...at, ...client, clock, tokenStore });
    await record('the clock fails while a token is looked up', provider.assistants.list());
    isBroken = false;
    await record('the clock works again', provider.assistants.list());
    void (await provider.close());

    const down = { get: rejecting, set: rejecting, add: rejecting };
    const alone = createGenesysProvider({ ...at, ...client, tokenStore: down });
    await record('the token store rejects everything', alone.assistants.list());
    void (await alone.close());
  });
}

for (const part of [observers, drivers, inputs, tokens]) await part();
process.stdout.write(JSON.stringify(outcomes));
