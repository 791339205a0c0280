/** Operations of the vendor that more than one feature needs. */
import type { CreateAssistantAssociationCommandInput } from '@aws-sdk/client-qconnect';
import {
  GetAssistantCommand,
  ListAssistantAssociationsCommand,
  CreateAssistantAssociationCommand,
  DeleteAssistantAssociationCommand,
} from '#sdk';
import type { KnowledgeSource } from '@assistant-provider/core';
import type { DriverReply } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { qConnectLimits } from '../limits.js';
import { toAssociation } from '../mapping/assistant.js';
import { readPages } from '../http/paging.js';
import {
  assistantAnswer,
  associationAnswer,
  associationsAnswer,
  type QConnectAssistant,
  type QConnectAssociation,
} from './shapes.js';

export function getAssistant(
  client: Client,
  assistantId: string,
  context: DriverContext,
): DriverReply<QConnectAssistant> {
  return client
    .call(context, {
      name: 'GetAssistant',
      writes: false,
      command: () => new GetAssistantCommand({ assistantId }),
      read: assistantAnswer,
    })
    .map(({ assistant }) => assistant);
}

/** All of them. */
export function listAssociations(
  client: Client,
  assistantId: string,
  context: DriverContext,
): DriverReply<readonly QConnectAssociation[]> {
  const maxResults = qConnectLimits.pageSize.max;
  return readPages(
    context,
    undefined,
    (page) =>
      client.call(context, {
        name: 'ListAssistantAssociations',
        writes: false,
        command: () => new ListAssistantAssociationsCommand({ assistantId, maxResults, ...page }),
        read: associationsAnswer,
      }),
    ({ assistantAssociationSummaries }) => assistantAssociationSummaries,
    () => false,
  ).map(({ items }) => items);
}

export function createAssociation(
  client: Client,
  assistantId: string,
  source: KnowledgeSource,
  clientToken: string,
  context: DriverContext,
): DriverReply<QConnectAssociation> {
  // Wider than the SDK's type, which has no external knowledge bases; its serializer passes them.
  const input: object = { assistantId, clientToken, ...toAssociation(source) };
  return client
    .call(context, {
      name: 'CreateAssistantAssociation',
      writes: true,
      repeatable: 'byIdempotencyKey',
      command: () =>
        new CreateAssistantAssociationCommand(input as CreateAssistantAssociationCommandInput),
      read: associationAnswer,
    })
    .map(({ assistantAssociation }) => assistantAssociation);
}

/** `assistantAssociationId` may be an ARN, as `assistantId` may. */
export function deleteAssociation(
  client: Client,
  assistantId: string,
  assistantAssociationId: string,
  context: DriverContext,
): DriverReply<void> {
  return client.remove(context, {
    name: 'DeleteAssistantAssociation',
    command: () => new DeleteAssistantAssociationCommand({ assistantId, assistantAssociationId }),
  });
}
