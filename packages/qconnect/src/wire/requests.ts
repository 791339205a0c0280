/** The vendor's requests that the driver makes, as data. Each takes the SDK's own command input. */
import type {
  CreateAssistantAssociationCommandInput,
  CreateAssistantCommandInput,
  DeleteAssistantAssociationCommandInput,
  DeleteAssistantCommandInput,
  GetAIAgentCommandInput,
  GetAssistantCommandInput,
  ListAIAgentsCommandInput,
  ListAssistantAssociationsCommandInput,
  ListAssistantsCommandInput,
  ListKnowledgeBasesCommandInput,
  ListTagsForResourceCommandInput,
  RemoveAssistantAIAgentCommandInput,
  ServiceInputTypes,
  ServiceOutputTypes,
  TagResourceCommandInput,
  UntagResourceCommandInput,
  UpdateAssistantAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';
import {
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  DeleteAssistantAssociationCommand,
  DeleteAssistantCommand,
  GetAIAgentCommand,
  GetAssistantCommand,
  ListAIAgentsCommand,
  ListAssistantAssociationsCommand,
  ListAssistantsCommand,
  ListKnowledgeBasesCommand,
  ListTagsForResourceCommand,
  RemoveAssistantAIAgentCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAssistantAIAgentCommand,
} from '#sdk';
import type { shape } from '@assistant-provider/adapter-kit';
import type { CommandRequest } from './commands.js';
import type { QConnectCommand } from './sdk-types.js';
import {
  aiAgentResponse,
  aiAgentsResponse,
  assistantResponse,
  assistantsResponse,
  associationResponse,
  associationsResponse,
  emptyResponse,
  knowledgeBasesResponse,
  tagsResponse,
} from './shapes.js';
import type {
  CreateAssistantInput,
  CreateAssociationInput,
  ListAiAgentsInput,
  RemoveAiAgentInput,
  UpdateAiAgentInput,
} from './vendor-types.js';

/** One request whose response the driver reads itself. The IAM action is `wisdom:` and the name. */
export interface QConnectRequest<
  I extends ServiceInputTypes,
  O extends ServiceOutputTypes,
  T,
> extends CommandRequest {
  /** Called once for each attempt. */
  readonly command: () => QConnectCommand<I, O>;
  readonly read: shape.Reader<T>;
  /** Whether null is a value somewhere in the response. Defaults to false: it is absent, as in restJson. */
  readonly keepsNull?: boolean;
}

/** Infers the types of the command and of the response. */
const request = <I extends ServiceInputTypes, O extends ServiceOutputTypes, T>(
  described: QConnectRequest<I, O, T>,
): QConnectRequest<I, O, T> => described;

export const read = { writes: false, removes: false } as const;
/** The client token in the input makes it repeatable. */
export const creation = { writes: true, repeatable: 'byIdempotencyKey', removes: false } as const;
/** Sets values: the same request twice leaves the same values. */
export const setting = { writes: true, repeatable: true, removes: false } as const;
export const removal = {
  writes: true,
  repeatable: true,
  removes: true,
  read: emptyResponse,
} as const;

export const createAssistant = (input: CreateAssistantInput) =>
  request({
    name: 'CreateAssistant',
    ...creation,
    command: () => new CreateAssistantCommand(input as CreateAssistantCommandInput),
    read: assistantResponse,
  });

export const getAssistant = (input: GetAssistantCommandInput) =>
  request({
    name: 'GetAssistant',
    ...read,
    command: () => new GetAssistantCommand(input),
    read: assistantResponse,
  });

export const listAssistants = (input: ListAssistantsCommandInput) =>
  request({
    name: 'ListAssistants',
    ...read,
    command: () => new ListAssistantsCommand(input),
    read: assistantsResponse,
  });

export const deleteAssistant = (input: DeleteAssistantCommandInput) =>
  request({
    name: 'DeleteAssistant',
    ...removal,
    command: () => new DeleteAssistantCommand(input),
  });

/** Unknown: whether setting a use case twice adds an entry. The entry would be the same. */
export const updateAssistantAiAgent = (input: UpdateAiAgentInput) =>
  request({
    name: 'UpdateAssistantAIAgent',
    ...setting,
    command: () => new UpdateAssistantAIAgentCommand(input as UpdateAssistantAIAgentCommandInput),
    read: assistantResponse,
  });

export const removeAssistantAiAgent = (input: RemoveAiAgentInput) =>
  request({
    name: 'RemoveAssistantAIAgent',
    ...removal,
    command: () => new RemoveAssistantAIAgentCommand(input as RemoveAssistantAIAgentCommandInput),
  });

export const createAssociation = (input: CreateAssociationInput) =>
  request({
    name: 'CreateAssistantAssociation',
    ...creation,
    command: () =>
      new CreateAssistantAssociationCommand(input as CreateAssistantAssociationCommandInput),
    read: associationResponse,
  });

export const listAssociations = (input: ListAssistantAssociationsCommandInput) =>
  request({
    name: 'ListAssistantAssociations',
    ...read,
    command: () => new ListAssistantAssociationsCommand(input),
    read: associationsResponse,
  });

/** Both ids may be ARNs. */
export const deleteAssociation = (input: DeleteAssistantAssociationCommandInput) =>
  request({
    name: 'DeleteAssistantAssociation',
    ...removal,
    command: () => new DeleteAssistantAssociationCommand(input),
  });

export const listTags = (input: ListTagsForResourceCommandInput) =>
  request({
    name: 'ListTagsForResource',
    ...read,
    command: () => new ListTagsForResourceCommand(input),
    read: tagsResponse,
  });

export const tagResource = (input: TagResourceCommandInput) =>
  request({
    name: 'TagResource',
    ...setting,
    command: () => new TagResourceCommand(input),
    read: emptyResponse,
  });

export const untagResource = (input: UntagResourceCommandInput) =>
  request({
    name: 'UntagResource',
    ...setting,
    command: () => new UntagResourceCommand(input),
    read: emptyResponse,
  });

export const getAiAgent = (input: GetAIAgentCommandInput) =>
  request({
    name: 'GetAIAgent',
    ...read,
    command: () => new GetAIAgentCommand(input),
    read: aiAgentResponse,
  });

export const listAiAgents = (input: ListAiAgentsInput) =>
  request({
    name: 'ListAIAgents',
    ...read,
    command: () => new ListAIAgentsCommand(input as ListAIAgentsCommandInput),
    read: aiAgentsResponse,
  });

export const listKnowledgeBases = (input: ListKnowledgeBasesCommandInput) =>
  request({
    name: 'ListKnowledgeBases',
    ...read,
    command: () => new ListKnowledgeBasesCommand(input),
    read: knowledgeBasesResponse,
  });
