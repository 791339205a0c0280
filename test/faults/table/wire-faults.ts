/** The fault classes of a raw TCP server: what no HTTP server would send. */
import type { Socket } from 'node:net';
import { answerBytes, jsonAnswer } from '../kit/http-bytes.js';
import {
  lost,
  refused,
  tooSlow,
  unreadable,
  type Expectation,
  type Fault,
  type FaultContext,
} from './fault.js';
import type { Message } from '../kit/http-bytes.js';
import type { Interference, WireRequest } from '../kit/wire.js';

type Answer = (
  client: Socket,
  about: FaultContext & { readonly request: WireRequest; readonly answered: Message },
) => void;

/** Sends it, and ends the connection. */
const say =
  (bytes: (about: Parameters<Answer>[1]) => Buffer | string): Answer =>
  (client, about) =>
    client.end(bytes(about));

/** Sends it, and nothing more, with the connection open. */
const sayAndHang =
  (bytes: (about: Parameters<Answer>[1]) => Buffer | string): Answer =>
  (client, about) => {
    client.write(bytes(about));
    about.clock.hang();
  };

/** Sends it over and over, as long as the client takes it. */
const sayForEver =
  (first: Buffer | string, again: Buffer | string): Answer =>
  (client) => {
    client.write(first);
    const more = () => {
      while (!client.destroyed && client.write(again));
    };
    client.on('drain', more);
    more();
  };

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

/** A whole answer of the vendor's, or one that looks like it where the emulator was not asked. */
const whole = ({ answered }: { readonly answered: Message }): Buffer =>
  answered.bytes.length > 0 ? answered.bytes : jsonAnswer('200 OK', '{"id":"1"}');

const withHead = (bytes: Buffer, change: (head: string) => string): Buffer => {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return Buffer.from(change(text.slice(0, end)) + text.slice(end), 'latin1');
};

const body = (about: { readonly answered: Message }): Buffer => {
  const { body } = about.answered;
  return body.length > 0 ? body : Buffer.from('{"id":"1"}');
};

const chunked = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
const page = '<html><body><h1>It works</h1></body></html>';

const redirectTo = (code: number): Answer =>
  say(({ foreignHost, request }) =>
    answerBytes(`${code} Moved`, {
      Location: `${foreignHost}${request.head.split(' ')[1] ?? '/'}`,
      'Content-Length': 0,
    }),
  );

/** Node's own HTTP client, which the AWS SDK uses, says nothing of it until the try is over. */
const upgrade: Answer = (client, { vendor, clock }) => {
  client.end(answerBytes('101 Switching Protocols', { Upgrade: 'x', Connection: 'Upgrade' }));
  if (vendor === 'qconnect') clock.hang();
};

/** RFC 9110, 15.4.4: the work may well be done, and its outcome is to be read at another URL. */
const seeOther = 'redirects are not followed; maybe for a write that left';

const redirected: Expectation = {
  ...refused('unexpectedReply'),
  rule: 'redirects are not followed; the vendor says that the work is elsewhere',
};

/** What is answered, and what comes of it. */
const answers: readonly (readonly [name: string, answer: Answer, expected: Fault['expected']])[] = [
  ['nothing, for ever', (_, { clock }) => clock.hang(), tooSlow],
  ['the end at once', (client) => client.end(), lost],
  ['a reset at once', (client) => void client.resetAndDestroy(), lost],
  ['half a head, then the end', say(() => 'HTTP/1.1 200 OK\r\nContent-Ty'), lost],
  ['half a head, then nothing', sayAndHang(() => 'HTTP/1.1 200 OK\r\nContent-Ty'), tooSlow],
  ['half a body, then the end', say((about) => half(framed(body(about)))), lost],
  ['half a body, then nothing', sayAndHang((about) => half(framed(body(about)))), tooSlow],
  ['a body that drips for ever', drip, tooSlow],
  ['garbage', say(() => 'garbage garbage\r\n\r\n'), unreadable],
  ['bytes 0 to 255', say(() => Buffer.from(Array.from({ length: 256 }, (_, i) => i))), unreadable],
  ['a greeting of HTTP/2', say(() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), unreadable],
  ['a Content-Length too long, then the end', say((about) => lengthOff(about, 10)), lost],
  ['a Content-Length too short', say((about) => lengthOff(about, -3)), unreadable],
  // undici takes what does not fit its length for an answer cut short.
  [
    'two Content-Lengths',
    say((about) => twice(whole(about))),
    { genesys: lost, qconnect: unreadable },
  ],
  [
    'a negative Content-Length',
    say(() => answerBytes('200 OK', { 'Content-Length': -1 })),
    unreadable,
  ],
  [
    'Content-Length and chunks',
    say((about) => answerBytes('200 OK', { ...chunked, 'Content-Length': 5 }, body(about))),
    unreadable,
  ],
  // Node's client tells of it as of a connection that broke.
  [
    'a broken chunk',
    say(() => answerBytes('200 OK', chunked, 'zz\r\n{}\r\n0\r\n\r\n')),
    { genesys: unreadable, qconnect: lost },
  ],
  ['a chunk, then the end', say(() => answerBytes('200 OK', chunked, '5\r\n{"id"\r\n')), lost],
  ['an HTML page', say(() => htmlPage('200 OK')), unreadable],
  ['a 503 that is an HTML page', say(() => htmlPage('503 Service Unavailable')), lost],
  ['200 with an empty body', say(() => jsonAnswer('200 OK', '')), unreadable],
  ['204 with a body', say((about) => withBody204(about)), { genesys: lost, qconnect: unreadable }],
  [
    'bytes that are not UTF-8',
    say(() => jsonAnswer('200 OK', Buffer.from([0x22, 0xff, 0x22]))),
    unreadable,
  ],
  [
    'bytes that are not gzip',
    say(() => jsonAnswer('200 OK', 'not gzip', { 'Content-Encoding': 'gzip' })),
    unreadable,
  ],
  ['a redirect to another host (303)', redirectTo(303), { ...unreadable, rule: seeOther }],
  ['another protocol (101)', upgrade, { genesys: lost, qconnect: tooSlow }],
  ['a 503 that echoes the request', echo('503 Service Unavailable'), lost],
  ['an echo of the request', say(({ request }) => request.bytes), unreadable],
  ['a status of 999', say(() => jsonAnswer('999 Odd', '{}')), unreadable],
  [
    'a huge response, announced',
    sayForEver(head200({ 'Content-Length': 2 ** 40 }), bulk()),
    unreadable,
  ],
  ['a huge response, in chunks', sayForEver(head200(chunked), chunkOf(bulk())), unreadable],
  [
    'endless headers',
    sayForEver('HTTP/1.1 200 OK\r\n', `X-Filler: ${'x'.repeat(1_000)}\r\n`),
    unreadable,
  ],
  [
    'one endless header',
    sayForEver('HTTP/1.1 200 OK\r\nX-Filler: ', 'x'.repeat(1_000)),
    unreadable,
  ],
  ['endless 103s', hints, tooSlow],
];

