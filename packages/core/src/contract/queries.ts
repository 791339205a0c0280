/** Which part of a list to read. */
import type { AssistantInclude } from './assistant.js';

/** Selects one page of a list. */
export interface PageQuery {
  /** The `nextCursor` of the previous page. Leave it out for the first page. */
  readonly cursor?: string | undefined;
  /** The most items per page, within `limits.pageSize`. Defaults to the adapter's page size. */
  readonly pageSize?: number | undefined;
}

/** Selects assistants. */
export interface AssistantQuery extends PageQuery {
  /**
   * Also reads these members of each assistant, in the same request if the vendor's list carries them,
   * else with a request for each assistant. A member stays missing if the vendor does not have the feature, does
   * not show the member to this client, or has deleted the assistant meanwhile.
   */
  readonly include?: readonly AssistantInclude[] | undefined;
  /**
   * Exact, case-sensitive match. Names are rarely unique: expect zero, one or several results.
   * Deleted assistants, and those being deleted, never match. A name that breaks `limits.name` matches
   * nothing, and no request is sent.
   */
  readonly name?: string | undefined;
}

/** Selects bindings of any assistant. */
export interface BoundQuery extends PageQuery {
  /** Only the bindings of these queues. */
  readonly queueIds?: readonly string[] | undefined;
}
