/** Shared set-up: a provider on the emulator, or on a server whose responses a test chooses. */
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import {
  startQConnectEmulator,
  type QConnectEmulator,
  type QConnectEmulatorOptions,
} from '@assistant-provider/emulators';
import { errorOf, valueOf } from '@assistant-provider/test-support';
import { onTestFinished } from 'vitest';
import { createQConnectDriver, type OwnConnection, type QConnectProvider } from '../src/index.js';

export const knowledgeBaseId = '11111111-2222-4333-8444-555555555555';
export const otherKnowledgeBaseId = '99999999-2222-4333-8444-555555555555';
export const externalSource = {
  type: 'externalKnowledgeBase',
  locator: 'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
  accessRole: 'arn:aws:iam::123456789012:role/reader-of-knowledge',
} as const;
export const agentId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const promptId = 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee:1';
export const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLEtoken==',
};

/** A provider without policies, so that only the driver acts. */
export function provideDirectly(
  options: Omit<OwnConnection, 'region'> & { readonly region?: string; readonly clock?: Clock },
): QConnectProvider {
  const { clock, ...connection } = options;
  const driver = createQConnectDriver({ region: 'us-east-1', credentials, ...connection });
  const provider = createProvider(driver, clock ? { clock } : {});
  onTestFinished(async () => {
    await valueOf(provider.close());
  });
  return provider;
}

/**
 * An emulator and a provider on it. The emulator's clock moves only when the adapter waits, so that no
 * test waits for real.
 */
export async function givenEmulator(
  options: QConnectEmulatorOptions = {},
  connection: Partial<OwnConnection> = {},
) {
  const emulator = await startQConnectEmulator({ clock: 'manual', ...options });
  onTestFinished(() => emulator.close());
  const clock = clockOf(emulator);
  const provider = provideDirectly({ ...connectionTo(emulator), clock, ...connection });
  return { emulator, provider, clock };
}

/** An emulator with an active assistant and no recorded requests. */
export async function givenAssistant() {
  const world = await givenEmulator();
  const { id } = await valueOf(world.provider.assistants.create({ name: 'Desk' }));
  await world.clock.sleep(60_000);
  world.emulator.requests.clear();
  return { ...world, id };
}

/** The adapter's clock. Its waits advance the emulator's clock. */
const clockOf = (emulator: QConnectEmulator): Clock => ({
  now: () => emulator.clock.now(),
  sleep: (milliseconds) => {
    emulator.clock.advance(milliseconds);
    return Promise.resolve();
  },
});

export const connectionTo = ({ url, region, credentials }: QConnectEmulator): OwnConnection => ({
  endpoint: url,
  region,
  credentials,
});

export interface SeenRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that responds as a test says and records its requests. */
export async function givenServer(
  answer: (response: ServerResponse, request: SeenRequest) => void,
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

export function sendJson(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': 'request-1',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
}

/** A provider without policies on a server that responds as a test says. */
export async function givenAnswers(
  answer: (response: ServerResponse, request: SeenRequest) => void,
  connection: Partial<OwnConnection> = {},
  clock?: Clock,
) {
  const { url, requests, server } = await givenServer(answer);
  const provider = provideDirectly({ endpoint: url, ...connection, ...(clock && { clock }) });
  return { provider, requests, server, url };
}

export const assistantId = '12345678-1234-4234-8234-123456789012';
export const assistantArn = `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`;
/** AssistantData as the vendor returns it. */
export const assistantData = {
  assistantId,
  assistantArn,
  name: 'Returns desk',
  type: 'AGENT',
  status: 'ACTIVE',
};

/** A draft with every member that the vendor supports at creation. */
export const draft = {
  name: 'Returns desk',
  description: 'Helps with returns',
  tags: { AmazonConnectEnabled: 'True', __proto: 'x' },
  encryption: { kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1' },
};

export { errorOf, valueOf };
