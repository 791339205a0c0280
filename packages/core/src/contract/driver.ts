/**
 * The adapter author's side of the contract. A driver sends requests to one vendor and maps its
 * objects. Core checks the input, applies the policies, catches what the driver throws, and settles
 * the call.
 *
 * Every method gets valid input: within `limits`, without fields that the limits do not list, and
 * without members that are `undefined`. It
 * sends each request through `context.request`, fails with errors made by `context.error`, and keeps
 * the members of the vendor's responses that it does not know. While an assistant is being created,
 * or has failed, a write either succeeds or fails with `conflict` and changes nothing (`invalidInput`
 * if the vendor's response is no more precise). While it is being deleted, a write may also fail with
 * `notFound`.
 */
import type { AiAgentAssignment, AiAgentAssignmentDraft, AiAgentSelector } from './ai-agent.js';
import type {
  Assistant,
  AssistantDraft,
  AssistantInclude,
  AssistantPatch,
  Tags,
} from './assistant.js';
import type { Checked } from './checked.js';
import type { Crosswalk } from './crosswalk.js';
import type { DriverContext } from './driver-context.js';
import type { KnowledgeLink, KnowledgeSource } from './knowledge.js';
import type { Limits } from './limits.js';
import type { DriverDirectory, DriverParts } from './driver-parts.js';
import type { DriverPermissions } from './permission.js';
import type { BoundQuery, FeatureName, NativeCallOptions, PageQuery } from './provider.js';
import type {
  BindManyOutcome,
  BindOutcome,
  QueueBinding,
  QueueBindingDraft,
} from './queue-binding.js';
import type { DriverReply, Page, Reply } from './reply.js';
import type { VendorName } from './vendor-types.js';

/** Selects one page of assistants, as a driver gets it. */
export interface DriverAssistantQuery extends Checked<PageQuery> {
  /** The members to carry if the vendor's list can. Never empty; only features of the driver. */
  readonly include?: readonly AssistantInclude[];
}

/** The operations on assistants, which every driver implements. */
export interface DriverAssistants {
  /**
   * Creates an assistant and links the draft's knowledge sources. Fails with `conflict` only if the
   * vendor keeps names unique and the name is taken; a driver adds no such rule of its own.
   */
  create(draft: Checked<AssistantDraft>, context: DriverContext): DriverReply<Assistant>;
  /** Reads one assistant. Fails with `notFound` if it does not exist. */
  get(id: string, context: DriverContext): DriverReply<Assistant>;
  /**
   * Reads one page. Stable order, no duplicates; includes deleted assistants if the vendor lists them.
   * Fails with `invalidInput` if the cursor did not come from this driver for the same list. Sends no
   * request per assistant: what `query.include` names and the list cannot carry is left out.
   */
  list(query: DriverAssistantQuery, context: DriverContext): DriverReply<Page<Assistant>>;
  /**
   * Adds what `include` names and `list` cannot carry, with as few requests as the vendor allows. Core
   * calls it only for assistants that the caller gets. Returns them in the same order, and an assistant
   * that was deleted meanwhile as it is. Leave it out if the list carries everything.
   */
  addIncluded?(
    assistants: readonly Assistant[],
    include: readonly AssistantInclude[],
    context: DriverContext,
  ): DriverReply<readonly Assistant[]>;
  /**
   * Deletes an assistant. Fails with `notFound` if it does not exist, unless an earlier attempt may
   * have deleted it. Also removes its knowledge links and frees its queues.
   */
  delete(id: string, context: DriverContext): DriverReply<void>;
}

/** Changing assistants in place. */
export interface DriverEditing {
  /** Changes the members that the patch names and keeps all others, including unknown ones. */
  update(
    id: string,
    patch: Checked<AssistantPatch>,
    context: DriverContext,
  ): DriverReply<Assistant>;
}

/** The rule for queues that another assistant has. */
export interface ConflictRule {
  /** `take` takes the queue over; `fail` fails with `conflict` and changes nothing. */
  readonly onConflict: 'take' | 'fail';
}

/**
 * The bindings of queues. Concurrent calls through one provider must not overwrite each other's
 * changes, also if they name different assistants: of two calls that bind one queue, the later one
 * sees the binding of the earlier one. The same rule holds for every other feature that reads, changes and writes back.
 */
export interface DriverQueues {
  /** Reads one page of the bindings of an assistant. */
  list(
    assistantId: string,
    query: Checked<PageQuery>,
    context: DriverContext,
  ): DriverReply<Page<QueueBinding>>;
  /** Reads one page of the bindings of all assistants, or of the queues that the query names. */
  listBound(query: Checked<BoundQuery>, context: DriverContext): DriverReply<Page<QueueBinding>>;
  /** Reads one binding. Fails with `notFound` if the queue is not bound to this assistant. */
  get(assistantId: string, queueId: string, context: DriverContext): DriverReply<QueueBinding>;
  /**
   * Binds a queue. Checks which assistant holds the queue before writing, and fails with `conflict` if
   * the rule is `fail`. Fails with `notFound` if the queue does not exist (`invalidInput` if the
   * vendor's response is no more precise).
   */
  bind(
    assistantId: string,
    binding: QueueBindingDraft,
    rule: ConflictRule,
    context: DriverContext,
  ): DriverReply<BindOutcome>;
  /**
   * Binds several queues like `bind`. Checks all of them before the first write. `bindings` never
   * names a queue twice. Reports the queues that it has bound with `context.done`, and names the queue
   * that the vendor refused in the error's message.
   */
  bindMany(
    assistantId: string,
    bindings: readonly QueueBindingDraft[],
    rule: ConflictRule,
    context: DriverContext,
  ): DriverReply<BindManyOutcome>;
  /**
   * Removes one binding. Fails with `notFound` if the queue is not bound to this assistant, unless an
   * earlier attempt may have removed it.
   */
  unbind(assistantId: string, queueId: string, context: DriverContext): DriverReply<void>;
  /**
   * Removes several bindings. `queueIds` is never empty. Keeps bindings to other assistants. Reports
   * and names queues as `bindMany` does.
   */
  unbindMany(
    assistantId: string,
    queueIds: readonly string[],
    context: DriverContext,
  ): DriverReply<void>;
}

