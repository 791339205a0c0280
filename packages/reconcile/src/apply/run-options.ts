/** The options of runs, and the report of how a run ended. */
import type { Clock } from '@assistant-provider/core';
import type { LedgerLog } from '../ledger/ledger-log.js';
import type { ManualTask } from '../plan/plan.js';
import type { RunStore } from '../run-store/run-store.js';
import type { Identity } from './identities.js';
import type { StepProblem } from './run-steps.js';
import type { UndoOutcome } from './undo-steps.js';

/** The progress of a run. */
export interface RunProgress {
  /** The id of the step. */
  readonly step: string;
  /** The step in a sentence. */
  readonly title: string;
  /** Whether the step has begun or ended. */
  readonly state: 'begun' | 'ended';
  /** How many steps have ended. */
  readonly done: number;
  /** How many steps there are. */
  readonly total: number;
}

/** The options of every run. */
export interface RunOptions {
  /** Keeps the journal, the plan and the lock. */
  readonly store: RunStore;
  /** Keeps which assistant belongs to which key. Each pair is added as soon as its step has ended. */
  readonly ledger?: LedgerLog;
  /** The person or job that runs it, in words for people. Defaults to `assistant-provider`. */
  readonly by?: string;
  /** How many steps may run at once. Defaults to 4. */
  readonly concurrency?: number;
  /** How long to wait for what a list may show late, in milliseconds. Defaults to 10,000. */
  readonly graceMs?: number;
  /** How long the lock outlives a process that was killed, in milliseconds. Defaults to 60,000. */
  readonly leaseMs?: number;
  /**
   * Secrets that a vendor may repeat, e.g. the client secret. They are masked in the journal, in the ledger and
   * in the report, and are not stored. A step whose earlier state contains one is not undone by `rollback`: its
   * outcome is `unclear`. Secrets that are added to the array during the run are masked, too. Secrets of
   * fewer than 4 characters are ignored. Defaults to none.
   */
  readonly secrets?: readonly string[];
  /** The clock. Defaults to the system clock. */
  readonly clock?: Clock;
  /** No new step begins after it aborts; those in flight end. */
  readonly stop?: AbortSignal;
  /** Ends the calls in flight as well. The run can be resumed. */
  readonly signal?: AbortSignal;
  /** Called when a step has begun and when it has ended. */
  readonly onProgress?: (progress: RunProgress) => void;
}

/** How to apply a plan. */
export interface ApplyOptions extends RunOptions {
  /** The id of the run. Defaults to the time and a random word. */
  readonly runId?: string;
  /** The hash that somebody has approved. Another plan is refused. */
  readonly approve?: string;
  /** Whether to apply a plan in spite of obstacles that can be forced. Defaults to `false`. */
  readonly force?: boolean;
}

/** How to roll a run back. */
export interface RollbackOptions extends RunOptions {
  /** The ids of steps that stay as they are. */
  readonly skip?: readonly string[];
}

/** How a run ended. */
export interface RunReport {
  /** The id of the run. */
  readonly runId: string;
  /**
   * `applied` and `rolledBack`: everything is done. `stopped`: `stop` or `signal` has ended it, and it can be
   * resumed. `failed`: a step could not be done; it can be resumed or rolled back. `unclear`: a person must
   * look first.
   */
  readonly outcome: 'applied' | 'rolledBack' | 'stopped' | 'failed' | 'unclear';
  /** How many steps have ended, or are undone. */
  readonly done: number;
  /** How many steps there are. */
  readonly total: number;
  /** The problems. */
  readonly problems: readonly StepProblem[];
  /** The steps that could not be undone, with the reason. */
  readonly irreversible: UndoOutcome['irreversible'];
  /** The ids of the steps that a rollback has left as they are, because `skip` named them. */
  readonly kept: readonly string[];
  /** The assistants of this run, by their keys: for the ledger. */
  readonly identities: readonly Identity[];
  /** The tasks that the plan leaves to people, with the ids that the vendor has given; none before the run is done. */
  readonly tasks: readonly ManualTask[];
}
