/** The exit codes, on which pipelines rely. */

/** The meaning of each exit code. */
export const exitCodes = {
  /** Done, and nothing differs. */
  done: 0,
  /** Failed, and nothing is left half done. */
  failed: 1,
  /** Wrong usage, or a file that does not parse. */
  usage: 2,
  /** Differences were found. */
  differs: 3,
  /** Not signed in, or not allowed. */
  notAllowed: 4,
  /** Unfinished: the journal is open, and the next command is printed. */
  unfinished: 5,
  /** A person must decide. */
  undecided: 6,
  /** Ended by SIGINT. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
