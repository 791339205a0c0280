/** The operations of a provider, by group. Every vendor has those on assistants; each other group is a feature. */
import type { AiAgentAssignment, AiAgentAssignmentDraft, AiAgentSelector } from './ai-agent.js';
import type { Assistant, AssistantDraft, AssistantPatch, Tags } from './assistant.js';
import type { CallOptions } from './call-options.js';
import type { DirectoryEntry, DirectoryQuery } from './directory.js';
import type { KnowledgeLink, KnowledgeSourceDraft } from './knowledge.js';
import type {
  AssistantPart,
  PartDeleteSelector,
  PartDraft,
  PartQuery,
  PartReadSelector,
  PartSelector,
  PartVersion,
} from './part.js';
import type { AssistantQuery, BoundQuery, PageQuery } from './queries.js';
import type {
  BindManyOutcome,
  BindOutcome,
  QueueBinding,
  QueueBindingDraft,
} from './queue-binding.js';
import type { ResultStream, Page, Reply } from './reply.js';

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
  readonly onConflict?: 'take' | 'fail' | undefined;
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
  link(
    assistantId: string,
    source: KnowledgeSourceDraft,
    options?: CallOptions,
  ): Reply<KnowledgeLink>;
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
   * Creates a part, or changes the one that the draft's `id` names. Resolves to the part as the vendor
   * shows it afterwards: a vendor may ignore members that it does not know. A part as read may be passed
   * on: a part that is put back unchanged stays as it is. Fails with `unsupported` if the draft changes what is fixed at creation,
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
  /**
   * Iterates over what `lookUp` returns. Where the adapter can, it reads whole lists page by page and the
   * next page ahead, so that no list is held as a whole. An object may occur twice if the list changes
   * meanwhile. `timeoutMs` bounds the whole iteration.
   *
   * @example
   * ```ts
   * for await (const entry of provider.directory.all('queue')) {
   *   if (entry.isErr()) return report(entry.error);
   *   console.log(entry.value.name);
   * }
   * ```
   */
  all(kind: string, query?: DirectoryQuery, options?: CallOptions): ResultStream<DirectoryEntry>;
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

type NamesIn<Group extends string, T> = `${Group}.${keyof T & string}`;

/** The name of a portable operation, e.g. `queues.bind`. */
export type OperationName =
  | NamesIn<'assistants', Assistants>
  | { [F in FeatureName]: NamesIn<F, FeatureMap[F]> }[FeatureName];
