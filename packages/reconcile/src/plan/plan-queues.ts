/** Plans the bindings of queues. */
import {
  mediaTypes as knownMediaTypes,
  type MediaType,
  type QueueBindingDraft,
} from '@assistant-provider/core';
import type { ManifestQueue } from '../manifest/manifest.js';
import { identityOfQueue } from '../manifest/canonical.js';
import { assistantWords, instructionText } from './instructions.js';
import { lookUp } from './look-up.js';
import { addStep, carried, note, segment, type Planning } from './planning.js';
import { resolveReference } from './resolve-reference.js';

/** Notes what becomes of each queue, and plans the changes. Returns the steps that bind. */
export function planQueues(planning: Planning): readonly string[] {
  const { key, desired, current, directory, gate, holders, claims } = planning;
  const { limits } = directory.target;
  const wanted = desired.queues;
  if (wanted === undefined) return [];
  if (!limits.queues) {
    for (const queue of wanted) noteMissing(planning, queue);
    return [];
  }
  if (current && current.queues === undefined) {
    note(planning, 'queues', { verdict: 'unseen', reason: 'The queues at the target are unseen.' });
    return [];
  }
  const present = new Map(current?.queues?.map((queue) => [queue.queueId, queue]));
  const named = new Set<string>();
  const bindings: QueueBindingDraft[] = [];
  const bound: string[] = [];
  let isOpen = false;
  for (const queue of wanted) {
    const field = `queues/${segment(nameOf(queue))}`;
    const queueId = queueIdOf(planning, queue, field);
    if (queueId === 'asked') isOpen = true;
    if (typeof queueId !== 'object') continue;
    const before = present.get(queueId.id);
    named.add(queueId.id);
    const claimant = claims.get(queueId.id) ?? key;
    if (claimant !== key) {
      const reason = `The manifest binds the queue to ${claimant} as well. Remove it from one of both.`;
      note(planning, field, { verdict: 'asked', reason });
      continue;
    }
    // Words of the vendor cannot be written, but may be there already.
    const words = before && [...before.mediaTypes].map(inManifest).sort();
    if (words?.join('\n') === [...queue.mediaTypes].sort().join('\n')) {
      note(planning, field, carried(words, words));
      continue;
    }
    const binding = bindingOf(planning, queueId.id, queue, field);
    if (binding === undefined) continue;
    const after = [...binding.mediaTypes].sort();
    const change = carried(before && [...before.mediaTypes].sort(), after);
    if (before === undefined && !gate.admits(nameOf(queue), binding.queueId)) {
      const reason = 'The queue stays where it is until a later plan.';
      note(planning, field, { verdict: 'carried', reason, after, pending: true });
      continue;
    }
    const path = note(planning, field, change);
    if (change.change === 'none') continue;
    bindings.push(binding);
    bound.push(path);
  }
  const steps: string[] = [];
  if (bindings.length > 0) {
    const taken = bindings.flatMap(({ queueId }) => {
      const holder = holders.get(queueId);
      return holder === undefined || holder === current?.id ? [] : [[queueId, holder] as const];
    });
    const from = taken.length > 0 ? `, and take ${taken.length} from other assistants` : '';
    steps.push(
      addStep(planning, 'bind', {
        title: `Bind ${queues(bindings.length)} to ${key}${from}`,
        operation: 'queues.bindMany',
        action: { type: 'bind', bindings, takenFrom: Object.fromEntries(taken) },
        fields: bound,
      }),
    );
  }
  // While a queue is open, one of those at the target may turn out to be it.
  const removed = isOpen ? [] : [...present.keys()].filter((queueId) => !named.has(queueId));
  if (removed.length > 0)
    addStep(planning, 'unbind', {
      title: unbindTitle(removed.length, key),
      operation: 'queues.unbindMany',
      action: { type: 'unbind', queueIds: removed },
      after: steps,
      fields: removed.map((queueId) =>
        note(planning, `queues/${queueId}`, {
          verdict: 'carried',
          reason: 'The manifest does not name the queue.',
          change: 'remove',
          before: [...(present.get(queueId)?.mediaTypes ?? [])],
        }),
      ),
    });
  return steps;
}

