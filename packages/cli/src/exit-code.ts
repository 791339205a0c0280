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

/** The meanings of the exit codes, as the help shows them. The guide has the same rows. */
export const exitMeanings: readonly (readonly [codes: readonly ExitCode[], meaning: string])[] = [
  [[exitCodes.done], 'done; nothing differs'],
  [[exitCodes.failed], 'failed; nothing is half done'],
  [[exitCodes.usage], 'wrong usage, or a file that does not parse'],
  [
    [exitCodes.differs],
    'differences: verify, move --verify, plan --exit-code, and report --fail-on',
  ],
  [[exitCodes.notAllowed], 'not signed in, or not allowed'],
  [
    [exitCodes.unfinished],
    'unfinished: the journal is open, and the output names the next command',
  ],
  [
    [exitCodes.undecided],
    'a person must decide: the plan cannot be applied yet, or the account has changed since the plan',
  ],
  [
    [exitCodes.interrupted, exitCodes.terminated],
    'interrupted by SIGINT or SIGTERM; an interrupted run resumes',
  ],
];
