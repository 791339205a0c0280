/** When turns were given, oldest first, forgotten as they leave the window. */
export interface TurnLog {
  count(): number;
  /** The time of that turn, counted from the oldest that is still there. */
  at(index: number): number;
  add(time: number): void;
  forgetUntil(time: number): void;
}
export declare function createTurnLog(): TurnLog;
