/** What the failures are made with: emulators, a host that is none of the vendor's, and what ends them. */
import { isAssistantError, type AssistantError, type Reply } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysEmulatorOptions,
  type QConnectEmulatorOptions,
} from '@assistant-provider/emulators';
import { createGenesysProvider, type GenesysProviderOptions } from '@assistant-provider/genesys';
import { createQConnectProvider, type QConnectProviderOptions } from '@assistant-provider/qconnect';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Each way to fail, by its heading in the document. */
export type Failures = Readonly<Record<string, () => AssistantError | Promise<AssistantError>>>;

/** What a factory throws. */
export function thrownBy(open: () => unknown): AssistantError {
  try {
    open();
  } catch (thrown) {
    if (isAssistantError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

export async function errorOf(reply: Reply<unknown>): Promise<AssistantError> {
  return (await reply)._unsafeUnwrapErr();
}

/** As `GenesysOptions`, before it is known which of its forms they make. */
type Changes = Partial<Record<'clientId' | 'clientSecret' | 'apiUrl' | 'loginUrl', string>> &
  Partial<Pick<GenesysProviderOptions, 'retry' | 'dispatcher' | 'proxy'>>;

/** An emulator of Genesys Cloud and a provider for it, with what a user got wrong. */
export async function givenGenesys(changes: Changes = {}, options: GenesysEmulatorOptions = {}) {
  const emulator = await startGenesysEmulator(options);
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({
    ...{ apiUrl, loginUrl, clientId, clientSecret },
    ...changes,
  });
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

export async function givenQConnect(
  changes: Partial<Record<'region' | 'endpoint', string>> &
    Partial<Pick<QConnectProviderOptions, 'credentials' | 'retry' | 'requestHandler'>> = {},
  options: QConnectEmulatorOptions = {},
) {
  const emulator = await startQConnectEmulator(options);
  const { url, region, credentials } = emulator;
  const provider = createQConnectProvider({
    region,
    endpoint: url,
    credentials,
    ...changes,
  });
  onTestFinished(async () => {
    void (await provider.close());
    await emulator.close();
  });
  return { emulator, provider };
}

/** A proxy that opens no tunnel. Returns its address. */
export async function givenProxy(status: number): Promise<string> {
  const proxy = createServer();
  proxy.on('connect', (_, socket) =>
    socket.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n\r\n`),
  );
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

/** A host that is up and is none of the vendor's. Answers its address. */
export async function givenHost(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Environment variables, for the time of the test. */
export function givenEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}

/** A DNS that knows no name. */
export const lookup = (
  hostname: string,
  _options: unknown,
  done: (error: NodeJS.ErrnoException, address: string, family: number) => void,
): void => {
  const details = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname };
  done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), details), '', 4);
};
