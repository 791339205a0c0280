/** As much of HTTP/1.1 as a server needs that handles bytes: where a message ends, and its target. */

export interface Message {
  /** The whole of it. */
  readonly bytes: Buffer;
  readonly head: string;
  readonly body: Buffer;
}

const headEnd = Buffer.from('\r\n\r\n');

/** The first message of what has come so far, or undefined while it is not whole. */
export function firstMessage(received: Buffer): Message | undefined {
  const end = received.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
  const total = end + headEnd.length + length;
  if (received.length < total) return undefined;
  return {
    bytes: received.subarray(0, total),
    head,
    body: received.subarray(end + headEnd.length, total),
  };
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** Method and path without ids and query: what two tries of one request have in common. */
export function signatureOf(head: string): string {
  const [method = '', target = ''] = head.split(' ', 2);
  return `${method} ${decodeURIComponent(target.split('?', 1)[0] ?? '').replace(uuid, '{id}')}`;
}

/** An answer as it stands on the wire. */
export function answerBytes(
  statusLine: string,
  headers: Readonly<Record<string, string | number>>,
  body: string | Buffer = '',
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${statusLine}\r\n${lines.join('')}\r\n`, 'latin1'),
    Buffer.from(body),
  ]);
}

/** A JSON answer with a right Content-Length. */
export function jsonAnswer(
  statusLine: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string | number>> = {},
): Buffer {
  const all = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  };
  return answerBytes(statusLine, all, body);
}
