/** Helpers of the tests: a provider on the emulator, or on a server that responds as the test says. */
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AssistantError, type Clock } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import {
  startGenesysEmulator,
  type GenesysEmulator,
  type GenesysEmulatorOptions,
} from '@assistant-provider/emulators';
import { retry } from '@assistant-provider/policies';
import { createAutoClock, errorOf, valueOf } from '@assistant-provider/test-support';
import { onTestFinished } from 'vitest';
import {
  createGenesysDriver,
  type GenesysProviderOptions,
  type GenesysProvider,
} from '../src/index.js';

export const assistantId = '12345678-1234-4234-8234-123456789012';
export const otherAssistantId = '22345678-1234-4234-8234-123456789012';
export const knowledgeBaseId = '11111111-2222-4333-8444-555555555555';
export const otherKnowledgeBaseId = '99999999-2222-4333-8444-555555555555';

/** The nth queue. */
export const queueId = (n = 1): string =>
  `aaaaaaaa-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** An assistant as the vendor sends it. */
export const vendorAssistant = {
  id: assistantId,
  name: 'Returns desk',
  state: 'Active',
  transcriptionConfig: { vendorName: 'Genesys' },
  dateCreated: '2026-01-01T00:00:00.000Z',
  dateModified: '2026-01-02T00:00:00.000Z',
  selfUri: `/api/v2/assistants/${assistantId}`,
};

type Location = { readonly apiUrl: string; readonly loginUrl: string };
type Changes = Partial<Omit<GenesysProviderOptions, 'region' | 'domain'>> & {
  readonly accessToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly clock?: Clock;
};

/** A provider without policies, so that only the driver acts. */
export function provideDirectly(location: Location, changes: Changes = {}): GenesysProvider {
  const credentials =
    changes.clientId === undefined
      ? { accessToken: 'a-token-of-the-test' }
      : { clientId: changes.clientId, clientSecret: 'secret-of-the-test' };
  const driver = createGenesysDriver({ ...location, ...credentials, ...changes });
  const provider = createProvider(driver, changes.clock ? { clock: changes.clock } : {});
  onTestFinished(async () => {
    await valueOf(provider.close());
  });
  return provider;
}

export const connectionTo = ({ apiUrl, loginUrl, credentials }: GenesysEmulator) => ({
  apiUrl,
  loginUrl,
  clientId: credentials.clientId,
  clientSecret: credentials.clientSecret,
});

/** An emulator, and a provider on it with all permissions. */
export async function givenEmulator(options: GenesysEmulatorOptions = {}, changes: Changes = {}) {
  const emulator = await startGenesysEmulator({ clock: 'manual', ...options });
  onTestFinished(() => emulator.close());
  const connection = connectionTo(emulator);
  const provider = provideDirectly(connection, { ...connection, ...changes });
  const readOnly = () =>
    provideDirectly(connection, {
      ...connection,
      clientId: emulator.credentials.viewOnlyClientId,
      clientSecret: emulator.credentials.viewOnlyClientSecret,
    });
  const asked = () =>
    emulator.requests
      .all()
      .map(({ operation }) => operation)
      .filter((operation) => operation !== 'postOauthToken');
  return { emulator, provider, readOnly, asked, connection };
}

export interface SeenRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A server that responds as the test says and records the requests. */
export async function givenServer(
  answer: Answer,
): Promise<{ url: string; requests: SeenRequest[]; server: Server }> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: target = '', headers } = request;
      const seen = { method, target, headers, body: Buffer.concat(chunks).toString() };
      requests.push(seen);
      answer(response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, server };
}

/** A provider without policies, on a server that responds as the test says. */
export async function givenAnswers(answer: Answer, changes: Changes = {}) {
  const { url, requests, server } = await givenServer(answer);
  const provider = provideDirectly({ apiUrl: url, loginUrl: url }, changes);
  return { provider, requests, server, url };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'ININ-Correlation-Id': 'correlation-1',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
}

/** The token host's response, for servers that play both hosts. */
export const sendToken = (response: ServerResponse, token = 'minted-token-1', expires_in = 3_600) =>
  sendJson(response, 200, { access_token: token, token_type: 'bearer', expires_in });

/** An OAuth client, for hosts that accept any client. */
export const client = { clientId: 'client-1', clientSecret: 'secret-of-the-test' };

/** Plays both hosts: the token host as the test says, and an API with empty lists. */
export const givenHosts = (
  login: (response: ServerResponse, count: number) => void,
  changes: { clock?: Clock } = {},
) => {
  let count = 0;
  return givenAnswers(
    (response, { target }) =>
      target === '/oauth/token'
        ? login(response, (count += 1))
        : sendJson(response, 200, { entities: [] }),
    { ...client, ...changes },
  );
};

/** The number of token requests. */
export const mints = (requests: readonly { readonly target: string }[]) =>
  requests.filter(({ target }) => target === '/oauth/token').length;

export { errorOf, valueOf };

/** A provider that retries without waiting. */
export function repeating(connection: ReturnType<typeof connectionTo>): GenesysProvider {
  const provider = createProvider(createGenesysDriver(connection), {
    requestInterceptors: [retry()],
    clock: createAutoClock(),
  });
  onTestFinished(async () => {
    await valueOf(provider.close());
  });
  return provider;
}

/** An ErrorBody as the vendor sends it. */
export const errorBody = (code: string, status: number) => ({
  message: `It failed with [${code}].`,
  code,
  status,
  contextId: 'context-1',
  details: [],
  errors: [],
});

/** The results of a read and a write for the same response. */
export async function bothOf(answer: Answer): Promise<{
  read: AssistantError;
  write: AssistantError;
}> {
  const { provider } = await givenAnswers(answer);
  return {
    read: await errorOf(provider.assistants.get(assistantId)),
    write: await errorOf(provider.assistants.create({ name: 'Desk' })),
  };
}
