/** What the SDK's service has beside assistants, and why the emulator leaves it out. */
import type { Operation } from './qconnect-cases.js';

interface OutOfScope {
  readonly why: string;
  readonly operations: readonly Operation[];
}

export const outOfScope = [
  {
    why: 'Talking with an assistant. The library manages assistants; it does not hold conversations.',
    operations: [
      'CreateSession',
      'GetSession',
      'UpdateSession',
      'UpdateSessionData',
      'SearchSessions',
      'SendMessage',
      'GetNextMessage',
      'ListMessages',
      'QueryAssistant',
      'GetRecommendations',
      'NotifyRecommendationsReceived',
      'PutFeedback',
    ],
  },
  {
    why: 'The texts behind an AI agent, which refers to them by id alone.',
    operations: [
      'CreateAIPrompt',
      'GetAIPrompt',
      'ListAIPrompts',
      'UpdateAIPrompt',
      'DeleteAIPrompt',
      'CreateAIPromptVersion',
      'ListAIPromptVersions',
      'DeleteAIPromptVersion',
      'CreateAIGuardrail',
      'GetAIGuardrail',
      'ListAIGuardrails',
      'UpdateAIGuardrail',
      'DeleteAIGuardrail',
      'CreateAIGuardrailVersion',
      'ListAIGuardrailVersions',
      'DeleteAIGuardrailVersion',
    ],
  },
  {
    why: 'Knowledge bases and what is in them. An assistant is associated with one by id alone.',
    operations: [
      'CreateKnowledgeBase',
      'GetKnowledgeBase',
      'ListKnowledgeBases',
      'DeleteKnowledgeBase',
      'UpdateKnowledgeBaseTemplateUri',
      'RemoveKnowledgeBaseTemplateUri',
      'CreateContent',
      'GetContent',
      'GetContentSummary',
      'ListContents',
      'UpdateContent',
      'DeleteContent',
      'SearchContent',
      'StartContentUpload',
      'CreateContentAssociation',
      'GetContentAssociation',
      'ListContentAssociations',
      'DeleteContentAssociation',
      'StartImportJob',
      'GetImportJob',
      'ListImportJobs',
      'DeleteImportJob',
    ],
  },
  {
    why: 'Answers and messages that people write beforehand; no assistant is involved.',
    operations: [
      'CreateQuickResponse',
      'GetQuickResponse',
      'ListQuickResponses',
      'UpdateQuickResponse',
      'DeleteQuickResponse',
      'SearchQuickResponses',
      'CreateMessageTemplate',
      'GetMessageTemplate',
      'ListMessageTemplates',
      'UpdateMessageTemplate',
      'UpdateMessageTemplateMetadata',
      'DeleteMessageTemplate',
      'SearchMessageTemplates',
      'RenderMessageTemplate',
      'ActivateMessageTemplate',
      'DeactivateMessageTemplate',
      'CreateMessageTemplateVersion',
      'ListMessageTemplateVersions',
      'CreateMessageTemplateAttachment',
      'DeleteMessageTemplateAttachment',
    ],
  },
] as const satisfies readonly OutOfScope[];

export type OperationOutOfScope = (typeof outOfScope)[number]['operations'][number];

export function isOutOfScope(operation: string): boolean {
  return outOfScope.some(({ operations }) => (operations as readonly string[]).includes(operation));
}
