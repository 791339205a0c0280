/**
 * The application's side of the contract. An application holds an `AssistantProvider` and need not
 * know the vendor. If a vendor does not support a feature, the feature's member is missing.
 */
import type { AiAgentAssignment, AiAgentAssignmentDraft, AiAgentSelector } from './ai-agent.js';
import type { Assistant, AssistantDraft, AssistantPatch, Tags } from './assistant.js';
import type { Crosswalk } from './crosswalk.js';
import type { DirectoryEntry, DirectoryQuery } from './directory.js';
import type { KnowledgeLink, KnowledgeSource } from './knowledge.js';
import type { Lane } from './lane.js';
import type { Limits } from './limits.js';
import type { OperationName } from './operations.js';
import type {
  AssistantPart,
  PartDeleteSelector,
  PartDraft,
  PartQuery,
  PartReadSelector,
  PartSelector,
  PartVersion,
} from './part.js';
import type { Permission } from './permission.js';
import type { AssistantQuery, BoundQuery, PageQuery } from './queries.js';
import type {
  BindManyOutcome,
  BindOutcome,
  QueueBinding,
  QueueBindingDraft,
} from './queue-binding.js';
import type { ResultStream, Page, Reply } from './reply.js';
import type { VendorName } from './vendor-types.js';

export type { AssistantQuery, BoundQuery, PageQuery } from './queries.js';

/** The options that every call takes as its last argument. */
export interface CallOptions {
  /**
   * Aborting it ends the call at once with `cancelled`. The error's `cause` holds the signal's
   * reason.
   */
  readonly signal?: AbortSignal;
  /**
   * The most milliseconds that the whole call may take, with all its retries and pages, and with the
   * time that it waits for the vendor's quota; `false` for no bound. A call that takes longer fails
   * with `timeout`. Defaults to the provider's `timeoutMs`, which does not count that wait.
   */
  readonly timeoutMs?: number | false;
  /**
   * Where the call's requests wait for the vendor's quota. The lanes get slots alternately, so an
   * `interactive` call does not wait behind a job in the `bulk` lane. Defaults to `bulk` for `all`, `allBound`,
   * `bindMany` and `unbindMany`, and to `interactive` for every other operation.
   */
  readonly lane?: Lane;
  /**
   * Names this write: repeating the call with the same key takes effect once, if the vendor supports
   * such keys. 1 to 200 characters of any script. Defaults to a fresh key for each call.
   */
  readonly idempotencyKey?: string;
  /**
   * What to do with a field that the vendor does not support. `error` (the default) fails the call
   * with `unsupported` and names the field. `drop` ignores the field and lists it in `dropped`.
   */
  readonly onUnsupported?: 'error' | 'drop';
}

/** Taken last by the operations of `provider.native`. */
export type NativeCallOptions = Pick<
  CallOptions,
  'signal' | 'timeoutMs' | 'lane' | 'idempotencyKey'
>;

/** The operations on assistants, which every vendor supports. */
export interface Assistants {
  /**
   * Creates an assistant. Resolves as soon as the vendor accepts the request; use `waitForStatus` to
   * wait until the assistant is usable. If the error says `effect: 'maybe'`, the assistant may
   * exist; use `findPossiblyCreated` to look for it.
   *
   * @example
   * ```ts
   * const desk = await provider.assistants
   *   .create({ name: 'Returns desk' })
   *   .andThen(({ id }) => waitForStatus(provider, id, 'active'));
   * ```
   */
  create(draft: AssistantDraft, options?: CallOptions): Reply<Assistant>;
  /** Reads one assistant. Fails with `notFound` if it does not exist. */
  get(id: string, options?: CallOptions): Reply<Assistant>;
  /** Reads one page. The last page has no `nextCursor`; an empty page is always the last one. */
  list(query?: AssistantQuery, options?: CallOptions): Reply<Page<Assistant>>;
  /**
   * Iterates over every assistant and reads the next page ahead. `timeoutMs` bounds the whole
   * iteration, including the time your loop body takes; pass `false` if that is long.
   *
   * @example
   * ```ts
   * for await (const entry of provider.assistants.all()) {
   *   if (entry.isErr()) return report(entry.error);
   *   console.log(entry.value.name);
   * }
   * ```
   */
  all(query?: Omit<AssistantQuery, 'cursor'>, options?: CallOptions): ResultStream<Assistant>;
  /**
   * Deletes an assistant. Fails with `notFound` if it never existed. The vendor may still be deleting
   * it when this resolves: its status is then `deleting`.
   */
  delete(id: string, options?: CallOptions): Reply<void>;
}

/** Changing assistants in place. */
export interface Editing {
  /**
   * Changes the members that the patch names and keeps all others. Resolves to the changed
   * assistant. Fails with `notFound` if the assistant does not exist.
   */
  update(id: string, patch: AssistantPatch, options?: CallOptions): Reply<Assistant>;
}

