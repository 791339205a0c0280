/** Looks for the assistant that a `create` of unknown outcome may have made. */
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { Assistant, AssistantDraft } from '../contract/assistant.js';
import type { AssistantError } from '../contract/error.js';
import { isAssistantError } from '../errors/assistant-error.js';
import { providerParser, vendorOf } from './provider-parser.js';
import type { AssistantProvider, CallOptions } from '../contract/provider.js';
import type { Reply } from '../contract/reply.js';
import { signalParser, timeoutParser } from '../validation/inputs.js';
import { parseArguments } from '../validation/parse-arguments.js';
import { custom, integer, isPlainObject, object, optional, text } from '../validation/parser.js';

export interface PossiblyCreatedOptions extends Pick<CallOptions, 'signal' | 'timeoutMs'> {
  /**
   * When the call began, in milliseconds since the epoch. What is older by more than 5 minutes is
   * none of its making: by so much the vendor's clock may be behind.
   */
  readonly since?: number;
}

/**
 * How far the vendor's clock and the caller's may be apart: as far as AWS lets them be (SigV4). A
 * candidate too many can be looked at; one too few would be made twice.
 */
const clockSkewMs = 5 * 60_000;

const optionsParser = object<PossiblyCreatedOptions>({
  signal: optional(signalParser),
  timeoutMs: optional(timeoutParser),
  since: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
});

/**
 * The assistants that this failed `create`, or what followed it, may have made: the one that the
 * error names; none if it says `effect: 'none'`; or those of the draft's name, the newest first.
 * Which of several it is, if any, is for a person to tell, since few vendors keep names unique: one
 * of somebody else may be among them. Where the vendor does not say when it was made, every one of
 * the name is a candidate.
 *
 * A vendor may still be at it, and its lists may lag behind: look again before you make another.
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
  options: PossiblyCreatedOptions = {},
): Reply<readonly Assistant[]> {
  const call = { vendor: vendorOf(provider), operation: 'findPossiblyCreated' };
  const given = parseArguments(call, { provider: [providerParser, provider] });
  if (given.isErr()) return errAsync(given.error);
  const parsed = parseArguments(call, {
    'draft.name': [text(provider.limits.name), isPlainObject(draft) ? draft.name : undefined],
    error: [custom(isAssistantError, 'an AssistantError'), error],
    options: [optionsParser, options],
  });
  if (parsed.isErr()) return errAsync(parsed.error);
  const { 'draft.name': name, error: failure } = parsed.value;
  const { since = -Infinity, ...callOptions } = parsed.value.options;
  const { effect, assistantId } = failure;
  if (assistantId !== undefined) return getIfThere(provider, assistantId, callOptions);
  if (effect === 'none') return okAsync([]);
  return new ResultAsync(namedSince(provider, name, since, callOptions));
}

function getIfThere(
  { assistants }: AssistantProvider,
  id: string,
  options: CallOptions,
): Reply<readonly Assistant[]> {
  return assistants
    .get(id, options)
    .map((assistant): readonly Assistant[] => [assistant])
    .orElse((error) => (error.kind === 'notFound' ? okAsync([]) : errAsync(error)));
}

/** Not a number where nobody says when: that is neither older nor newer than anything. */
const madeAt = ({ createdAt = '' }: Assistant): number => Date.parse(createdAt);

/** What does not say when it was made comes last. */
const newestFirst = (one: Assistant, other: Assistant): number =>
  (madeAt(other) || 0) - (madeAt(one) || 0);

async function namedSince(
  { assistants }: AssistantProvider,
  name: string,
  since: number,
  options: CallOptions,
): Promise<Result<readonly Assistant[], AssistantError>> {
  const candidates: Assistant[] = [];
  for await (const each of assistants.all({ name }, options)) {
    if (each.isErr()) return err(each.error);
    const isOlder = madeAt(each.value) < since - clockSkewMs;
    if (!isOlder) candidates.push(each.value);
  }
  return ok(candidates.sort(newestFirst));
}
