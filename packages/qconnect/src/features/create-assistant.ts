/**
 * Creates an assistant and links its knowledge. The vendor links in further requests, and only to an
 * assistant that is active, which takes some time after its creation. A repeated call with the same
 * idempotency key does nothing twice, because the key gives each request its client token.
 */
import type {
  Assistant,
  AssistantDraft,
  Checked,
  KnowledgeLink,
  KnowledgeSource,
} from '@assistant-provider/core';
import {
  reviseFailure,
  type AssistantFailure,
  type DriverContext,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { err, errAsync, ok, ResultAsync, type Result } from 'neverthrow';
import type { Client } from '../http/client.js';
import { toAssistant, toCreation } from '../mapping/assistant.js';
import { toAssociation, toKnowledgeLink } from '../mapping/knowledge.js';
import { readVendorOptions } from '../mapping/vendor-options.js';
import * as requests from '../wire/requests.js';
import type { QConnectAssistant } from '../wire/vendor-types.js';
import { untilActive } from './until-active.js';

export function createAssistant(
  client: Client,
  draft: Checked<AssistantDraft>,
  context: DriverContext,
): DriverReply<Assistant> {
  const options = readVendorOptions(draft.vendorOptions, 'draft.vendorOptions', context);
  if (options.isErr()) return errAsync(options.error);
  const clientToken = context.idempotencyKey;
  const creation = toCreation(draft, options.value.type ?? 'AGENT');
  const { knowledge } = draft;
  return client
    .call(context, requests.createAssistant({ clientToken, ...creation }))
    .andThen(({ assistant }) =>
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
  const { idempotencyKey } = context;
  context.created(assistantId);
  const readAgain = () =>
    client.call(context, requests.getAssistant({ assistantId })).map(({ assistant }) => assistant);
  const unfinished = (stage: string, failure: AssistantFailure) =>
    err(
      reviseFailure(failure, {
        message:
          `the assistant ${assistantId} was created, but ${stage}: ${failure.message}; to continue, ` +
          `repeat the call with idempotencyKey ${JSON.stringify(idempotencyKey)}: this resumes where ` +
          'it stopped; without that key a second assistant would be created',
        assistantId,
        // Every call has its own key by default, so a repeated call would create a second assistant.
        retry: 'never',
        effect: 'maybe',
      }),
    );

  const active = await untilActive(created, { whose: 'its', read: readAgain }, context);
  if (active.isErr()) return unfinished('is not active', active.error);
  const links: KnowledgeLink[] = [];
  for (const [index, source] of sources.entries()) {
    const clientToken = `${idempotencyKey}:knowledge:${index}`;
    const linked = await client.call(
      context,
      requests.createAssociation({ assistantId, clientToken, ...toAssociation(source) }),
    );
    if (linked.isErr()) return unfinished(`draft.knowledge[${index}] is not linked`, linked.error);
    links.push(toKnowledgeLink(linked.value.assistantAssociation));
  }
  return ok(toAssistant(active.value, links));
}
