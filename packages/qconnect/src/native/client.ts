/** The operations of `provider.native`: the vendor's own, with the errors and policies of the provider. */
import type {
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import type { NativeCallOptions, Page, Reply } from '@assistant-provider/core';
import { parseArguments, type Invoke } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { hasItems, readList } from '../http/paging.js';
import { getAiAgent, listAiAgents } from '../wire/requests.js';
import type { QConnectCommand } from '../wire/sdk-types.js';
import type { QConnectAiAgent, QConnectAiAgentResponse } from '../wire/vendor-types.js';
import { inputs, type AiAgentsQuery } from './input.js';

/** The vendor's own operations. */
export interface QConnectNative {
  /**
   * Sends any command of the SDK and returns the SDK's output. Pass a creation a `clientToken` of your
   * own if it may be repeated: the SDK would make a new token for each attempt.
   *
   * Members of the service model that SDK 3.828.0 drops are sent too.
   *
   * The SDK drops members of AI agents that it does not know, returns unknown configurations as
   * `$unknown`, and fails for a whole page if one configuration is empty. Prefer `listAiAgents` and
   * `getAiAgent`. A removal that finds nothing on a further attempt, after the response of an earlier
   * attempt was lost, succeeds with `$metadata` alone.
   *
   * Fails with `invalidInput` if the SDK cannot build a request, and otherwise as any other operation.
   *
   * @example
   * ```ts
   * const input: UpdateAssistantAIAgentCommandInput & { orchestratorUseCase: string } = { … };
   * await provider.native.send(new UpdateAssistantAIAgentCommand(input));
   * ```
   */
  send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    command: QConnectCommand<I, O>,
    options?: NativeCallOptions,
  ): Reply<O>;
  /** Lists the AI agents that exist for an assistant, with configurations of every type as received. */
  listAiAgents(
    assistantId: string,
    query?: AiAgentsQuery,
    options?: NativeCallOptions,
  ): Reply<Page<QConnectAiAgent>>;
  /** Reads one AI agent. An id with a qualifier, such as `:3`, reads that version. */
  getAiAgent(
    assistantId: string,
    aiAgentId: string,
    options?: NativeCallOptions,
  ): Reply<QConnectAiAgentResponse>;
  /**
   * The SDK's client itself. It throws the SDK's errors and does not apply the provider's policies. The
   * member is not enumerable, so that no log shows the credentials that the client holds.
   */
  readonly sdk: QConnectClient;
}

const vendor = 'qconnect';

export function createNative(client: Client, invoke: Invoke, label?: string): QConnectNative {
  const native: Omit<QConnectNative, 'sdk'> = {
    send: (command, options = {}) => {
      const operation = 'native.send';
      return parseArguments(
        { vendor, label, operation },
        { command: [inputs.command, command], options: [inputs.options, options] },
      ).asyncAndThen(({ command: request, options }) =>
        invoke(
          { operation, writes: request.writes },
          (context) => client.send(context, request, command),
          options,
        ),
      );
    },
    listAiAgents: (assistantId, query = {}, options = {}) => {
      const operation = 'native.listAiAgents';
      return parseArguments(
        { vendor, label, operation },
        {
          assistantId: [inputs.assistantId, assistantId],
          query: [inputs.query, query],
          options: [inputs.options, options],
        },
      ).asyncAndThen(({ assistantId, query: { cursor, pageSize, origin }, options }) =>
        invoke(
          { operation, writes: false },
          (context) =>
            readList(client, context, {
              cursor,
              request: (page) =>
                listAiAgents({
                  assistantId,
                  ...page,
                  ...(pageSize !== undefined && { maxResults: pageSize }),
                  ...(origin !== undefined && { origin }),
                }),
              itemsOf: ({ aiAgentSummaries }) => aiAgentSummaries,
              isEnough: hasItems,
            }),
          options,
        ),
      );
    },
    getAiAgent: (assistantId, aiAgentId, options = {}) => {
      const operation = 'native.getAiAgent';
      return parseArguments(
        { vendor, label, operation },
        {
          assistantId: [inputs.assistantId, assistantId],
          aiAgentId: [inputs.aiAgentId, aiAgentId],
          options: [inputs.options, options],
        },
      ).asyncAndThen(({ assistantId, aiAgentId, options }) =>
        invoke(
          { operation, writes: false },
          (context) => client.call(context, getAiAgent({ assistantId, aiAgentId })),
          options,
        ),
      );
    },
  };
  return Object.freeze(
    Object.defineProperty(native, 'sdk', { get: () => client.sdk, enumerable: false }),
  ) as QConnectNative;
}
