/** The parsers of all portable arguments. Each provider makes them once, from its limits. */
import {
  aiAgentRoles,
  type AiAgentAssignmentDraft,
  type AiAgentSelector,
} from '../contract/ai-agent.js';
import {
  assistantIncludes,
  type AssistantDraft,
  type AssistantPatch,
  type Tags,
} from '../contract/assistant.js';
import type { Checked } from '../contract/checked.js';
import type { Clock } from '../contract/clock.js';
import type { KnowledgeSource } from '../contract/knowledge.js';
import { lanes, type Lane } from '../contract/lane.js';
import type { Limits } from '../contract/limits.js';
import type {
  AssistantQuery,
  BindOptions,
  BoundQuery,
  CallOptions,
  PageQuery,
} from '../contract/provider.js';
import { mediaTypes, type QueueBindingDraft } from '../contract/queue-binding.js';
import type { VendorOptions } from '../contract/vendor-types.js';
import { createPartInputs } from './part-inputs.js';
import {
  custom,
  boolean,
  integer,
  isPlainObject,
  list,
  object,
  oneOf,
  optional,
  record,
  text,
  type Parser,
} from './parser.js';

/** The longest delay of a timer. With a longer delay, `setTimeout` fires at once. */
const longestTimerMs = 2 ** 31 - 1;

const isSignal = (value: unknown): value is AbortSignal =>
  isPlainObject(value) &&
  typeof value['aborted'] === 'boolean' &&
  typeof value['addEventListener'] === 'function' &&
  typeof value['removeEventListener'] === 'function';

/** Accepts an `AbortSignal`, also of another realm, and returns the same object. */
export const signalParser = custom(isSignal, 'an AbortSignal');

const isClock = (value: unknown): value is Clock =>
  isPlainObject(value) &&
  typeof value['now'] === 'function' &&
  typeof value['sleep'] === 'function' &&
  ['undefined', 'function'].includes(typeof value['monotonic']);

/** Accepts an object with the methods of a `Clock`, and returns the same object. */
export const clockParser = custom(isClock, 'a clock: { now(), sleep(ms, signal) }');

/** Accepts a whole number of milliseconds above 0, or `false` for no limit. */
export const timeoutParser: Parser<number | false> = (value, field, issues) =>
  value === false ? value : integer({ min: 1, max: longestTimerMs })(value, field, issues);

/** Accepts the name of a lane. */
export const laneParser: Parser<Lane> = oneOf(lanes);

/** Accepts the label of a provider, which stands in lines of a log. */
export const labelParser = text({
  maxLength: 100,
  pattern: /[^\s\p{Cf}]/u,
  description: 'a text with a visible character',
});

/** A cursor is opaque: any text of up to 8,192 characters. */
export const cursorParser = text({ maxLength: 8_192 });

/** A name to compare with. A name that no assistant can have matches nothing. */
const anyText = custom((value): value is string => typeof value === 'string', 'a string');

const isRecord: (value: unknown) => value is VendorOptions = isPlainObject;

const callOptions = {
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
  lane: optional(laneParser),
  // Adapters append a suffix, and the result must still fit the vendor with the shortest limit.
  idempotencyKey: optional(text({ maxLength: 200 })),
  onUnsupported: optional(oneOf(['error', 'drop'])),
};

/** Core's own limit if a vendor publishes none. A longer list is more likely a mistake than intended. */
const maximumBulk = 100_000;

const uniqueTexts = (item: Parser<string>) =>
  list(item, { min: 1, max: maximumBulk, uniqueBy: (value) => value });