/** Returns the title of a step that unbinds queues. */
export const unbindTitle = (count: number, key: string): string =>
  `Unbind ${queues(count)} from ${key}`;

const queues = (count: number): string => (count === 1 ? '1 queue' : `${count} queues`);

const nameOf = (queue: ManifestQueue): string => identityOfQueue(queue);

const isMediaType = (word: string): word is MediaType =>
  (knownMediaTypes as readonly string[]).includes(word);

/** Returns a media type as a manifest names it. */
const inManifest = (word: string): string => (isMediaType(word) ? word : `vendor:${word}`);

/** Returns the queue at the target, if it is not dropped, and no person must decide. */
function queueIdOf(
  planning: Planning,
  { queue }: ManifestQueue,
  field: string,
): { readonly id: string } | 'dropped' | 'asked' {
  const { desired, directory, isHome } = planning;
  const { limits } = directory.target;
  const found = resolveReference(
    limits.queues?.directoryKind ?? 'queue',
    queue,
    directory,
    desired.origin,
    isHome,
  );
  if (found.state === 'skipped') {
    const reason = `The map leaves the queue out: ${found.reason}`;
    note(planning, field, { verdict: 'dropped', reason });
    return 'dropped';
  }
  if (found.state === 'asked') {
    const reason = 'A person must say which queue of the target it is.';
    planning.collected.ask(found.question, note(planning, field, { verdict: 'asked', reason }));
    return 'asked';
  }
  return { id: found.id };
}

/** Returns the binding at the target, or `undefined` if the target serves none of the media. */
function bindingOf(
  planning: Planning,
  queueId: string,
  { mediaTypes }: ManifestQueue,
  field: string,
): QueueBindingDraft | undefined {
  const { limits, vendor } = planning.directory.target;
  const supported = mediaTypes.filter(
    (word): word is MediaType =>
      isMediaType(word) && (limits.queues?.mediaTypes.includes(word) ?? false),
  );
  const lost = mediaTypes.filter((word) => !(supported as readonly string[]).includes(word));
  if (lost.length > 0)
    note(planning, `${field}/mediaTypes`, {
      verdict: 'dropped',
      reason: `At ${vendor}, a queue cannot be served on ${lost.join(', ')}.`,
    });
  return supported.length === 0 ? undefined : { queueId, mediaTypes: supported };
}

/** A vendor without queues: a person may reach the same by other means. */
function noteMissing(planning: Planning, queue: ManifestQueue): void {
  const { desired, collected, current, directory } = planning;
  const { crosswalk, vendor, unsupported } = directory.target;
  const missing = crosswalk?.missing.queues;
  const name = nameOf(queue);
  const field = note(planning, `queues/${segment(name)}`, {
    verdict: missing?.verdict ?? 'dropped',
    reason: missing?.reason ?? unsupported.queues ?? `${vendor} does not bind queues.`,
  });
  if (!missing?.instructions) return;
  const { object, text } = missing.instructions;
  collected.task({
    field,
    object,
    text: instructionText(text, {
      ...queueWords(planning, queue),
      ...assistantWords(desired.name, current),
      mediaTypes: { value: queue.mediaTypes.join(', ') },
    }),
  });
}

/** The name of the queue at the target, and its id if the map says it. */
function queueWords({ directory }: Planning, { queue }: ManifestQueue) {
  const { map, target } = directory;
  const { pairs, rename = [] } =
    lookUp(map.names, target.limits.queues?.directoryKind ?? 'queue') ?? {};
  const written = typeof queue === 'object' && 'name' in queue ? queue.name : queue;
  const shared =
    typeof written === 'object' && 'sharedName' in written ? written.sharedName : undefined;
  const name =
    typeof written === 'string' ? written : (shared ?? nameOf({ queue, mediaTypes: [] }));
  const pair = lookUp(pairs, typeof queue === 'object' && 'id' in queue ? queue.id : name);
  const queueName =
    pair && 'name' in pair ? pair.name : (rename.find(({ from }) => from === name)?.to ?? name);
  return {
    queueName: { value: queueName },
    queueId: {
      ...(pair && 'id' in pair && { value: pair.id }),
      word: 'QUEUE_ID',
      meaning: `the id of the queue ${queueName} where ${target.vendor} serves it`,
    },
  };
}
