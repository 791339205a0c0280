/** The vendor's own operations, with the same errors and policies as the portable ones. */
import type {
  ListAIAgentsCommandInput,
  QConnectClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-qconnect';
import { GetAIAgentCommand, ListAIAgentsCommand } from '#sdk';
import type { CallOptions, Page, PageQuery, Reply } from '@assistant-provider/core';
import type { Invoke } from '@assistant-provider/core/adapter';
import {
  integer,
  object,
  optional,
  parseArguments,
  signalParser,
  text,
  timeoutParser,
} from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { requestOfCommand, type QConnectCommand } from '../wire/commands.js';
import { aiAgentIdLimit, assistantIdLimit, qConnectLimits } from '../limits.js';
import { readPages, type PageRequest } from '../http/paging.js';
import {
  aiAgentAnswer,
  aiAgentsAnswer,
  type QConnectAiAgent,
  type QConnectAiAgentAnswer,
} from '../wire/shapes.js';

export type NativeCallOptions = Pick<CallOptions, 'signal' | 'timeoutMs'>;

export interface AiAgentsQuery extends PageQuery {
  /** `SYSTEM` (the vendor's own), `CUSTOMER`; default both. */
  readonly origin?: string;
}

export interface QConnectNative {
  /**
   * Runs any command of the SDK. Give a creation a `clientToken` of your own if it may be repeated:
   * the SDK would make a new one for each try.
   *
   * Members that SDK 3.828.0 lacks but the service model has are sent, too:
   * ```ts
   * const input: UpdateAssistantAIAgentCommandInput & { orchestratorUseCase: string } = { … };
   * await provider.native.send(new UpdateAssistantAIAgentCommand(input));
   * ```
   * The output is as the SDK reads it. That drops members which it does not know of AI agents, gives
   * configurations it does not know as `$unknown`, and fails for a whole page if one is empty: use
   * `listAiAgents` and `getAiAgent`. A removal whose answer got lost, and which finds nothing on a
   * further try, has succeeded: its output is `$metadata` alone.
   */
  send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    command: QConnectCommand<I, O>,
    options?: NativeCallOptions,
  ): Reply<O>;
  /** The AI agents that exist for an assistant, configurations of every type as received. */
  listAiAgents(
    assistantId: string,
    query?: AiAgentsQuery,
    options?: NativeCallOptions,
  ): Reply<Page<QConnectAiAgent>>;
  /** One of them; a version of it if the id has a qualifier. */
  getAiAgent(
    assistantId: string,
    aiAgentId: string,
    options?: NativeCallOptions,
  ): Reply<QConnectAiAgentAnswer>;
  /**
   * The SDK's client itself: it throws its own errors and knows no policy of the provider. Not
   * enumerable, so that no log shows it: it holds the credentials.
   */
  readonly sdk: QConnectClient;
}

const inputs = {
  options: object<NativeCallOptions>({
    signal: optional(signalParser),
    timeoutMs: optional(timeoutParser),
  }),
  assistantId: text(assistantIdLimit),
  aiAgentId: text(aiAgentIdLimit),
  query: object<AiAgentsQuery>({
    cursor: optional(text({ maxLength: 2_048 })),
    pageSize: optional(integer(qConnectLimits.pageSize)),
    origin: optional(text({ maxLength: 255 })),
  }),
};

const vendor = 'qconnect';

export function createNative(invoke: Invoke, client: Client, sdk: QConnectClient): QConnectNative {
  const native: Omit<QConnectNative, 'sdk'> = {
    send: (command, options = {}) => {
      const operation = 'native.send';
      return parseArguments(
        { vendor, operation },
        {
          command: [requestOfCommand, command],
          options: [inputs.options, options],
        },
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
        { vendor, operation },
        {
          assistantId: [inputs.assistantId, assistantId],
          query: [inputs.query, query],
          options: [inputs.options, options],
        },
      ).asyncAndThen(({ assistantId, query, options }) =>
        invoke(
          { operation, writes: false },
          (context) =>
            readPages(
              context,
              query.cursor,
              (page) =>
                client.call(context, {
                  name: 'ListAIAgents',
                  writes: false,
                  command: () => new ListAIAgentsCommand(listInput(assistantId, query, page)),
                  read: aiAgentsAnswer,
                }),
              ({ aiAgentSummaries }) => aiAgentSummaries,
              (items) => items.length > 0,
            ),
          options,
        ),
      );
    },
    getAiAgent: (assistantId, aiAgentId, options = {}) => {
      const operation = 'native.getAiAgent';
      return parseArguments(
        { vendor, operation },
        {
          assistantId: [inputs.assistantId, assistantId],
          aiAgentId: [inputs.aiAgentId, aiAgentId],
          options: [inputs.options, options],
        },
      ).asyncAndThen(({ assistantId, aiAgentId, options }) =>
        invoke(
          { operation, writes: false },
          (context) =>
            client.call(context, {
              name: 'GetAIAgent',
              writes: false,
              command: () => new GetAIAgentCommand({ assistantId, aiAgentId }),
              read: aiAgentAnswer,
            }),
          options,
        ),
      );
    },
  };
  return Object.freeze(
    Object.defineProperty(native, 'sdk', { get: () => sdk, enumerable: false }),
  ) as QConnectNative;
}

function listInput(
  assistantId: string,
  { pageSize, origin }: AiAgentsQuery,
  page: PageRequest,
): ListAIAgentsCommandInput {
  const input: object = {
    assistantId,
    ...page,
    ...(pageSize !== undefined && { maxResults: pageSize }),
    // Open here, an enumeration in the SDK's types.
    ...(origin !== undefined && { origin }),
  };
  return input as ListAIAgentsCommandInput;
}