/** The options of `queues.bind` and `queues.bindMany`. */
export interface BindOptions extends CallOptions {
  /**
   * What to do if another assistant has the queue. `take` (the default) takes the queue from that
   * assistant and reports it in `takenFrom`. `fail` fails with `conflict` and changes nothing.
   */
  readonly onConflict?: 'take' | 'fail';
}

/** The bindings between queues and assistants. A queue has at most one assistant. */
export interface Queues {
  /** Reads one page of the bindings of an assistant. */
  list(assistantId: string, query?: PageQuery, options?: CallOptions): Reply<Page<QueueBinding>>;
  /** Iterates over every binding of an assistant. `timeoutMs` bounds the whole iteration. */
  all(
    assistantId: string,
    query?: Omit<PageQuery, 'cursor'>,
    options?: CallOptions,
  ): ResultStream<QueueBinding>;
  /** Reads one page of the bindings of all assistants. */
  listBound(query?: BoundQuery, options?: CallOptions): Reply<Page<QueueBinding>>;
  /**
   * Iterates over the bindings of all assistants, or of the queues that the query names. `timeoutMs`
   * bounds the whole iteration.
   *
   * @example
   * ```ts
   * const assistantOf = new Map<string, string>();
   * for await (const entry of provider.queues.allBound()) {
   *   if (entry.isErr()) return report(entry.error);
   *   assistantOf.set(entry.value.queueId, entry.value.assistantId);
   * }
   * ```
   */
  allBound(query?: Omit<BoundQuery, 'cursor'>, options?: CallOptions): ResultStream<QueueBinding>;
  /** Reads one binding. Fails with `notFound` if the queue is not bound to this assistant. */
  get(assistantId: string, queueId: string, options?: CallOptions): Reply<QueueBinding>;
  /**
   * Binds a queue, or changes the media types of an existing binding. Reports in `takenFrom` which
   * binding of another assistant it replaced.
   *
   * @example
   * ```ts
   * const bound = await provider.queues?.bind(assistantId, { queueId, mediaTypes: ['call'] });
   * ```
   */
  bind(assistantId: string, binding: QueueBindingDraft, options?: BindOptions): Reply<BindOutcome>;
  /**
   * Binds several queues. Bindings that the call does not name stay as they are. If it fails, the error
   * names the refused queue in its message and lists the bound ones in `done`.
   */
  bindMany(
    assistantId: string,
    bindings: readonly QueueBindingDraft[],
    options?: BindOptions,
  ): Reply<BindManyOutcome>;
  /** Removes one binding. Fails with `notFound` if the queue is not bound to this assistant. */
  unbind(assistantId: string, queueId: string, options?: CallOptions): Reply<void>;
  /**
   * Removes several bindings. Ignores queues that are not bound to this assistant. If it fails, the
   * error lists the removed ones in `done`.
   */
  unbindMany(assistantId: string, queueIds: readonly string[], options?: CallOptions): Reply<void>;
}

/** The AI agents and built-in functions that play an assistant's roles. */
export interface AiAgents {
  /** Lists the role assignments, including roles that this version does not know. */
  list(assistantId: string, options?: CallOptions): Reply<readonly AiAgentAssignment[]>;
  /**
   * Fills a role and replaces whatever filled it before.
   *
   * @example
   * ```ts
   * await provider.aiAgents?.assign(assistantId, { role: 'manualSearch', agentId });
   * ```
   */
  assign(
    assistantId: string,
    assignment: AiAgentAssignmentDraft,
    options?: CallOptions,
  ): Reply<AiAgentAssignment>;
  /**
   * Clears the role; a no-op if it is empty. The vendor's own default may then play the role. Fails
   * with `unsupported`, even with `drop`, if the vendor cannot express the selector.
   */
  unassign(assistantId: string, selector: AiAgentSelector, options?: CallOptions): Reply<void>;
}

/** The knowledge sources that an assistant searches. */
export interface Knowledge {
  /** Lists the linked sources, including types that this version does not know. */
  list(assistantId: string, options?: CallOptions): Reply<readonly KnowledgeLink[]>;
  /**
   * Links a source and resolves to the link, whose `linkId` is what `unlink` takes.
   *
   * @example
   * ```ts
   * await provider.knowledge?.link(assistantId, { type: 'knowledgeBase', id: knowledgeBaseId });
   * ```
   */
  link(assistantId: string, source: KnowledgeSource, options?: CallOptions): Reply<KnowledgeLink>;
  /** Removes a link. Fails with `notFound` if the link does not exist. */
  unlink(assistantId: string, linkId: string, options?: CallOptions): Reply<void>;
}

/** The tags of assistants. */
export interface Tagging {
  /** Reads all tags of an assistant. */
  list(assistantId: string, options?: CallOptions): Reply<Tags>;
  /** Adds these tags, or changes their values. Other tags stay as they are. */
  tag(assistantId: string, tags: Tags, options?: CallOptions): Reply<void>;
  /** Removes the tags with these keys. Ignores keys that the assistant does not have. */
  untag(assistantId: string, keys: readonly string[], options?: CallOptions): Reply<void>;
}

