/**
 * The escape hatch: what the portable model does not say is still there, typed, with the same
 * errors and policies as every other call.
 */
import type { AssistantError } from '@assistant-provider/core';
import type { createGenesysProvider } from '@assistant-provider/genesys';
import type { createQConnectProvider } from '@assistant-provider/qconnect';
import { ListAIAgentsCommand } from '@aws-sdk/client-qconnect';
import type { ResultAsync } from 'neverthrow';

/** A vendor's own operation, through `native`: the copilot of a Genesys Cloud assistant. */
export const defaultLanguageOf = (
  genesys: ReturnType<typeof createGenesysProvider>,
  assistantId: string,
): ResultAsync<string | null | undefined, AssistantError> =>
  genesys.native.getAssistantCopilot(assistantId).map(({ defaultLanguage }) => defaultLanguage);

/** Any command of the AWS SDK, answered as a result. */
export const aiAgentNames = (
  qconnect: ReturnType<typeof createQConnectProvider>,
  assistantId: string,
): ResultAsync<readonly (string | undefined)[], AssistantError> =>
  qconnect.native
    .send(new ListAIAgentsCommand({ assistantId, origin: 'SYSTEM' }))
    .map(({ aiAgentSummaries = [] }) => aiAgentSummaries.map(({ name }) => name));

/** A vendor's own field, through `vendorData`: here whether Genesys Cloud answers in segments. */
export const answersInSegments = (
  genesys: ReturnType<typeof createGenesysProvider>,
  assistantId: string,
): ResultAsync<boolean, AssistantError> =>
  genesys.assistants
    .get(assistantId)
    .map(
      (assistant) =>
        assistant.vendor === 'genesys' &&
        assistant.vendorData.knowledgeSuggestionConfig?.['receiveSegmentedArticles'] === true,
    );
