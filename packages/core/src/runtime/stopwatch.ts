/** The stopwatch of a call: time on the clock, without the pauses. */
import { startTimer, type MonotonicClock } from '../contract/clock.js';
import type { Stopwatch } from '../contract/stopwatch.js';
import { Callbacks } from './callbacks.js';

/** Returns a stopwatch that runs since `startedAt`. Defaults to now. */
export function createStopwatch(
  clock: MonotonicClock,
  startedAt: number = clock.monotonic(),
): Stopwatch {
  return new ClockStopwatch(clock, startedAt);
}

/** A class, because every call makes one and few calls pause it. */
class ClockStopwatch implements Stopwatch {
  readonly #clock: MonotonicClock;
  readonly #startedAt: number;
  /** The pauses that have not ended. */
  #pauses = 0;
  #pausedAt = 0;
  #pausedMs = 0;
  /** Timers that fired during a pause. */
  #overdue: Callbacks | undefined;

  constructor(clock: MonotonicClock, startedAt: number) {
    this.#clock = clock;
    this.#startedAt = startedAt;
  }

  elapsed(): number {
    return this.#clock.monotonic() - this.#startedAt - this.#pausedSoFar();
  }

  pause(): () => void {
    if (this.#pauses === 0) this.#pausedAt = this.#clock.monotonic();
    this.#pauses += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#pauses -= 1;
      if (this.#pauses > 0) return;
      this.#pausedMs += this.#clock.monotonic() - this.#pausedAt;
      this.#overdue?.call();
    };
  }

  startTimer(ms: number, onTime: () => void, onFailure: (thrown: unknown) => void): () => void {
    let stop: () => void;
    const start = (rest: number) => {
      const pausedBefore = this.#pausedSoFar();
      const fire = () => {
        try {
          const missing = this.#pausedSoFar() - pausedBefore;
          if (this.#pauses > 0)
            stop = (this.#overdue ??= new Callbacks()).add(() => start(missing));
          else if (missing > 0) start(missing);
          else onTime();
        } catch (thrown) {
          onFailure(thrown);
        }
      };
      stop = startTimer(this.#clock, rest, fire, onFailure);
    };
    start(ms);
    return () => stop();
  }

  #pausedSoFar(): number {
    return this.#pausedMs + (this.#pauses > 0 ? this.#clock.monotonic() - this.#pausedAt : 0);
  }
}
