/**
 * What the adapter uses of the SDK, for Node.js (package.json, `imports`). An `import` of a CommonJS
 * module makes Node.js 20 and 22 read its text for names, which for the 345 kB of the SDK takes
 * half as long as to run it and all that it needs; of this file it does not. Bundlers take the
 * SDK itself.
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
