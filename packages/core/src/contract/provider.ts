/**
 * The application's side of the contract. An application holds an `AssistantProvider` and never
 * needs to know whose it is; what a vendor cannot do is a member that is not there.
 */
import type { AiAgentAssignment, AiAgentAssignmentDraft, AiAgentSelector } from './ai-agent.js';
import type { Assistant, AssistantDraft, AssistantPatch, Tags } from './assistant.js';
import type { KnowledgeLink, KnowledgeSource } from './knowledge.js';
import type { Limits } from './limits.js';
import type {
  BindManyOutcome,
  BindOutcome,
  QueueBinding,
  QueueBindingDraft,
} from './queue-binding.js';
import type { ResultStream, Page, Reply } from './reply.js';
import type { VendorName } from './vendor-types.js';

/** Taken last by every call. */
export interface CallOptions {
  /** Ends the call as `cancelled`, whatever the signal's reason (which is kept as the cause). */
  readonly signal?: AbortSignal;
  /** Bound on the whole call in milliseconds, retries and pages included; `false` for none. */
  readonly timeoutMs?: number | false;
  /**
   * Names this write, so that the same call made twice is done once, where the vendor honours
   * such a key. 1 to 200 characters of any script. Default: a fresh one for each call.
   */
  readonly idempotencyKey?: string;
  /**
   * What becomes of a field that the vendor lacks: `error` (default) answers `unsupported` and
   * names it; `drop` goes on without it, and the answer lists it in `dropped`.
   */
  readonly onUnsupported?: 'error' | 'drop';
}

export interface PageQuery {
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  /** Within `limits.pageSize`; default is the adapter's. */
  readonly pageSize?: number;
}

export interface AssistantQuery extends PageQuery {
  /**
   * Matches exactly, upper and lower case told apart, on every vendor; leaves out what is deleted
   * or being deleted. Few vendors keep names unique: none, one or many may come.
   */
  readonly name?: string;
}

/** What every vendor has. */
export interface Assistants {
  /** Answers once the vendor accepted it; `waitForStatus` waits until it is usable. */
  create(draft: AssistantDraft, options?: CallOptions): Reply<Assistant>;
  get(id: string, options?: CallOptions): Reply<Assistant>;
  /** A page with no items is the last one. */
  list(query?: AssistantQuery, options?: CallOptions): Reply<Page<Assistant>>;
  /**
   * Reads the next page ahead. `timeoutMs` bounds the whole iteration, the time that your loop
   * takes included: give `false` where each item is a longer piece of work.
   */
  all(query?: Omit<AssistantQuery, 'cursor'>, options?: CallOptions): ResultStream<Assistant>;
  /** `notFound` if it never was. The vendor may still be at it afterwards: status `deleting`. */
  delete(id: string, options?: CallOptions): Reply<void>;
}

/** Changing an assistant in place. */
export interface Editing {
  update(id: string, patch: AssistantPatch, options?: CallOptions): Reply<Assistant>;
}

export interface BindOptions extends CallOptions {
  /** `replace` (default) takes the queue from another assistant; `refuse` answers `conflict`. */
  readonly onConflict?: 'take' | 'fail';
}

export interface BoundQuery extends PageQuery {
  /** Only these queues. */
  readonly queueIds?: readonly string[];
}

/** Which queues an assistant serves. A queue has at most one assistant. */
export interface Queues {
  list(assistantId: string, query?: PageQuery, options?: CallOptions): Reply<Page<QueueBinding>>;
  all(
    assistantId: string,
    query?: Omit<PageQuery, 'cursor'>,
    options?: CallOptions,
  ): ResultStream<QueueBinding>;
  /** Bindings of any assistant. */
  listBound(query?: BoundQuery, options?: CallOptions): Reply<Page<QueueBinding>>;
  get(assistantId: string, queueId: string, options?: CallOptions): Reply<QueueBinding>;
  /** Binds, or changes the media types of a binding that exists. Reports what it displaced. */
  bind(assistantId: string, binding: QueueBindingDraft, options?: BindOptions): Reply<BindOutcome>;
  /** Bindings that are not named stay. */
  bindMany(
    assistantId: string,
    bindings: readonly QueueBindingDraft[],
    options?: BindOptions,
  ): Reply<BindManyOutcome>;
  /** `notFound` if the queue is not bound to this assistant. */
  unbind(assistantId: string, queueId: string, options?: CallOptions): Reply<void>;
  /** Queues that are not bound to this assistant are left as they are. */
  unbindMany(assistantId: string, queueIds: readonly string[], options?: CallOptions): Reply<void>;
}

/** Which AI agent, or built-in function, plays which role. */
export interface AiAgents {
  list(assistantId: string, options?: CallOptions): Reply<readonly AiAgentAssignment[]>;
  /** Fills the role, replacing what filled it before. */
  assign(
    assistantId: string,
    assignment: AiAgentAssignmentDraft,
    options?: CallOptions,
  ): Reply<AiAgentAssignment>;
  /**
   * Empties the role; fine if it was empty. The vendor's own default may then play it. A selector of
   * which the vendor lacks a part is `unsupported`, with `drop` as well.
   */
  unassign(assistantId: string, selector: AiAgentSelector, options?: CallOptions): Reply<void>;
}

/** Where an assistant takes its answers from. */
export interface Knowledge {
  list(assistantId: string, options?: CallOptions): Reply<readonly KnowledgeLink[]>;
  link(assistantId: string, source: KnowledgeSource, options?: CallOptions): Reply<KnowledgeLink>;
  /** `notFound` if there is no such link. */
  unlink(assistantId: string, linkId: string, options?: CallOptions): Reply<void>;
}

export interface Tagging {
  list(assistantId: string, options?: CallOptions): Reply<Tags>;
  /** Adds these tags, or changes their values; others stay. */
  tag(assistantId: string, tags: Tags, options?: CallOptions): Reply<void>;
  /** Keys that are not there are left out. */
  untag(assistantId: string, keys: readonly string[], options?: CallOptions): Reply<void>;
}

/** Groups of operations that not every vendor has. */
export interface FeatureMap {
  editing: Editing;
  queues: Queues;
  aiAgents: AiAgents;
  knowledge: Knowledge;
  tagging: Tagging;
}
export type FeatureName = keyof FeatureMap;

/** What every provider has. */
export interface CoreMembers<Native> {
  readonly vendor: VendorName;
  readonly assistants: Assistants;
  /** Which features are there; derived from the driver's members. */
  readonly features: Readonly<Record<FeatureName, boolean>>;
  /** Why a feature is not there and what to do instead, where the adapter says so. */
  readonly unsupported: Readonly<Partial<Record<FeatureName, string>>>;
  readonly limits: Limits;
  /** The vendor's own operations, typed, with the same errors and policies as every other call. */
  readonly native: Native;
  /**
   * Ends calls in flight, and later ones, as `cancelled`. Closing twice is fine. Afterwards
   * nothing of the provider keeps the process alive.
   */
  close(): Reply<void>;
}

/**
 * A provider that is known to have the features `F`; the others may be there, and
 * `requireFeatures`, or a look at the member, tells.
 *
 * @example A function that needs queues says so:
 * ```ts
 * function serve(provider: AssistantProvider<'queues'>, id: string, queueId: string) {
 *   return provider.queues.bind(id, { queueId, mediaTypes: ['call'] });
 * }
 * ```
 */
export type AssistantProvider<
  F extends FeatureName = never,
  Native = unknown,
> = CoreMembers<Native> & Readonly<Pick<FeatureMap, F>> & Readonly<Partial<Omit<FeatureMap, F>>>;
