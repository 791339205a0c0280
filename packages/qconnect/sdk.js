/** What the adapter uses of the SDK, for bundlers; `sdk.cjs` says why Node.js gets another file. */
export {
  QConnectClient,
  CreateAssistantAssociationCommand,
  CreateAssistantCommand,
  DeleteAssistantAssociationCommand,
  DeleteAssistantCommand,
  GetAIAgentCommand,
  GetAssistantCommand,
  ListAIAgentsCommand,
  ListAssistantAssociationsCommand,
  ListAssistantsCommand,
  ListTagsForResourceCommand,
  RemoveAssistantAIAgentCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAssistantAIAgentCommand,
} from '@aws-sdk/client-qconnect';
