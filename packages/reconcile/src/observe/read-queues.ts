/** Reads the bindings of queues: of all assistants in one list, or of a few. */
import {
  byPage,
  type AssistantError,
  type QueueBinding,
  type ResultStream,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { ObservedQueue } from './observed.js';
import type { Draft, Reading, Step } from './reading.js';

/** For more assistants, the list of all bindings usually takes fewer requests. */
const fewAssistants = 10;

/** The queues of each assistant, by its id. */
type Bound = ReadonlyMap<string, ObservedQueue[]>;

/** Adds the bound queues to each assistant. */
export async function readQueues(reading: Reading, drafts: ReadonlyMap<string, Draft>): Step {
  const { queues } = reading.provider;
  if (queues === undefined || drafts.size === 0) return ok(undefined);
  const isSelection = reading.options.select !== undefined && drafts.size <= fewAssistants;
  const bound: Bound = new Map([...drafts.keys()].map((id) => [id, []]));
  const streams = isSelection
    ? [...drafts.keys()].map(
        (id) => (call: Parameters<typeof queues.all>[2]) => queues.all(id, {}, call),
      )
    : [(call: Parameters<typeof queues.all>[2]) => queues.allBound({}, call)];
  const progress = { done: 0 };
  for (const stream of streams) {
    const call = reading.callOptions();
    if (call.isErr()) return err(call.error);
    const read = await collect(reading, stream(call.value), bound, progress);
    if (read.isErr() && read.error.kind === 'permissionDenied') {
      const { message } = read.error;
      reading.unseen.push({ what: 'queues', reason: 'permissionDenied', message });
      return ok(undefined);
    }
    // An assistant that was deleted meanwhile has no queues.
    if (read.isErr() && read.error.kind !== 'notFound') return read;
  }
  for (const [id, draft] of drafts) draft.queues = bound.get(id) ?? [];
  return ok(undefined);
}

async function collect(
  { report, queuesOfOthers }: Reading,
  bindings: ResultStream<QueueBinding>,
  bound: Bound,
  progress: { done: number },
): Promise<Result<void, AssistantError>> {
  const sharedList = sharedLists();
  for await (const page of byPage(bindings)) {
    if (page.isErr()) return err(page.error);
    for (const { assistantId, queueId, mediaTypes } of page.value) {
      const list = bound.get(assistantId);
      if (list === undefined) {
        queuesOfOthers?.add(queueId);
        continue;
      }
      list.push({ queueId, mediaTypes: sharedList(mediaTypes) });
      progress.done += 1;
      report({ phase: 'queues', done: progress.done });
    }
  }
  return ok(undefined);
}

type MediaTypes = QueueBinding['mediaTypes'];

/** Returns a function that returns the same list for the same media types, which most bindings have. */
function sharedLists(): (list: MediaTypes) => MediaTypes {
  const lists = new Map<string, MediaTypes>();
  let last: MediaTypes = [];
  return (list) => {
    if (list.length === last.length && list.every((word, index) => word === last[index]))
      return last;
    const words = list.join('\n');
    last = lists.get(words) ?? list;
    lists.set(words, last);
    return last;
  };
}
