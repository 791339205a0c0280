/**
 * The vendor's own operations and data, beyond the portable interface. They are typed, and have the
 * errors and policies of every other call.
 */
import type { AssistantError } from '@assistant-provider/core';
import type { createGenesysProvider } from '@assistant-provider/genesys';
import type { createQConnectProvider } from '@assistant-provider/qconnect';
import { ListAIAgentsCommand } from '@aws-sdk/client-qconnect';
import type { ResultAsync } from 'neverthrow';

/** `native` has the vendor's own operations. This one reads the copilot of an assistant. */
export const defaultLanguageOf = (
  genesys: ReturnType<typeof createGenesysProvider>,
  assistantId: string,
): ResultAsync<string | null | undefined, AssistantError> =>
  genesys.native.getAssistantCopilot(assistantId).map(({ defaultLanguage }) => defaultLanguage);

/** On Q in Connect, `native.send` takes any command of the AWS SDK. */
export const aiAgentNames = (
  qconnect: ReturnType<typeof createQConnectProvider>,
  assistantId: string,
): ResultAsync<readonly (string | undefined)[], AssistantError> =>
  qconnect.native
    .send(new ListAIAgentsCommand({ assistantId, origin: 'SYSTEM' }))
    .map(({ aiAgentSummaries = [] }) => aiAgentSummaries.map(({ name }) => name));

/** `vendorData` is the vendor's own object. Comparing `vendor` tells TypeScript its type. */
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