export function createInputs(limits: Limits) {
  const { knowledge, queues, aiAgents, tags } = limits;
  const queueId = text(queues?.queueId);
  const cursor = optional(cursorParser);
  const pageSize = optional(integer(limits.pageSize));
  const vendorOptions = optional(custom(isRecord, 'an object keyed by vendor'));
  const description = optional(text(limits.description));

  const tagRecord = (min: number): Parser<Tags> =>
    record(text(tags?.key), text(tags?.value), { min, max: tags?.count ?? 1_000 });

  const sourcesByType = {
    knowledgeBase: object<Extract<KnowledgeSource, { type: 'knowledgeBase' }>>({
      type: oneOf(['knowledgeBase']),
      id: text(knowledge?.knowledgeBaseId),
      language: optional(text(knowledge?.language)),
    }),
    externalKnowledgeBase: object<Extract<KnowledgeSource, { type: 'externalKnowledgeBase' }>>({
      type: oneOf(['externalKnowledgeBase']),
      locator: text(knowledge?.locator),
      accessRole: text(knowledge?.accessRole),
    }),
  };
  const sourceType = oneOf(['knowledgeBase', 'externalKnowledgeBase']);
  const knowledgeSource: Parser<KnowledgeSource> = (value, field, issues) => {
    // Either parser reports that the value is not an object.
    if (!isPlainObject(value)) return sourcesByType.knowledgeBase(value, field, issues);
    const type = sourceType(value['type'], `${field}.type`, issues);
    return type && sourcesByType[type](value, field, issues);
  };

  const roleMembers = {
    role: oneOf(aiAgentRoles),
    useCase: optional(text(aiAgents?.useCase)),
  };

  const selector = withRequiredMembers(object<Checked<AiAgentSelector>>(roleMembers), limits, [
    'useCase',
  ]);
  const assignment = withRequiredMembers(
    object<Checked<AiAgentAssignmentDraft>>({
      ...roleMembers,
      agentId: optional(text(aiAgents?.agentId)),
      enabled: optional(boolean()),
    }),
    limits,
    ['useCase', 'agentId'],
  );

  const binding = object<QueueBindingDraft>({
    queueId,
    mediaTypes: list(oneOf(queues?.mediaTypes ?? mediaTypes), {
      min: 1,
      uniqueBy: (mediaType) => mediaType,
    }),
  });

  return {
    options: object<CallOptions>(callOptions),
    bindOptions: object<BindOptions>({
      ...callOptions,
      onConflict: optional(oneOf(['take', 'fail'])),
    }),
    assistantId: text(limits.assistantId),
    queueId,
    queueIds: uniqueTexts(queueId),
    linkId: text(knowledge?.linkId),
    assistantQuery: object<Checked<AssistantQuery>>({
      cursor,
      pageSize,
      name: optional(anyText),
      include: optional(list(oneOf(assistantIncludes), { uniqueBy: (member) => member })),
    }),
    pageQuery: object<Checked<PageQuery>>({ cursor, pageSize }),
    boundQuery: object<Checked<BoundQuery>>({
      cursor,
      pageSize,
      queueIds: optional(uniqueTexts(queueId)),
    }),
    draft: object<Checked<AssistantDraft>>({
      name: text(limits.name),
      description,
      tags: optional(tagRecord(0)),
      encryption: optional(object<{ kmsKeyId: string }>({ kmsKeyId: text(limits.kmsKeyId) })),
      knowledge: optional(list(knowledgeSource, { max: knowledge?.count ?? 1_000 })),
      vendorOptions,
    }),
    patch: object<Checked<AssistantPatch>>({
      name: optional(text(limits.name)),
      // An empty text removes the description.
      description: (value, field, issues) =>
        value === '' ? value : description(value, field, issues),
      vendorOptions,
    }),
    binding,
    bindings: list(binding, { min: 1, max: maximumBulk, uniqueBy: ({ queueId }) => queueId }),
    selector,
    assignment,
    knowledgeSource,
    tags: tagRecord(1),
    tagKeys: uniqueTexts(text(tags?.key)),
    ...createPartInputs(limits),
  };
}

/** Some roles require an agent id or a use case. */
function withRequiredMembers<T extends Checked<AiAgentAssignmentDraft>>(
  parser: Parser<T>,
  limits: Limits,
  members: readonly ('useCase' | 'agentId')[],
): Parser<T> {
  return (value, field, issues) => {
    const parsed = parser(value, field, issues);
    if (parsed === undefined) return undefined;
    const role = limits.aiAgents?.roles[parsed.role];
    for (const member of members)
      if (role?.[member] === 'required' && parsed[member] === undefined)
        issues.push({
          field: `${field}.${member}`,
          rule: 'required',
          message: `${field}.${member} is required for the role ${parsed.role}`,
        });
    return parsed;
  };
}

export type Inputs = ReturnType<typeof createInputs>;
