import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { assistantId, errorOf, provideDirectly } from './harness.js';

/** A server that sends these bytes to every client. */
async function givenBytes(bytes: string | Buffer): Promise<string> {
  const server = createServer((socket) => {
    // The other side may close the connection early.
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(bytes));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

it.each([
  ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
  ['every byte there is', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
  ['a request', 'GET / HTTP/1.1\r\nhost: example.com\r\n\r\n'],
  ['a negative Content-Length', `${head}content-length: -1\r\n\r\n{}`],
  [
    'chunks and a length',
    `${head}transfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n0\r\n\r\n`,
  ],
  ['a broken chunk', `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
])(
  '%s instead of HTTP is an `unexpectedReply`, and the write may have happened',
  async (_, bytes) => {
    const url = await givenBytes(bytes);
    const provider = provideDirectly({ apiUrl: url, loginUrl: url });

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'none',
    });
    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'maybe',
    });
  },
);
