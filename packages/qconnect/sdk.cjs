/**
 * What the adapter uses of the SDK, for Node.js (package.json, `imports`). Node.js 20 and 22 search all
 * of a CommonJS module that is imported for the names of its exports: here it is this file, and not
 * the 345 kB of the SDK, which took a third of its import. Bundlers take `sdk.js`, and of the SDK
 * what is used.
 */
'use strict';
const sdk = require('@aws-sdk/client-qconnect');

exports.QConnectClient = sdk.QConnectClient;
exports.CreateAssistantAssociationCommand = sdk.CreateAssistantAssociationCommand;
exports.CreateAssistantCommand = sdk.CreateAssistantCommand;
exports.DeleteAssistantAssociationCommand = sdk.DeleteAssistantAssociationCommand;
exports.DeleteAssistantCommand = sdk.DeleteAssistantCommand;
exports.GetAIAgentCommand = sdk.GetAIAgentCommand;
exports.GetAssistantCommand = sdk.GetAssistantCommand;
exports.ListAIAgentsCommand = sdk.ListAIAgentsCommand;
exports.ListAssistantAssociationsCommand = sdk.ListAssistantAssociationsCommand;
exports.ListAssistantsCommand = sdk.ListAssistantsCommand;
exports.ListTagsForResourceCommand = sdk.ListTagsForResourceCommand;
exports.RemoveAssistantAIAgentCommand = sdk.RemoveAssistantAIAgentCommand;
exports.TagResourceCommand = sdk.TagResourceCommand;
exports.UntagResourceCommand = sdk.UntagResourceCommand;
exports.UpdateAssistantAIAgentCommand = sdk.UpdateAssistantAIAgentCommand;
