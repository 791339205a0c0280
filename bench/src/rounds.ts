/** How much a run takes upon itself. */

export interface Effort {
  /** Rounds of calls, and for how long each goes. */
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpCalls: number;
  /** Fresh processes of each side. */
  readonly starts: number;
  /** Rounds of reading the whole list, and of writing the bindings. */
  readonly bulkRounds: number;
  readonly emulatorRequests: number;
}

/** Under six minutes on two cores. */
export const wholeEffort: Effort = {
  rounds: 9,
  roundMs: 900,
  warmUpCalls: 15_000,
  starts: 21,
  bulkRounds: 5,
  emulatorRequests: 100_000,
};

/** Under one. */
export const quickEffort: Effort = {
  rounds: 3,
  roundMs: 300,
  warmUpCalls: 3_000,
  starts: 5,
  bulkRounds: 1,
  emulatorRequests: 5_000,
};
