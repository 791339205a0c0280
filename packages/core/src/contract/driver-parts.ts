/** The adapter author's side of the parts of assistants, and of the directory. */
import type { Checked } from './checked.js';
import type { DirectoryEntry, DirectoryQuery } from './directory.js';
import type { DriverContext } from './driver-context.js';
import type {
  AssistantPart,
  PartDeleteSelector,
  PartDraft,
  PartQuery,
  PartReadSelector,
  PartSelector,
  PartVersion,
} from './part.js';
import type { PageQuery } from './queries.js';
import type { DriverReply, Page } from './reply.js';

/**
 * The parts of assistants. Core has checked the kind and the members of each input against
 * `limits.parts`; `id` is present unless the part is to be created, and is the kind's name where an assistant has
 * one part of the kind.
 */
export interface DriverParts {
  /** Lists parts, kind by kind in the order of `limits.parts.kinds`. */
  list(
    assistantId: string,
    query: Checked<PartQuery>,
    context: DriverContext,
  ): DriverReply<readonly AssistantPart[]>;
  /** Reads one part. Fails with `notFound` if it does not exist. */
  get(
    assistantId: string,
    part: Checked<Required<PartReadSelector>>,
    context: DriverContext,
  ): DriverReply<AssistantPart>;
  /**
   * Creates or changes a part. Compares the draft with the part as it is, and fails with `unsupported`
   * if a member that is fixed at creation differs. Sends nothing that the vendor would refuse for a
   * part that was read and is put back.
   */
  put(
    assistantId: string,
    part: Checked<PartDraft>,
    context: DriverContext,
  ): DriverReply<AssistantPart>;
  /** Publishes a version. Core calls it only for kinds with versions. */
  publish(
    assistantId: string,
    part: Checked<Required<PartSelector>>,
    context: DriverContext,
  ): DriverReply<PartVersion>;
  /**
   * Deletes a part, or one version. Fails with `notFound` if it does not exist, unless an earlier
   * attempt may have deleted it. Core calls it only for kinds that can be deleted.
   */
  delete(
    assistantId: string,
    part: Checked<PartDeleteSelector & Required<PartSelector>>,
    context: DriverContext,
  ): DriverReply<void>;
}

/** Ids and names of what assistants refer to. */
export interface DriverDirectory {
  /**
   * Looks up objects of one kind. Core has checked the kind. The query names an assistant exactly if
   * the kind needs one. Sends as few requests as the vendor's lists allow. Names match exactly.
   */
  lookUp(
    kind: string,
    query: Checked<DirectoryQuery>,
    context: DriverContext,
  ): DriverReply<readonly DirectoryEntry[]>;
  /**
   * Reads a page of all objects of one kind, which may be empty. Core has checked the kind. The query
   * names an assistant exactly if the kind needs one. If the method is missing, core reads whole lists
   * with `lookUp`.
   */
  list?(
    kind: string,
    query: Checked<Pick<DirectoryQuery, 'assistantId'> & Pick<PageQuery, 'cursor'>>,
    context: DriverContext,
  ): DriverReply<Page<DirectoryEntry>>;
}
