/** The driver's tagging. The vendor tags by ARN. With an id, one more request finds the ARN. */
import { chunk } from '@assistant-provider/adapter-kit';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
  DriverTagging,
} from '@assistant-provider/core/adapter';
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { getAssistant, listTags, tagResource, untagResource } from '../wire/requests.js';

/** TagKeyList of the service model. */
const keysPerRequest = 50;

export function qconnectTagging(client: Client): DriverTagging {
  const findArn = (assistantId: string, context: DriverContext): DriverReply<string> =>
    assistantId.startsWith('arn:')
      ? okAsync(assistantId)
      : client
          .call(context, getAssistant({ assistantId }))
          .map(({ assistant }) => assistant.assistantArn);

  return {
    list: (assistantId, context) =>
      findArn(assistantId, context)
        .andThen((resourceArn) => client.call(context, listTags({ resourceArn })))
        .map(({ tags = {} }) => tags),
    tag: (assistantId, tags, context) =>
      findArn(assistantId, context).andThen((resourceArn) =>
        client.call(context, tagResource({ resourceArn, tags: { ...tags } })),
      ),
    untag: (assistantId, keys, context) =>
      findArn(assistantId, context).andThen(
        (resourceArn) => new ResultAsync(untagAll(client, resourceArn, keys, context)),
      ),
  };
}

export async function untagAll(
  client: Client,
  resourceArn: string,
  keys: readonly string[],
  context: DriverContext,
): Promise<Result<void, AssistantFailure>> {
  for (const tagKeys of chunk(keys, keysPerRequest)) {
    const untagged = await client.call(
      context,
      untagResource({ resourceArn, tagKeys: [...tagKeys] }),
    );
    if (untagged.isErr()) return err(untagged.error);
  }
  return ok(undefined);
}
