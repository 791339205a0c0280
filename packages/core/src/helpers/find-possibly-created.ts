/** Looks for the assistant that a failed `create` may have made. */
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { Assistant, AssistantDraft } from '../contract/assistant.js';
import type { AssistantError } from '../contract/error.js';
import { isAssistantError } from '../errors/assistant-error.js';
import { guarded } from './guarded.js';
import { callOf, providerParser, type HelperCall } from './provider-parser.js';
import type { AssistantProvider, CallOptions } from '../contract/provider.js';
import type { Reply } from '../contract/reply.js';
import { signalParser, timeoutParser } from '../validation/inputs.js';
import { parseArguments } from '../validation/parse-arguments.js';
import {
  custom,
  integer,
  isPlainObject,
  object,
  optional,
  text,
  type Parser,
} from '../validation/parser.js';

/** How to look for the assistant. */
export interface PossiblyCreatedOptions extends Pick<CallOptions, 'signal' | 'timeoutMs'> {
  /**
   * When the `create` began, in milliseconds since the epoch. Older assistants cannot come from this
   * call. The comparison allows for a vendor's clock that is 5 minutes behind. Without it, the age of
   * an assistant does not matter.
   */
  readonly since?: number | undefined;
}

/**
 * How far the vendor's clock and the caller's may be apart; AWS allows as much (SigV4). A false
 * positive costs a look; a false negative creates a duplicate.
 */
const clockSkewMs = 5 * 60_000;

const since = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const members = { signal: optional(signalParser), timeoutMs: optional(timeoutParser) };
const optionsParser = object<PossiblyCreatedOptions>({ ...members, since: optional(since) });
/** Without an error, only the time says which assistants can come from the call. */
const sinceRequired = object<PossiblyCreatedOptions>({ ...members, since });

/**
 * Resolves to the assistants that this failed `create`, or a step after it, may have made. If the error
 * has an `assistantId`, that is the only candidate. If the error says `effect: 'none'`, there are no
 * candidates. Otherwise every assistant with the draft's name is one, the newest first.
 *
 * Let a person choose between several candidates: few vendors keep names unique, so an assistant of
 * somebody else may be among them. If the vendor does not report creation times, `since` excludes
 * nothing. The vendor may still be creating the assistant, and its lists may lag behind, so look again
 * before you create another one. Fails with the errors of `assistants.get` and `assistants.all`.
 *
 * @example
 * ```ts
 * const since = Date.now();
 * const created = await provider.assistants.create(draft);
 * if (created.isErr() && created.error.effect === 'maybe') {
 *   const candidates = await findPossiblyCreated(provider, draft, created.error, { since });
 * }
 * ```
 */
export function findPossiblyCreated(
  provider: AssistantProvider,
  draft: Pick<AssistantDraft, 'name'>,
  error: AssistantError,
  options?: PossiblyCreatedOptions,
): Reply<readonly Assistant[]>;
/**
 * Resolves to the assistants that a `create` may have made whose error is lost, because the process
 * ended before the reply came: every assistant with the draft's name that is not older than `since`.
 * Store the draft and the time before you call `create`.
 *
 * @example
 * ```ts
 * const candidates = await findPossiblyCreated(provider, stored.draft, undefined, { since: stored.at });
 * ```
 */
export function findPossiblyCreated(
  provider: AssistantProvider,
  draft: Pick<AssistantDraft, 'name'>,
  error: undefined,
  options: PossiblyCreatedOptions & { readonly since: number },
): Reply<readonly Assistant[]>;
/** Serves both. */
export function findPossiblyCreated(
  provider: AssistantProvider,
  draft: Pick<AssistantDraft, 'name'>,
  error: AssistantError | undefined,
  options: PossiblyCreatedOptions = {},
): Reply<readonly Assistant[]> {
  const call = callOf(provider, 'findPossiblyCreated');
  const given = parseArguments(call, { provider: [providerParser, provider] });
  if (given.isErr()) return errAsync(given.error);
  return guarded(call, () => find(call, provider, draft, error, options));
}

function find(
  call: HelperCall,
  provider: AssistantProvider,
  draft: Pick<AssistantDraft, 'name'>,
  error: AssistantError | undefined,
  options: PossiblyCreatedOptions,
): Reply<readonly Assistant[]> {
  const parsed = parseArguments(call, {
    draft: [named(text(provider.limits.name)), draft],
    error: [optional(custom(isAssistantError, 'an AssistantError')), error],
    options: [error === undefined ? sinceRequired : optionsParser, options],
  });
  if (parsed.isErr()) return errAsync(parsed.error);
  const { draft: name, error: failure = { effect: 'maybe', assistantId: undefined } } =
    parsed.value;
  const { since = -Infinity, ...callOptions } = parsed.value.options;
  const { effect, assistantId } = failure;
  if (assistantId !== undefined) return getIfFound(provider, assistantId, callOptions);
  if (effect === 'none') return okAsync([]);
  return new ResultAsync(listNamedSince(provider, name, since, callOptions));
}

/** The name of a draft, whose other members do not matter here. */
const named =
  (name: Parser<string>): Parser<string> =>
  (draft, field, issues) =>
    name(isPlainObject(draft) ? draft['name'] : undefined, `${field}.name`, issues);

function getIfFound(
  { assistants }: AssistantProvider,
  id: string,
  options: CallOptions,
): Reply<readonly Assistant[]> {
  return assistants
    .get(id, options)
    .map((assistant): readonly Assistant[] => [assistant])
    .orElse((error) => (error.kind === 'notFound' ? okAsync([]) : errAsync(error)));
}

/** Returns NaN if the creation time is unknown; NaN is neither older nor newer than any time. */
const createdTime = ({ createdAt = '' }: Assistant): number => Date.parse(createdAt);

/** Assistants without a creation time come last. */
const newestFirst = (one: Assistant, other: Assistant): number =>
  (createdTime(other) || 0) - (createdTime(one) || 0);

async function listNamedSince(
  { assistants }: AssistantProvider,
  name: string,
  since: number,
  options: CallOptions,
): Promise<Result<readonly Assistant[], AssistantError>> {
  const candidates: Assistant[] = [];
  // Somebody waits for the outcome of the creation.
  for await (const each of assistants.all({ name }, { lane: 'interactive', ...options })) {
    if (each.isErr()) return err(each.error);
    const isOlder = createdTime(each.value) < since - clockSkewMs;
    if (!isOlder) candidates.push(each.value);
  }
  return ok(candidates.sort(newestFirst));
}
