/** Reads the whole list of assistants: with `all`, or with a plain loop over undici's pages. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { request } from 'undici';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';
import { awsCredentials, genesysCredentials, noQuota } from '../contenders/contender.js';
import { assistantCount } from './responses.js';

export type Reader = 'all' | 'loop';

export type Vendor = 'genesys' | 'qconnect';

export interface Reading {
  readonly milliseconds: number;
  /** Processor time of the whole process, in microseconds. */
  readonly processorTime: number;
  /** Heap growth from the first quarter of the list to its end; 0 unless `watchHeap`. */
  readonly grownBytes: number;
}

export interface ReadingQuestion {
  readonly pageSize: number;
  /** Measures the heap instead of the time: garbage collection on the way distorts the time. */
  readonly watchHeap: boolean;
}

const { vendor, reader, url } = givenArgument<{ vendor: Vendor; reader: Reader; url: string }>();

const providers = {
  genesys: () =>
    createGenesysProvider({
      apiUrl: url,
      loginUrl: url,
      ...genesysCredentials,
      rateLimit: noQuota,
    }),
  qconnect: () =>
    createQConnectProvider({
      region: 'us-east-1',
      endpoint: url,
      credentials: awsCredentials,
      rateLimit: noQuota,
    }),
};
const provider = providers[vendor]();

/** Called for each assistant, with the number of assistants read so far. */
type OnAssistant = (count: number) => void;

async function withAll(pageSize: number, onAssistant: OnAssistant): Promise<number> {
  let count = 0;
  for await (const assistant of provider.assistants.all({ pageSize })) {
    if (assistant.isErr()) throw assistant.error;
    onAssistant((count += 1));
  }
  return count;
}

interface Page {
  readonly entries: readonly unknown[];
  readonly next?: string | undefined;
}

interface List {
  readonly first: (pageSize: number) => string;
  readonly read: (text: string, pageSize: number) => Page;
}

const lists: Readonly<Record<Vendor, List>> = {
  genesys: {
    first: (pageSize) => `/api/v2/assistants?pageSize=${pageSize}`,
    read: (text) => {
      const page = JSON.parse(text) as { entities: readonly unknown[]; nextUri?: string };
      return { entries: page.entities, next: page.nextUri };
    },
  },
  qconnect: {
    first: (pageSize) => `/assistants?maxResults=${pageSize}`,
    read: (text, pageSize) => {
      const page = JSON.parse(text) as {
        assistantSummaries: readonly unknown[];
        nextToken?: string;
      };
      const next =
        page.nextToken && `/assistants?maxResults=${pageSize}&nextToken=${page.nextToken}`;
      return { entries: page.assistantSummaries, next };
    },
  },
};

async function withLoop(pageSize: number, onAssistant: OnAssistant): Promise<number> {
  const headers = { authorization: 'Bearer token-of-the-benchmark' };
  const list = lists[vendor];
  let count = 0;
  let next: string | undefined = list.first(pageSize);
  while (next !== undefined) {
    const { body }: Awaited<ReturnType<typeof request>> = await request(url + next, { headers });
    const page: Page = list.read(await body.text(), pageSize);
    for (let index = 0; index < page.entries.length; index += 1) onAssistant((count += 1));
    next = page.next;
  }
  return count;
}

const readers = { all: withAll, loop: withLoop };

const heapUsed = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

answerQuestions(async ({ pageSize, watchHeap }: ReadingQuestion): Promise<Reading> => {
  collectGarbage();
  let early = 0;
  const usedBefore = process.cpuUsage();
  const beganAt = performance.now();
  const count = await readers[reader](pageSize, (soFar) => {
    if (watchHeap && soFar === assistantCount / 4) early = heapUsed();
  });
  const milliseconds = performance.now() - beganAt;
  const { user, system } = process.cpuUsage(usedBefore);
  if (count !== assistantCount)
    throw new Error(`${count} of ${assistantCount} assistants were read`);
  return {
    milliseconds,
    processorTime: user + system,
    grownBytes: watchHeap ? heapUsed() - early : 0,
  };
});
