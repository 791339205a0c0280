/**
 * The adapter author's side of the contract. A driver talks to one vendor and maps; core has
 * checked its input, applies the policies, guards against throws, and answers the application.
 *
 * For every method: input is valid, within `limits`, and holds no field that the limits lack. It
 * answers an error made with `context.error`, and keeps what it does not know of the vendor's
 * answers. Every exchange with the vendor goes through `context.request`. A write on an assistant
 * that is still made, or has failed, is done, or is `conflict` (`invalidInput` where the vendor says
 * no more) and changes nothing; on one that is being deleted it may be `notFound`.
 */
import type { AiAgentAssignment, AiAgentAssignmentDraft, AiAgentSelector } from './ai-agent.js';
import type { Assistant, AssistantDraft, AssistantPatch, Tags } from './assistant.js';
import type { Clock } from './clock.js';
import type { AssistantFailure, ErrorDetails } from './error.js';
import type { KnowledgeLink, KnowledgeSource } from './knowledge.js';
import type { Limits } from './limits.js';
import type { BoundQuery, FeatureName, NativeCallOptions, PageQuery } from './provider.js';
import type {
  BindManyOutcome,
  BindOutcome,
  QueueBinding,
  QueueBindingDraft,
} from './queue-binding.js';
import type { DriverReply, Page, Reply } from './reply.js';
import type { VendorName } from './vendor-types.js';

/** One request to the vendor, as the policies need to know it. */
export interface VendorRequest {
  /** The vendor's name of it, for spans and logs; never an id or a secret. */
  readonly name: string;
  readonly writes: boolean;
  /**
   * For a write: whether sending it twice does no more than sending it once. True of a PUT and a
   * DELETE; `byIdempotencyKey` of what carries the context's key to a vendor that honours it.
   * Default false.
   */
  readonly repeatable?: boolean | 'byIdempotencyKey';
}

/** One try of one request. */
export interface Attempt {
  /**
   * End the exchange and free its socket when this aborts. Made when it is read: `onAbort(attempt, …)`
   * costs less where no signal is needed.
   */
  readonly signal: AbortSignal;
  /** 1 for the first. */
  readonly tryNumber: number;
  /**
   * Whether an earlier try of this write may have done its work. A delete that then finds nothing
   * has succeeded; without it, there was nothing.
   */
  readonly previousAttemptMayHaveSucceeded: boolean;
}

/** Taken last by every method of a driver. Several calls may run at once, on one assistant too. */
export interface DriverContext {
  /** What the application called, e.g. `queues.bind`. */
  readonly operation: string;
  /** Aborts when the call ends early; made when it is read. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /**
   * The caller's, or a fresh one; the same over all tries of a call. Up to 200 characters of any
   * script: hash it where the vendor's alphabet is smaller.
   */
  readonly idempotencyKey: string;
  /** Passes one request through retry, rate limit and per-try timeout. */
  readonly request: <T>(
    request: VendorRequest,
    send: (attempt: Attempt) => DriverReply<T>,
  ) => DriverReply<T>;
  /**
   * Names the assistant that this call has just made, for the error of whatever ends the call
   * afterwards, a deadline included.
   */
  readonly created: (assistantId: string) => void;
  /** An error of this vendor and operation, with secrets masked. */
  readonly error: (details: ErrorDetails) => AssistantFailure;
}

export interface DriverAssistants {
  /**
   * `conflict` where the vendor keeps names unique and the name is taken; no driver forbids it by
   * itself. Knowledge sources of the draft are linked when it answers.
   */
  create(draft: AssistantDraft, context: DriverContext): DriverReply<Assistant>;
  get(id: string, context: DriverContext): DriverReply<Assistant>;
  /**
   * In a stable order, each entry once, deleted ones as the vendor shows them. A cursor that this
   * driver did not answer for the same list is `invalidInput`.
   */
  list(query: PageQuery, context: DriverContext): DriverReply<Page<Assistant>>;
  /**
   * `notFound` if there is none; no error if an earlier try may have deleted it. Its links go with
   * it, and its queues are free afterwards.
   */
  delete(id: string, context: DriverContext): DriverReply<void>;
}

export interface DriverEditing {
  /** Keeps every member that the patch does not name, known or not. */
  update(id: string, patch: AssistantPatch, context: DriverContext): DriverReply<Assistant>;
}

/** How a driver is to treat a queue that has another assistant. */
export interface ConflictRule {
  readonly onConflict: 'take' | 'fail';
}

