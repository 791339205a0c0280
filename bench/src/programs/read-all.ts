/** Reads the whole list of assistants: with `all`, or with a plain loop over undici's pages. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { request } from 'undici';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';
import { genesysCredentials, noQuota } from '../sides/side.js';
import { assistantCount } from './answers.js';

export type Reader = 'all' | 'loop';

export interface Reading {
  readonly milliseconds: number;
  /** By how much the heap grew from the first quarter of the list to its end. */
  readonly grownBytes: number;
}

export interface ReadingQuestion {
  readonly pageSize: number;
  /** Collecting garbage on the way takes time, so that a round tells either of the two. */
  readonly watchHeap: boolean;
}

const { reader, url } = givenArgument<{ reader: Reader; url: string }>();
const provider = createGenesysProvider({
  apiUrl: url,
  loginUrl: url,
  ...genesysCredentials,
  rateLimit: noQuota,
});

async function* withAll(pageSize: number): AsyncGenerator<string> {
  for await (const assistant of provider.assistants.all({ pageSize })) {
    if (assistant.isErr()) throw assistant.error;
    yield assistant.value.id;
  }
}

interface Page {
  readonly entities: readonly { readonly id: string }[];
  readonly nextUri?: string;
}

async function* withLoop(pageSize: number): AsyncGenerator<string> {
  const headers = { authorization: 'Bearer token-of-the-benchmark' };
  let next: string | undefined = `/api/v2/assistants?pageSize=${pageSize}`;
  while (next !== undefined) {
    const { body }: Awaited<ReturnType<typeof request>> = await request(url + next, { headers });
    const page = JSON.parse(await body.text()) as Page;
    for (const { id } of page.entities) yield id;
    next = page.nextUri;
  }
}

const heapUsed = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

answerQuestions(async ({ pageSize, watchHeap }: ReadingQuestion): Promise<Reading> => {
  collectGarbage();
  let count = 0;
  let early = 0;
  const beganAt = performance.now();
  for await (const id of reader === 'all' ? withAll(pageSize) : withLoop(pageSize)) {
    if (id.length !== 36) throw new Error(`${id} is not an id`);
    count += 1;
    if (watchHeap && count === assistantCount / 4) early = heapUsed();
  }
  const milliseconds = performance.now() - beganAt;
  if (count !== assistantCount) throw new Error(`${count} of ${assistantCount} were read`);
  return { milliseconds, grownBytes: watchHeap ? heapUsed() - early : 0 };
});
