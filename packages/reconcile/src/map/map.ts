/**
 * The map: which names and ids of both sides belong together, and the answers to the questions of a
 * plan. People write it.
 */

/** The format version that this version of the library writes and reads. */
export const mapFormat = 1;

/** The object at the target that an object of the manifest stands for. */
export type MapTarget =
  | {
      /** The exact name at the target. */
      readonly name: string;
    }
  | {
      /** The id at the target. */
      readonly id: string;
    }
  | {
      /** The reason why nothing at the target stands for it. References to the object are left out. */
      readonly skip: string;
    };

/** How objects of one kind of the directory are mapped. */
export interface MapOfKind {
  /** Changes of names, applied before a name is looked up. The first that fits counts. */
  readonly rename?: readonly {
    /** The name in the manifest. */
    readonly from: string;
    /** The name at the target. */
    readonly to: string;
  }[];
  /** Pairs, by the name in the manifest, or by the id where the manifest has one. They come first. */
  readonly pairs?: Readonly<Record<string, MapTarget>>;
}

/** The decisions of a person about one assistant. */
export interface MapOfAssistant {
  /** The id of the assistant at the target. */
  readonly id?: string;
  /** True to create an assistant, although the target has one or several of its name. */
  readonly create?: boolean;
  /** The reason to leave the assistant out of the plan. */
  readonly skip?: string;
  /** The name at the target, if the target does not accept the one in the manifest. */
  readonly name?: string;
}

/** A map. */
export interface PlanMap {
  /** The format version. */
  readonly format: typeof mapFormat;
  /** Assistants by their key in the manifest. */
  readonly assistants?: Readonly<Record<string, MapOfAssistant>>;
  /** Objects of the directory by kind, e.g. `queue`, `knowledgeBase` and `user`. */
  readonly names?: Readonly<Record<string, MapOfKind>>;
  /** Encryption keys: the one in the manifest, and the one at the target. */
  readonly keys?: Readonly<Record<string, MapTarget>>;
  /** The agent that plays a role at the target, by role, or by role and use case as `role/use case`. */
  readonly agents?: Readonly<Record<string, MapTarget>>;
  /**
   * The losses and tasks that a person accepts: fields as the plan names them, e.g.
   * `returns-desk/tags`. `*` stands for any text between two slashes, and a field stands for all below it.
   */
  readonly accept?: readonly string[];
}
