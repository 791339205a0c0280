/** Reads the tags of assistants whose list did not carry them. */
import { err, ok } from 'neverthrow';
import { forEach, isUnseen, type Draft, type Reading, type Step } from './reading.js';

/** Adds the tags to each assistant that has none yet. */
export async function readTags(reading: Reading, drafts: ReadonlyMap<string, Draft>): Step {
  const { tagging } = reading.provider;
  if (tagging === undefined) return ok(undefined);
  const without = [...drafts.values()].filter(({ tags }) => tags === undefined);
  let done = 0;
  return forEach(without, async (draft) => {
    const call = reading.callOptions();
    if (call.isErr()) return err(call.error);
    const read = await tagging.list(draft.id, call.value);
    if (read.isOk()) draft.tags = read.value;
    else if (isUnseen(read.error)) {
      const { kind, message } = read.error;
      reading.unseen.push({ what: 'tags', assistantId: draft.id, reason: kind, message });
    } else return err(read.error);
    done += 1;
    reading.report({ phase: 'tags', done, total: without.length });
    return ok(undefined);
  });
}