/** What proxies and debugging hosts do: secrets come back in words, names, ids and codes. */
function echo(statusLine: string): Answer {
  return say(({ request: { head, body } }) => {
    const secret = /^authorization: (.*)$/im.exec(head)?.[1] ?? 'none';
    const message = `${head}\n${body.toString()}`;
    const details = [{ fieldName: secret, errorCode: secret }];
    const told = { code: secret, message, error: secret, description: message, details };
    return jsonAnswer(statusLine, JSON.stringify({ ...told, errors: [told] }), {
      'ININ-Correlation-Id': secret,
      'x-amzn-requestid': secret,
      'x-amzn-errortype': secret,
    });
  });
}

function framed(content: Buffer): Buffer {
  return jsonAnswer('200 OK', content);
}
function head200(headers: Readonly<Record<string, string | number>>): Buffer {
  return answerBytes('200 OK', headers);
}
function bulk(): string {
  return ' '.repeat(16_384);
}
function chunkOf(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}
function htmlPage(statusLine: string): Buffer {
  return answerBytes(
    statusLine,
    { 'Content-Type': 'text/html', 'Content-Length': page.length },
    page,
  );
}
function lengthOff(about: { readonly answered: Message }, by: number): Buffer {
  const content = body(about);
  return jsonAnswer('200 OK', content, { 'Content-Length': content.length + by });
}
function twice(bytes: Buffer): Buffer {
  return withHead(bytes, (head) => `${head}\r\nContent-Length: 1\r\nContent-Length: 2`);
}
function withBody204(about: { readonly answered: Message }): Buffer {
  return jsonAnswer('204 No Content', body(about));
}

/** Slower than anybody waits: a few bytes at once, and from then on one every while. */
function drip(client: Socket, { clock }: { readonly clock: FaultContext['clock'] }): void {
  client.write(head200({ 'Content-Type': 'application/json', 'Content-Length': 1_000_000 }));
  const dripping = setInterval(() => client.write(' '), 1);
  client.on('close', () => clearInterval(dripping));
  clock.hang();
}

function hints(client: Socket, { clock }: { readonly clock: FaultContext['clock'] }): void {
  const hinting = setInterval(
    () => client.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'),
    1,
  );
  client.on('close', () => clearInterval(hinting));
  clock.hang();
}

/** Whether the emulator had the request: it shows in the state, and never in what the caller sees. */
const deliveries: readonly (readonly [Interference['delivery'], string])[] = [
  ['never', 'instead of the work'],
  ['first', 'after the work'],
];

export const wireFaults: readonly Fault[] = [
  ...answers.flatMap(([name, answer, expected]) =>
    deliveries.map(([delivery, when]) => wireFault(`${name}, ${when}`, delivery, answer, expected)),
  ),
  wireFault('nothing, and the work is done late', 'late', (_, { clock }) => clock.hang(), tooSlow),
  wireFault('the end at once, and the work is done late', 'late', (client) => client.end(), lost),
  wireFault(
    'a 400 that echoes the request',
    'never',
    echo('400 Bad Request'),
    refused('invalidInput'),
  ),
  ...[301, 302, 307, 308].map((code) =>
    wireFault(`a redirect to another host (${code})`, 'never', redirectTo(code), redirected),
  ),
];

function wireFault(
  name: string,
  delivery: Interference['delivery'],
  answer: Answer,
  expected: Fault['expected'],
): Fault {
  return {
    name,
    // Nobody can tell that a request was not carried out which is answered so.
    ...(/empty body|204/.test(name) && { forges: 'success' as const }),
    injection: {
      at: 'wire',
      interfere: (context) => ({
        delivery,
        answer: (client, request, answered) => answer(client, { ...context, request, answered }),
      }),
    },
    expected,
  };
}