/** The parts of assistants: data that only their vendor understands. `limits.parts.kinds` lists the kinds. */
export interface Parts {
  /**
   * Lists the parts of an assistant, kind by kind in the order of `limits.parts.kinds`.
   *
   * @example
   * ```ts
   * const prompts = await provider.parts?.list(assistantId, { kind: 'aiPrompt', origin: 'customer' });
   * ```
   */
  list(
    assistantId: string,
    query?: PartQuery,
    options?: CallOptions,
  ): Reply<readonly AssistantPart[]>;
  /** Reads one part. Fails with `notFound` if it does not exist. */
  get(assistantId: string, part: PartReadSelector, options?: CallOptions): Reply<AssistantPart>;
  /**
   * Creates a part, or changes the one that the draft's `id` names. A part that is read and put back
   * unchanged stays as it is. Fails with `unsupported` if the draft changes what is fixed at creation,
   * with `permissionDenied` for a part that the vendor supplies, and with `notFound` if the part does not exist.
   */
  put(assistantId: string, part: PartDraft, options?: CallOptions): Reply<AssistantPart>;
  /**
   * Publishes the content as a version and resolves to it. The vendor numbers the versions. Fails with
   * `unsupported` if parts of this kind have no versions.
   */
  publish(assistantId: string, part: PartSelector, options?: CallOptions): Reply<PartVersion>;
  /**
   * Deletes a part with all its versions, or one version. Fails with `notFound` if it does not exist,
   * and with `conflict` or `invalidInput` if another object uses it and the vendor refuses.
   */
  delete(assistantId: string, part: PartDeleteSelector, options?: CallOptions): Reply<void>;
}

/** Ids and names of what assistants refer to. `limits.directory.kinds` lists the kinds. */
export interface Directory {
  /**
   * Looks up objects of one kind by ids, by names, or all, with as few requests as the vendor's lists
   * allow. Leaves out objects that do not exist or that the client may not see. Returns all objects of a
   * name.
   *
   * @example
   * ```ts
   * const queues = await provider.directory?.lookUp('queue', { names: ['Returns'] });
   * ```
   */
  lookUp(
    kind: string,
    query?: DirectoryQuery,
    options?: CallOptions,
  ): Reply<readonly DirectoryEntry[]>;
}

/** The groups of operations that not every vendor supports, by the name of their member. */
export interface FeatureMap {
  /** Changing assistants in place. */
  editing: Editing;
  /** Binding queues to assistants. */
  queues: Queues;
  /** Assigning AI agents to roles. */
  aiAgents: AiAgents;
  /** Linking knowledge sources. */
  knowledge: Knowledge;
  /** Tagging assistants. */
  tagging: Tagging;
  /** The parts of assistants, as data that can be written back. */
  parts: Parts;
  /** Ids and names of what assistants refer to. */
  directory: Directory;
}
/** The name of a feature, which is also the name of the provider's member. */
export type FeatureName = keyof FeatureMap;

/** The members of every provider, whatever its vendor. */
export interface CoreMembers<Native> {
  /** The vendor's name, e.g. `genesys`. */
  readonly vendor: VendorName;
  /** The operations on assistants, which every vendor supports. */
  readonly assistants: Assistants;
  /** Whether each feature is supported. Core derives it from the members of the driver. */
  readonly features: Readonly<Record<FeatureName, boolean>>;
  /** For each unsupported feature, the reason and the vendor's alternative, if the adapter states one. */
  readonly unsupported: Readonly<Partial<Record<FeatureName, string>>>;
  /** The bounds on data that the vendor accepts. */
  readonly limits: Limits;
  /**
   * Returns the permissions that the vendor requires for an operation. With `input`, the operation's
   * arguments by their names (and `options`), only those that this call requires; without it all, each
   * with its condition. Returns `undefined` if the adapter does not say, or does not have the operation.
   *
   * @example
   * ```ts
   * provider.permissions('assistants.create', { draft: { name: 'Returns desk' } });
   * ```
   */
  permissions(
    operation: OperationName,
    input?: Readonly<Record<string, unknown>>,
  ): readonly Permission[] | undefined;
  /** How each field of the vendor's objects reaches the portable model, if the adapter says so. */
  readonly crosswalk?: Crosswalk;
  /** The vendor's own operations, typed, with the same errors and policies as every other call. */
  readonly native: Native;
  /**
   * Ends calls in flight, and all later ones, with `cancelled`. Afterwards the provider keeps
   * nothing alive that would hold the process. Closing twice is a no-op.
   */
  close(): Reply<void>;
}

/**
 * A provider that is known to support the features `F`. Other features may be there as well: check
 * the member, or call `requireFeatures`.
 *
 * @example A function that needs queues states that in its parameter:
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
