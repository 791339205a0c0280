/** The input of `native`, and the parsers that check it before anything is sent. */
import type { NativeCallOptions } from '@assistant-provider/core';
import {
  boolean,
  integer,
  isPlainObject,
  laneParser,
  list,
  object,
  oneOf,
  optional,
  signalParser,
  text,
  timeoutParser,
  type Parser,
} from '@assistant-provider/core/adapter';
import { parseJson, writeJson } from '@assistant-provider/adapter-kit';
import { idKey, sameId } from '../mapping/ids.js';
import { language, limits, queueIdsPerRequest, queuesPerPatch, uuid } from '../limits.js';
import type {
  AssistantQuery,
  AssistantsQuery,
  AtLeastOne,
  BoundQueuesQuery,
  QueueQuery,
  QueuesQuery,
} from '../wire/requests.js';
import { knowledgeVendors, transcriptionVendors } from '../mapping/vendor-options.js';
import type { JsonObject } from '../wire/vendor-types.js';

export const options = object<NativeCallOptions>({
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
  lane: optional(laneParser),
  // The vendor has no such keys, so the key has no effect, as in portable calls.
  idempotencyKey: optional(text({ maxLength: 200 })),
});

export const id = text(uuid);
const ids = list(id, { min: 1, max: queueIdsPerRequest, uniqueBy: idKey });
export const queueIds = ids as Parser<AtLeastOne>;

const page = {
  before: optional(text({ maxLength: 8_192 })),
  after: optional(text({ maxLength: 8_192 })),
  pageSize: optional(integer(limits.pageSize)),
};
const expandAssistant = { expand: optional(oneOf(['assistant'])) };

export const assistantsQuery = object<AssistantsQuery>({
  ...page,
  limit: optional(integer(limits.pageSize)),
  name: optional(text(limits.name)),
  tier: optional(oneOf(['Copilot', 'AgentAssist'])),
  expand: optional(oneOf(['copilot'])),
});
export const assistantQuery = object<AssistantQuery>({
  expand: optional(oneOf(['copilot'])),
  languageVariation: optional(text(language)),
  fallbackToPrimaryAssistant: optional(boolean()),
});
export const queueQuery = object<QueueQuery>(expandAssistant);
export const queuesQuery = object<QueuesQuery>({ ...page, ...expandAssistant });
export const boundQueuesQuery = object<BoundQueuesQuery>({
  ...page,
  ...expandAssistant,
  queueIds: optional(ids),
});

/** A body. Checks the members that the contract requires or enumerates, and keeps the others. */
const body =
  <T extends JsonObject>(members: Readonly<Record<string, Parser<unknown>>>): Parser<T> =>
  (value, field, issues) => {
    const note = (rule: string, message: string): undefined => {
      issues.push({ field, rule, message: `${field} ${message}` });
    };
    if (value === undefined) return note('required', 'is required');
    if (!isPlainObject(value)) return note('type', 'must be an object');
    // A copy of what will be sent: the application may change its object meanwhile.
    const copy = writeJson(value).andThen(parseJson);
    if (copy.isErr()) return note('json', copy.error);
    const checked = copy.value as JsonObject;
    for (const [name, parser] of Object.entries(members))
      parser(checked[name], `${field}.${name}`, issues);
    return checked as T;
  };

/** Body of POST /assistants. The vendor accepts members that its contract does not list. */
export interface AssistantBody extends JsonObject {
  /** The name of the assistant. */
  readonly name: string;
  /** The service that transcribes calls. */
  readonly transcriptionConfig: { readonly vendorName: string };
}
/** Body of PATCH /assistants/{assistantId}. */
export type AssistantPatchBody = JsonObject & Partial<AssistantBody>;

const transcriptionConfig = body({ vendorName: oneOf(transcriptionVendors) });
const knowledgeSuggestionConfig = optional(body({ vendorName: oneOf(knowledgeVendors) }));
const name = text(limits.name);

export const assistantBody = body<AssistantBody>({
  name,
  transcriptionConfig,
  knowledgeSuggestionConfig,
});
export const assistantPatchBody = body<AssistantPatchBody>({
  name: optional(name),
  transcriptionConfig: optional(transcriptionConfig),
  knowledgeSuggestionConfig,
});

type VendorMediaType = 'Call' | 'Email' | 'Message';
const mediaTypes = list(oneOf(['Call', 'Email', 'Message']), {
  min: 1,
  uniqueBy: (mediaType) => mediaType,
});

/** Body of PUT /assistants/{assistantId}/queues/{queueId}. */
export interface QueueBody extends JsonObject {
  /** Must be the id in the path, which is sent if it is missing. */
  readonly id?: string;
  /** At least one. */
  readonly mediaTypes: readonly VendorMediaType[];
}
/** Body of PATCH /assistants/{assistantId}/queues. */
export type QueuesPatchBody = readonly (QueueBody & { readonly id: string })[];

const queueBody = body<QueueBody>({ id: optional(id), mediaTypes });

/** Refuses a body with another id than the path: what the vendor does with it is unknown. */
export const queueBodyFor =
  (queueId: unknown): Parser<QueueBody> =>
  (value, field, issues) => {
    const parsed = queueBody(value, field, issues);
    const given = parsed?.id;
    if (typeof given === 'string' && typeof queueId === 'string' && !sameId(given, queueId))
      issues.push({
        field: `${field}.id`,
        rule: 'sameId',
        message: `${field}.id must equal queueId`,
      });
    return parsed && typeof queueId === 'string' ? { ...parsed, id: queueId } : undefined;
  };
export const queuesPatchBody: Parser<QueuesPatchBody> = list(
  body<QueueBody & { readonly id: string }>({ id, mediaTypes }),
  { min: 1, max: queuesPerPatch, uniqueBy: ({ id }) => idKey(String(id)) },
);

/** Body of PUT /assistants/{assistantId}/copilot. */
export interface CopilotBody extends JsonObject {
  /** Cannot be changed once it is set. */
  readonly defaultLanguage: string;
  /** Whether the functions work on the assistant's queues. */
  readonly liveOnQueue: boolean;
}
export const copilotBody = body<CopilotBody>({
  defaultLanguage: text(language),
  liveOnQueue: boolean(),
});
