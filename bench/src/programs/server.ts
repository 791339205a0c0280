/**
 * The server that all contenders talk to, in its own process. Its responses are fixed, so that the
 * server is never what is measured; the emulators are the faithful servers.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions, givenArgument } from '../processes/ask.js';
import {
  assistantCount,
  assistantId,
  genesysAssistant,
  listedGenesysAssistant,
  listedQConnectAssistant,
  qconnectAssistant,
} from './responses.js';

const genesysPath = '/api/v2/assistants';

const answers: ReadonlyMap<string, Buffer> = new Map(
  Object.entries({
    '/oauth/token': {
      access_token: 'token-of-the-benchmark',
      token_type: 'bearer',
      expires_in: 86_400,
    },
    [`${genesysPath}/${assistantId}`]: genesysAssistant,
    [`/assistants/${assistantId}`]: { assistant: qconnectAssistant },
  }).map(([path, answer]) => [path, Buffer.from(JSON.stringify(answer))]),
);

const qconnectPath = '/assistants';

/** How many assistants the lists have. */
const listed = givenArgument<number | null>() ?? assistantCount;

/** Each page is built once, so that only the first round pays for it. */
const pages = new Map<string, Buffer>();

function pageOf(url: string, build: (parameters: URLSearchParams) => object): Buffer {
  const ready = pages.get(url);
  if (ready) return ready;
  const page = Buffer.from(JSON.stringify(build(new URL(url, 'http://server').searchParams)));
  pages.set(url, page);
  return page;
}

/** The entries of one page, and where the next one begins. */
function pageAt<T>(from: string | null, size: string | null, entry: (index: number) => T) {
  const first = Number(from ?? 0);
  const end = Math.min(first + Number(size ?? 25), listed);
  return {
    entries: Array.from({ length: end - first }, (_, index) => entry(first + index)),
    next: end < listed ? end : undefined,
  };
}

const lists: Readonly<Record<string, (parameters: URLSearchParams) => object>> = {
  [genesysPath]: (parameters) => {
    const pageSize = parameters.get('pageSize');
    const page = pageAt(parameters.get('after'), pageSize, listedGenesysAssistant);
    return {
      entities: page.entries,
      ...(page.next && { nextUri: `${genesysPath}?after=${page.next}&pageSize=${pageSize}` }),
      selfUri: `${genesysPath}?${parameters.toString()}`,
    };
  },
  [qconnectPath]: (parameters) => {
    const [from, size] = [parameters.get('nextToken'), parameters.get('maxResults')];
    const page = pageAt(from, size, listedQConnectAssistant);
    return {
      assistantSummaries: page.entries,
      ...(page.next && { nextToken: String(page.next) }),
    };
  },
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  // Node reads the next request of the connection only after this body.
  request.resume();
  const { url = '' } = request;
  const [path = ''] = url.split('?');
  const list = lists[path];
  const body = list ? pageOf(url, list) : answers.get(path);
  response.writeHead(body ? 200 : 404, {
    'content-type': 'application/json',
    'content-length': body?.length ?? 0,
    'inin-correlation-id': assistantId,
    'x-amzn-requestid': assistantId,
  });
  response.end(body);
}

const server = createServer({ keepAliveTimeout: 600_000 }, answer);
const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

answerQuestions(async () => {
  await listening;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
