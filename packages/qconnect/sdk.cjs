/**
 * What the adapter uses of the SDK, for Node.js (package.json, `imports`). Node.js 20 and 22 search all
 * of a CommonJS module that is imported for the names of its exports: here it is this file, and not
 * the 345 kB of the SDK, which took a third of its import. Bundlers take `sdk.js`, and of the SDK
 * what is used.
 */
'use strict';
const sdk = require('@aws-sdk/client-qconnect');

exports.QConnectClient = sdk.QConnectClient;
exports.CreateAIAgentCommand = sdk.CreateAIAgentCommand;
exports.CreateAIAgentVersionCommand = sdk.CreateAIAgentVersionCommand;
exports.CreateAIGuardrailCommand = sdk.CreateAIGuardrailCommand;
exports.CreateAIGuardrailVersionCommand = sdk.CreateAIGuardrailVersionCommand;
exports.CreateAIPromptCommand = sdk.CreateAIPromptCommand;
exports.CreateAIPromptVersionCommand = sdk.CreateAIPromptVersionCommand;
exports.CreateAssistantAssociationCommand = sdk.CreateAssistantAssociationCommand;
exports.CreateAssistantCommand = sdk.CreateAssistantCommand;
exports.DeleteAIAgentCommand = sdk.DeleteAIAgentCommand;
exports.DeleteAIAgentVersionCommand = sdk.DeleteAIAgentVersionCommand;
exports.DeleteAIGuardrailCommand = sdk.DeleteAIGuardrailCommand;
exports.DeleteAIGuardrailVersionCommand = sdk.DeleteAIGuardrailVersionCommand;
exports.DeleteAIPromptCommand = sdk.DeleteAIPromptCommand;
exports.DeleteAIPromptVersionCommand = sdk.DeleteAIPromptVersionCommand;
exports.DeleteAssistantAssociationCommand = sdk.DeleteAssistantAssociationCommand;
exports.DeleteAssistantCommand = sdk.DeleteAssistantCommand;
exports.GetAIAgentCommand = sdk.GetAIAgentCommand;
exports.GetAIGuardrailCommand = sdk.GetAIGuardrailCommand;
exports.GetAIPromptCommand = sdk.GetAIPromptCommand;
exports.GetAssistantCommand = sdk.GetAssistantCommand;
exports.ListAIAgentVersionsCommand = sdk.ListAIAgentVersionsCommand;
exports.ListAIAgentsCommand = sdk.ListAIAgentsCommand;
exports.ListAIGuardrailVersionsCommand = sdk.ListAIGuardrailVersionsCommand;
exports.ListAIGuardrailsCommand = sdk.ListAIGuardrailsCommand;
exports.ListAIPromptVersionsCommand = sdk.ListAIPromptVersionsCommand;
exports.ListAIPromptsCommand = sdk.ListAIPromptsCommand;
exports.ListAssistantAssociationsCommand = sdk.ListAssistantAssociationsCommand;
exports.ListAssistantsCommand = sdk.ListAssistantsCommand;
exports.ListKnowledgeBasesCommand = sdk.ListKnowledgeBasesCommand;
exports.ListTagsForResourceCommand = sdk.ListTagsForResourceCommand;
exports.RemoveAssistantAIAgentCommand = sdk.RemoveAssistantAIAgentCommand;
exports.TagResourceCommand = sdk.TagResourceCommand;
exports.UntagResourceCommand = sdk.UntagResourceCommand;
exports.UpdateAIAgentCommand = sdk.UpdateAIAgentCommand;
exports.UpdateAIGuardrailCommand = sdk.UpdateAIGuardrailCommand;
exports.UpdateAIPromptCommand = sdk.UpdateAIPromptCommand;
exports.UpdateAssistantAIAgentCommand = sdk.UpdateAssistantAIAgentCommand;