/**
 * Calls made at once through one provider take none of each other's changes away, whatever they
 * share at the vendor; so in every other feature that reads, changes and writes back.
 */
export interface DriverQueues {
  list(
    assistantId: string,
    query: PageQuery,
    context: DriverContext,
  ): DriverReply<Page<QueueBinding>>;
  listBound(query: BoundQuery, context: DriverContext): DriverReply<Page<QueueBinding>>;
  /** `notFound` if the queue is not bound to this assistant. */
  get(assistantId: string, queueId: string, context: DriverContext): DriverReply<QueueBinding>;
  /**
   * Looks who has the queue before it writes; answers `conflict` if that must not be displaced.
   * `notFound` if there is no such queue, or `invalidInput` where the vendor says no more.
   */
  bind(
    assistantId: string,
    binding: QueueBindingDraft,
    rule: ConflictRule,
    context: DriverContext,
  ): DriverReply<BindOutcome>;
  /** As `bind`, for all; refuses before it writes anything. No queue is named twice. */
  bindMany(
    assistantId: string,
    bindings: readonly QueueBindingDraft[],
    rule: ConflictRule,
    context: DriverContext,
  ): DriverReply<BindManyOutcome>;
  /** `notFound` if it is not bound to this assistant; as with `delete`, not on a further try. */
  unbind(assistantId: string, queueId: string, context: DriverContext): DriverReply<void>;
  /** `queueIds` is never empty. Queues bound to other assistants stay bound. */
  unbindMany(
    assistantId: string,
    queueIds: readonly string[],
    context: DriverContext,
  ): DriverReply<void>;
}

export interface DriverAiAgents {
  list(assistantId: string, context: DriverContext): DriverReply<readonly AiAgentAssignment[]>;
  assign(
    assistantId: string,
    assignment: AiAgentAssignmentDraft,
    context: DriverContext,
  ): DriverReply<AiAgentAssignment>;
  unassign(
    assistantId: string,
    selector: AiAgentSelector,
    context: DriverContext,
  ): DriverReply<void>;
}

export interface DriverKnowledge {
  list(assistantId: string, context: DriverContext): DriverReply<readonly KnowledgeLink[]>;
  link(
    assistantId: string,
    source: KnowledgeSource,
    context: DriverContext,
  ): DriverReply<KnowledgeLink>;
  /** `notFound` if there is no such link; as with `delete`, not on a further try. */
  unlink(assistantId: string, linkId: string, context: DriverContext): DriverReply<void>;
}

export interface DriverTagging {
  /** All of them; an empty record if there is none. */
  list(assistantId: string, context: DriverContext): DriverReply<Tags>;
  /** Others stay. */
  tag(assistantId: string, tags: Tags, context: DriverContext): DriverReply<void>;
  /** Keys that are not there are no error. */
  untag(assistantId: string, keys: readonly string[], context: DriverContext): DriverReply<void>;
}

/** The driver's side of each feature. A member that is absent is a feature that is absent. */
export interface DriverFeatureMap {
  editing: DriverEditing;
  queues: DriverQueues;
  aiAgents: DriverAiAgents;
  knowledge: DriverKnowledge;
  tagging: DriverTagging;
}

/** Runs one of a driver's own operations as core runs the portable ones. */
export type Invoke = <T>(
  call: { readonly operation: string; readonly writes: boolean },
  run: (context: DriverContext) => DriverReply<T>,
  options?: NativeCallOptions,
) => Reply<T>;

interface DriverCore<Native> {
  /** Registered in `VendorTypes`. */
  readonly vendor: VendorName;
  readonly limits: Limits;
  readonly assistants: DriverAssistants;
  /** Why a feature is absent, and what the vendor has instead; one reason for each. */
  readonly unsupported?: Readonly<Partial<Record<FeatureName, string>>>;
  /** The vendor's own operations, `{}` for none. Called once; each runs through `invoke`. */
  native(invoke: Invoke): Native;
  /** Masks the driver's own secrets on top of what `redactSecrets` masks by pattern. */
  redact?(text: string): string;
  /** Frees sockets and timers. All calls have been told to end. */
  close?(): PromiseLike<void>;
}

export type AssistantDriver<F extends FeatureName = never, Native = unknown> = DriverCore<Native> &
  Readonly<Pick<DriverFeatureMap, F>> &
  Readonly<Partial<Omit<DriverFeatureMap, F>>>;
