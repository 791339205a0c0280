/** Emulators with many assistants behind a server that holds back the second page and those after it. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type RequestLog,
} from '@assistant-provider/emulators';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { Shell } from './shell.js';

export interface HeldPages {
  /** The pages that the vendor has sent. */
  readonly sent: () => number;
  /** Lets the pages through. */
  readonly release: () => void;
  /** Makes the emulator respond to them with an error instead. */
  readonly refuse: () => void;
}

export const count = 1_000;
const desks = Array.from({ length: count }, (_, index) => `Desk ${index}`);
const idOf = (index: number) => `44444444-0000-4000-8000-${String(index).padStart(12, '0')}`;

const starts = {
  genesys: async (names: readonly string[]) => {
    const emulator = await startGenesysEmulator({
      seed: { assistants: names.map((name, index) => ({ id: idOf(index), name })) },
      // So that pages of a name have others, too, as at the other vendor.
      settings: { nameFilter: 'prefix' },
    });
    const { requests, apiUrl, loginUrl, credentials, close } = emulator;
    const accountAt = (url: string) => ({ vendor: 'genesys', apiUrl: url, loginUrl });
    return { requests, url: apiUrl, accountAt, credentials, close: close.bind(emulator) };
  },
  qconnect: async (names: readonly string[]) => {
    const emulator = await startQConnectEmulator({
      seed: { assistants: names.map((name, index) => ({ assistantId: idOf(index), name })) },
    });
    const { requests, url, region, credentials, close } = emulator;
    const accountAt = (endpoint: string) => ({ vendor: 'qconnect', region, endpoint });
    return { requests, url, accountAt, credentials, close: close.bind(emulator) };
  },
};

const listOf = { genesys: 'getAssistants', qconnect: 'ListAssistants' } as const;
/** Both vendors name a page after the first one by a cursor in the query. */
const isLaterPage = ({ url = '' }: IncomingMessage) => /[?&](?:after|nextToken)=/.test(url);

/** Adds the account `held`, in the configuration `held.yaml`. Its assistants have these names. */
export async function openHeld(
  { write }: Shell,
  vendor: 'genesys' | 'qconnect',
  names: readonly string[] = desks,
): Promise<HeldPages> {
  const emulator = await starts[vendor](names);
  onTestFinished(emulator.close);
  let release = () => {};
  let isRefused = false;
  const released = new Promise<void>((resolve) => (release = resolve));
  const refuse = () => {
    isRefused = true;
    release();
  };
  const server = createServer((asked, response) => {
    void (async () => {
      if (isLaterPage(asked)) {
        await released;
        if (isRefused) return void response.writeHead(400).end();
      }
      const { method = 'GET', url = '', headers } = asked;
      // The signature covers the header `host`, so that it stays as it is.
      const forwarded = request(new URL(url, emulator.url), { method, headers });
      forwarded.on('error', () => response.destroy());
      asked.pipe(forwarded);
      const [received] = (await once(forwarded, 'response')) as [IncomingMessage];
      response.writeHead(received.statusCode ?? 500, received.headers);
      received.pipe(response);
    })().catch(() => response.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    release();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  await write('secret.json', JSON.stringify(emulator.credentials));
  const account = emulator.accountAt(`http://127.0.0.1:${port}`);
  const accounts = { held: { ...account, credentials: { file: 'secret.json' } } };
  await write('held.yaml', stringify({ accounts }));
  const requests: RequestLog = emulator.requests;
  return { sent: () => requests.of(listOf[vendor]).length, release, refuse };
}
