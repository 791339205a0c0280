/** The options of `observe` and of `snapshot`. */
import type { Assistant } from '@assistant-provider/core';

/** Which assistants to read. Defaults to all. */
export type AssistantSelection =
  | {
      /** Only the assistants with these ids. */
      readonly ids: readonly string[];
    }
  | {
      /** Only the assistants with these exact names. */
      readonly names: readonly string[];
    }
  | {
      /** Only the assistants for which this returns true. The vendor's list is read completely. */
      readonly filter: (assistant: Assistant) => boolean;
    };

/** How far reading is. */
export interface ObserveProgress {
  /** The objects that are being read. */
  readonly phase: 'assistants' | 'tags' | 'queues' | 'parts' | 'names';
  /** How many objects of this phase have been read. */
  readonly done: number;
  /** How many there are, if known. */
  readonly total?: number;
}

/** What to read, and how. */
export interface ObserveOptions {
  /** Which assistants to read. Defaults to all. */
  readonly select?: AssistantSelection;
  /**
   * Whether to read parts, with at least one request for each assistant. Defaults to `true`. Without
   * them, parts are missing from the state, and are left alone.
   */
  readonly parts?: boolean;
  /**
   * Whether to read the published versions of parts, with requests for each part. Defaults to `true`.
   * Without them, `versions` is missing from each part.
   */
  readonly versions?: boolean;
  /**
   * Kinds of the directory of which to read every object, e.g. `queue`, and not only what assistants
   * name. Kinds that the directory does not have, or that belong to an assistant, are ignored.
   */
  readonly directory?: readonly string[];
  /** Called when something was read. If it throws, the reading ends with `unknown`. */
  readonly onProgress?: (progress: ObserveProgress) => void;
  /** Aborting it ends the reading with `cancelled`. */
  readonly signal?: AbortSignal;
  /** The most milliseconds that the whole reading may take. Defaults to `false`: no bound. */
  readonly timeoutMs?: number | false;
}
