/** The tags of an assistant. */
import type { DriverTagging } from '@assistant-provider/core/adapter';
import { ok } from 'neverthrow';
import type { MemoryClient } from '../state/client.js';
import { refuse } from '../errors/describe.js';
import { limits } from '../limits.js';

export function memoryTagging(client: MemoryClient): DriverTagging {
  return {
    list: (assistantId, context) =>
      client.send(context, 'listTags', ({ state }) =>
        state.find(assistantId).map(({ tags }) => ({ ...tags })),
      ),

    tag: (assistantId, added, context) =>
      client.send(context, 'putTags', ({ state, now }) =>
        state.findActive(assistantId).andThen((assistant) => {
          const tags = { ...assistant.tags, ...added };
          if (Object.keys(tags).length > limits.tags.count) return refuse('tooManyTags');
          state.save({ ...assistant, tags }, now);
          return ok();
        }),
      ),

    untag: (assistantId, keys, context) =>
      client.send(context, 'deleteTags', ({ state, now }) =>
        state.findActive(assistantId).map((assistant) => {
          const kept = Object.entries(assistant.tags).filter(([key]) => !keys.includes(key));
          state.save({ ...assistant, tags: Object.fromEntries(kept) }, now);
        }),
      ),
  };
}
