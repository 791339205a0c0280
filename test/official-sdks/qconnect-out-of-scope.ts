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
    why: 'What is in a knowledge base. An assistant is associated with the whole of it.',
    operations: [
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
