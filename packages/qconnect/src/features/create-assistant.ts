/**
 * Creates an assistant and links its knowledge. The vendor links in further requests, and only to
 * an assistant that is active, which one is some time after its creation. Repeating the whole with
 * the same idempotency key does nothing twice: each request has a client token made of it.
 */
import type { CreateAssistantCommandInput } from '@aws-sdk/client-qconnect';
import { CreateAssistantCommand } from '#sdk';
import {
  type Assistant,
  type AssistantDraft,
  type KnowledgeLink,
  type KnowledgeSource,
} from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import { reviseFailure, type DriverContext } from '@assistant-provider/core/adapter';
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { toAssistant, toCreation, toKnowledgeLink } from '../mapping/assistant.js';
import { readVendorOptions } from '../mapping/vendor-options.js';
import { assistantAnswer, type QConnectAssistant } from '../wire/shapes.js';
import { createAssociation } from '../wire/operations.js';
import { untilActive } from './until-active.js';

export function createAssistant(
  client: Client,
  draft: AssistantDraft,
  context: DriverContext,
): DriverReply<Assistant> {
  const options = readVendorOptions(draft.vendorOptions, 'draft.vendorOptions', context);
  if (options.isErr()) return errAsync(options.error);
  const clientToken = context.idempotencyKey;
  const creation: object = { clientToken, ...toCreation(draft, options.value.type ?? 'AGENT') };
  const created = client.call(context, {
    name: 'CreateAssistant',
    writes: true,
    repeatable: 'byIdempotencyKey',
    // The type is open; the SDK's is not.
    command: () => new CreateAssistantCommand(creation as CreateAssistantCommandInput),
    read: assistantAnswer,
  });
  const { knowledge } = draft;
  return created.andThen(({ assistant }) =>
    knowledge === undefined || knowledge.length === 0
      ? ok(toAssistant(assistant, knowledge && []))
      : new ResultAsync(linkKnowledge(client, assistant, knowledge, context)),
  );
}

async function linkKnowledge(
  client: Client,
  created: QConnectAssistant,
  sources: readonly KnowledgeSource[],
  context: DriverContext,
): Promise<Result<Assistant, AssistantFailure>> {
  const { assistantId } = created;
  context.created(assistantId);
  const unfinished = (stage: string, error: AssistantFailure) =>
    err(
      reviseFailure(error, {
        message:
          `the assistant ${assistantId} was created, but ${stage}: ${error.message}; ` +
          `repeat the call only with idempotencyKey ${JSON.stringify(context.idempotencyKey)}: so it ` +
          'goes on where this one ended, and otherwise would create another assistant',
        assistantId,
        // With a key of its own, which every call has by default, it would create another one.
        retry: 'never',
        effect: 'maybe',
      }),
    );

  const active = await untilActive(client, created, context);
  if (active.isErr()) return unfinished('is not active', active.error);
  const links: KnowledgeLink[] = [];
  for (const [index, source] of sources.entries()) {
    const token = `${context.idempotencyKey}:knowledge:${index}`;
    const linked = await createAssociation(client, assistantId, source, token, context);
    if (linked.isErr()) return unfinished(`draft.knowledge[${index}] is not linked`, linked.error);
    links.push(toKnowledgeLink(linked.value));
  }
  return ok(toAssistant(active.value, links));
}