/** The assignments of AI agents to roles. */
export interface DriverAiAgents {
  /** Lists the assignments. Keeps roles that this version does not know, under the vendor's word. */
  list(assistantId: string, context: DriverContext): DriverReply<readonly AiAgentAssignment[]>;
  /** Fills a role and replaces whatever filled it before. */
  assign(
    assistantId: string,
    assignment: Checked<AiAgentAssignmentDraft>,
    context: DriverContext,
  ): DriverReply<AiAgentAssignment>;
  /** Clears a role; a no-op if it is empty. */
  unassign(
    assistantId: string,
    selector: Checked<AiAgentSelector>,
    context: DriverContext,
  ): DriverReply<void>;
}

/** The links to knowledge sources. */
export interface DriverKnowledge {
  /** Lists the links. A type that this version does not know becomes an `unknown` source. */
  list(assistantId: string, context: DriverContext): DriverReply<readonly KnowledgeLink[]>;
  /** Links a source. */
  link(
    assistantId: string,
    source: KnowledgeSource,
    context: DriverContext,
  ): DriverReply<KnowledgeLink>;
  /**
   * Removes a link. Fails with `notFound` if the link does not exist, unless an earlier attempt may
   * have removed it.
   */
  unlink(assistantId: string, linkId: string, context: DriverContext): DriverReply<void>;
}

/** The tags of assistants. */
export interface DriverTagging {
  /** Reads all tags; an empty record if there are none. */
  list(assistantId: string, context: DriverContext): DriverReply<Tags>;
  /** Adds tags or changes their values. Keeps all other tags. */
  tag(assistantId: string, tags: Tags, context: DriverContext): DriverReply<void>;
  /** Removes the tags with these keys. Ignores keys that the assistant does not have. */
  untag(assistantId: string, keys: readonly string[], context: DriverContext): DriverReply<void>;
}

export type { DriverDirectory, DriverParts } from './driver-parts.js';

/** The driver's side of each feature. If a member is missing, the feature is unsupported. */
export interface DriverFeatureMap {
  /** Changing assistants in place. */
  editing: DriverEditing;
  /** Binding queues to assistants. */
  queues: DriverQueues;
  /** Assigning AI agents to roles. */
  aiAgents: DriverAiAgents;
  /** Linking knowledge sources. */
  knowledge: DriverKnowledge;
  /** Tagging assistants. */
  tagging: DriverTagging;
  /** The parts of assistants. */
  parts: DriverParts;
  /** Ids and names of what assistants refer to. */
  directory: DriverDirectory;
}

/**
 * Runs one of the vendor's own operations like a portable one: with the same policies, errors and
 * guards. `driver.native` gets it as its argument.
 */
export type Invoke = <T>(
  call: { readonly operation: string; readonly writes: boolean },
  run: (context: DriverContext) => DriverReply<T>,
  options?: NativeCallOptions,
) => Reply<T>;

interface DriverCore<Native> {
  /** The vendor's name, as registered in `VendorTypes`. */
  readonly vendor: VendorName;
  /** The bounds on data that the vendor accepts. Core checks input against them. */
  readonly limits: Limits;
  /** The operations on assistants. */
  readonly assistants: DriverAssistants;
  /** The permissions that the vendor requires. Leave it out if the adapter does not say. */
  readonly permissions?: DriverPermissions;
  /**
   * Says how each field of the vendor's objects reaches the portable model. Leave it out if the adapter
   * does not say; plans then know the limits alone.
   */
  readonly crosswalk?: Crosswalk;
  /** For each unsupported feature, the reason and the vendor's alternative. */
  readonly unsupported?: Readonly<Partial<Record<FeatureName, string>>>;
  /**
   * Returns the vendor's own operations, or `{}` if there are none. Each operation runs through
   * `invoke`, and says truthfully whether it writes. Core calls `native` once for each provider, and
   * again for each read-only view. Members that are not functions are missing in such a view.
   * `label` is the provider's label, for the errors of `parseArguments`.
   */
  native(invoke: Invoke, label?: string): Native;
  /** Masks the driver's own secrets, in addition to the patterns that `redactSecrets` masks. */
  redact?(text: string): string;
  /** Frees sockets and timers. Core has already aborted all calls. */
  close?(): PromiseLike<void>;
}

/**
 * A driver with the features `F`. Implement it for a vendor and pass it to `createProvider`.
 *
 * @example
 * ```ts
 * const driver: AssistantDriver<'queues'> = {
 *   vendor: 'acme',
 *   limits,
 *   assistants: createAssistants(client),
 *   queues: createQueues(client),
 *   native: () => ({}),
 * };
 * const provider = createProvider(driver);
 * ```
 */
export type AssistantDriver<F extends FeatureName = never, Native = unknown> = DriverCore<Native> &
  Readonly<Pick<DriverFeatureMap, F>> &
  Readonly<Partial<Omit<DriverFeatureMap, F>>>;
