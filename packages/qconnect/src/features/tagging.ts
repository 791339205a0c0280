/** The driver's tagging. The vendor tags by ARN; an id costs one more request, to learn it. */
import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '#sdk';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext, DriverTagging } from '@assistant-provider/core/adapter';
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { emptyAnswer, tagsAnswer } from '../wire/shapes.js';
import { getAssistant } from '../wire/operations.js';

/** TagKeyList of the service model. */
const keysPerRequest = 50;

export function qconnectTagging(client: Client): DriverTagging {
  const arnOf = (assistantId: string, context: DriverContext): DriverReply<string> =>
    assistantId.startsWith('arn:')
      ? okAsync(assistantId)
      : getAssistant(client, assistantId, context).map(({ assistantArn }) => assistantArn);

  const untagAll = async (
    resourceArn: string,
    keys: readonly string[],
    context: DriverContext,
  ): Promise<Result<void, AssistantFailure>> => {
    for (let start = 0; start < keys.length; start += keysPerRequest) {
      const tagKeys = keys.slice(start, start + keysPerRequest);
      const untagged = await client.call(context, {
        name: 'UntagResource',
        writes: true,
        repeatable: true,
        command: () => new UntagResourceCommand({ resourceArn, tagKeys }),
        read: emptyAnswer,
      });
      if (untagged.isErr()) return err(untagged.error);
    }
    return ok(undefined);
  };

  return {
    list: (assistantId, context) =>
      arnOf(assistantId, context)
        .andThen((resourceArn) =>
          client.call(context, {
            name: 'ListTagsForResource',
            writes: false,
            command: () => new ListTagsForResourceCommand({ resourceArn }),
            read: tagsAnswer,
          }),
        )
        .map(({ tags = {} }) => tags),
    tag: (assistantId, tags, context) =>
      arnOf(assistantId, context).andThen((resourceArn) =>
        client.call(context, {
          name: 'TagResource',
          writes: true,
          repeatable: true,
          command: () => new TagResourceCommand({ resourceArn, tags: { ...tags } }),
          read: emptyAnswer,
        }),
      ),
    untag: (assistantId, keys, context) =>
      arnOf(assistantId, context).andThen(
        (resourceArn) => new ResultAsync(untagAll(resourceArn, keys, context)),
      ),
  };
}
