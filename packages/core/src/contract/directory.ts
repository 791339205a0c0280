/** The directory: ids and names of what assistants refer to, such as queues, knowledge bases and users. */

/** An object of the vendor that an assistant can refer to. */
export interface DirectoryEntry {
  /** One of the kinds in `limits.directory.kinds`. */
  readonly kind: string;
  /** The vendor's id. */
  readonly id: string;
  /** The name as people see it. Names need not be unique. */
  readonly name: string;
  /** The vendor's own entry as received. */
  readonly vendorData: unknown;
}

/** Selects entries of the directory: by ids, by names, or all if neither is given. */
export interface DirectoryQuery {
  /** The ids to look up, without versions. Ids that the vendor does not have are left out of the result. */
  readonly ids?: readonly string[] | undefined;
  /** The exact, case-sensitive names to look up. Excludes `ids`. All entries of a name are returned. */
  readonly names?: readonly string[] | undefined;
  /**
   * The assistant whose objects to look up. Required for the kinds that belong to an assistant, and
   * ignored for other kinds.
   */
  readonly assistantId?: string | undefined;
}
