/** How many rounds a run takes, and how long each lasts. */

export interface Rounds {
  /** Rounds of calls for each contender. */
  readonly callRounds: number;
  /** Duration of a round of calls. */
  readonly roundMs: number;
  /** Calls before the first measured round. */
  readonly warmUpCalls: number;
  /** Fresh processes of each contender. */
  readonly starts: number;
  /** Rounds in which the whole list is read, or all bindings are written. */
  readonly bulkRounds: number;
  /** Requests to an emulator, over all rounds. */
  readonly emulatorRequests: number;
}

/** Under six minutes on two cores. */
export const fullRounds: Rounds = {
  callRounds: 9,
  roundMs: 900,
  warmUpCalls: 15_000,
  starts: 21,
  bulkRounds: 5,
  emulatorRequests: 100_000,
};

/** Under one minute on two cores. */
export const quickRounds: Rounds = {
  callRounds: 3,
  roundMs: 300,
  warmUpCalls: 3_000,
  starts: 5,
  bulkRounds: 1,
  emulatorRequests: 5_000,
};
