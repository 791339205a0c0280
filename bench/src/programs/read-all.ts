/** Reads the whole list of assistants: with `all`, or with a plain loop over undici's pages. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { request } from 'undici';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';
import { genesysCredentials, noQuota } from '../contenders/contender.js';
import { assistantCount } from './responses.js';

export type Reader = 'all' | 'loop';

export interface Reading {
  readonly milliseconds: number;
  /** Heap growth from the first quarter of the list to its end; 0 unless `watchHeap`. */
  readonly grownBytes: number;
}

export interface ReadingQuestion {
  readonly pageSize: number;
  /** Measures the heap instead of the time: garbage collection on the way distorts the time. */
  readonly watchHeap: boolean;
}

const { reader, url } = givenArgument<{ reader: Reader; url: string }>();
const provider = createGenesysProvider({
  apiUrl: url,
  loginUrl: url,
  ...genesysCredentials,
  rateLimit: noQuota,
});

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
  readonly entities: readonly { readonly id: string }[];
  readonly nextUri?: string;
}

async function withLoop(pageSize: number, onAssistant: OnAssistant): Promise<number> {
  const headers = { authorization: 'Bearer token-of-the-benchmark' };
  let count = 0;
  let next: string | undefined = `/api/v2/assistants?pageSize=${pageSize}`;
  while (next !== undefined) {
    const { body }: Awaited<ReturnType<typeof request>> = await request(url + next, { headers });
    const { entities, nextUri } = JSON.parse(await body.text()) as Page;
    for (let index = 0; index < entities.length; index += 1) onAssistant((count += 1));
    next = nextUri;
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
  const beganAt = performance.now();
  const count = await readers[reader](pageSize, (soFar) => {
    if (watchHeap && soFar === assistantCount / 4) early = heapUsed();
  });
  const milliseconds = performance.now() - beganAt;
  if (count !== assistantCount)
    throw new Error(`${count} of ${assistantCount} assistants were read`);
  return { milliseconds, grownBytes: watchHeap ? heapUsed() - early : 0 };
});
