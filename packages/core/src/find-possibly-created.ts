/** Looks for the assistant that a `create` of unknown outcome may have made. */
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { Assistant, AssistantDraft } from './assistant.js';
import { createAssistantError, isAssistantError, type AssistantError } from './error.js';
import type { AssistantProvider, CallOptions } from './provider.js';
import type { Reply } from './reply.js';
import { signalParser, timeoutParser } from './validation/inputs.js';
import { parse } from './validation/parse.js';
import { asGiven, integer, isPlainObject, object, optional, text } from './validation/parser.js';

export interface PossiblyCreatedOptions extends Pick<CallOptions, 'signal' | 'timeoutMs'> {
  /** When the call began, in milliseconds since the epoch: what is older is none of its making. */
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
 * The assistants that this failed `create` may have made: none if its error says `effect: 'none'`,
 * the one that the error names, or those of the draft's name. Which of several it is, if any, is for
 * the application to tell: nobody keeps names unique. Where the vendor does not say when it was
 * made, every one of the name is a candidate.
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
  const given = isPlainObject(draft) ? draft : undefined;
  const name = parse(text(provider.limits.name), given?.name, 'draft.name');
  const failure = parse(asGiven(isAssistantError, 'an AssistantError'), error, 'error');
  const checked = parse(optionsParser, options, 'options');
  if (name.isErr() || failure.isErr() || checked.isErr()) {
    const issues = [name, failure, checked].flatMap((each) => (each.isErr() ? each.error : []));
    const message = issues.map((issue) => issue.message).join('; ');
    const { vendor } = provider;
    const operation = 'findPossiblyCreated';
    return errAsync(
      createAssistantError({ kind: 'invalidInput', vendor, operation, message, issues }),
    );
  }
  const { since, ...callOptions } = checked.value;
  const { effect, assistantId } = failure.value;
  if (effect === 'none') return okAsync([]);
  if (assistantId !== undefined) return getIfThere(provider, assistantId, callOptions);
  return new ResultAsync(namedSince(provider, name.value, since, callOptions));
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

async function namedSince(
  { assistants }: AssistantProvider,
  name: string,
  since: number | undefined,
  options: CallOptions,
): Promise<Result<readonly Assistant[], AssistantError>> {
  const oldest = since === undefined ? -Infinity : since - clockSkewMs;
  const candidates: Assistant[] = [];
  for await (const each of assistants.all({ name }, options)) {
    if (each.isErr()) return err(each.error);
    const { createdAt } = each.value;
    const isOlder = createdAt !== undefined && Date.parse(createdAt) < oldest;
    if (!isOlder) candidates.push(each.value);
  }
  return ok(candidates);
}
