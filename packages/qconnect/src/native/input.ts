/** Parsers of the arguments that an application passes to `provider.native`. */
import type { NativeCallOptions, PageQuery } from '@assistant-provider/core';
import {
  integer,
  laneParser,
  object,
  optional,
  signalParser,
  text,
  timeoutParser,
} from '@assistant-provider/core/adapter';
import { aiAgentIdLimit, assistantIdLimit, limits } from '../limits.js';
import { requestOfCommand } from '../wire/commands.js';

/** Which AI agents to list. */
export interface AiAgentsQuery extends PageQuery {
  /** `SYSTEM` for the vendor's own agents, or `CUSTOMER`. Defaults to both. */
  readonly origin?: string | undefined;
}

export const inputs = {
  command: requestOfCommand,
  options: object<NativeCallOptions>({
    signal: optional(signalParser),
    timeoutMs: optional(timeoutParser),
    lane: optional(laneParser),
    idempotencyKey: optional(text({ maxLength: 200 })),
  }),
  assistantId: text(assistantIdLimit),
  aiAgentId: text(aiAgentIdLimit),
  query: object<AiAgentsQuery>({
    cursor: optional(text({ maxLength: 2_048 })),
    pageSize: optional(integer(limits.pageSize)),
    origin: optional(text({ maxLength: 255 })),
  }),
};
