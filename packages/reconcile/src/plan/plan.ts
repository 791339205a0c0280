/** A plan: what would change at a provider, what would be lost, and what a person must decide. */
import type { JsonValue, Permission } from '@assistant-provider/core';
import type { Unseen } from '../observe/observed.js';
import type { QueuesToBind } from './queue-gate.js';
import type { Step } from './step.js';

/** The format version that this version of the library writes and reads. */
export const planFormat = 1;

/**
 * The verdict on a field. `carried`: the same at the target. `converted`: said in the target's words,
 * nothing is lost. `emulated`: the target does not support it, and other means reach the same. `asked`: a person
 * must choose. `dropped`: the target has nothing of the kind. `unseen`: the client may not see it.
 */
export type Verdict = 'carried' | 'converted' | 'emulated' | 'asked' | 'dropped' | 'unseen';

/** One field of an assistant, and what becomes of it. */
export interface PlannedField {
  /** The field, e.g. `returns-desk/tags/team`: the assistant's key first, then names from the outside inwards. */
  readonly field: string;
  /** The verdict. */
  readonly verdict: Verdict;
  /** The reason in a sentence. */
  readonly reason: string;
  /** Whether the field changes at the target, and how. */
  readonly change: 'none' | 'add' | 'change' | 'remove';
  /** The value at the target now; missing if there is none. */
  readonly before?: JsonValue;
  /** The value at the target afterwards; missing if there is none. */
  readonly after?: JsonValue;
  /** How many objects the field stands for, if more than one. */
  readonly count?: number;
  /** Whether a person has accepted the loss or the task. */
  readonly accepted?: boolean;
  /** True if the field waits for a later plan: a queue that is not moved yet, and what comes with it. */
  readonly pending?: boolean;
}

/** A question that a person answers in the map. */
export interface Question {
  /** Unique in the plan and the same for the same question. */
  readonly id: string;
  /** The fields that wait for the answer. */
  readonly fields: readonly string[];
  /** The question in a sentence. */
  readonly text: string;
  /** The place of the answer in the map, from the outside inwards. */
  readonly answerAt: readonly string[];
  /** Possible answers. */
  readonly candidates: readonly {
    /** The value to put into the map. */
    readonly value: JsonValue;
    /** The meaning of the value. */
    readonly label: string;
  }[];
}

/** A task that no provider can do: a person changes something elsewhere. */
export interface ManualTask {
  /** The field that it stands for. */
  readonly field: string;
  /** What to change, e.g. a contact flow. */
  readonly object: string;
  /** What to enter. */
  readonly text: string;
}

/** A reason why the plan cannot be applied as it is, besides open questions and losses. */
export interface Obstacle {
  /** The stable name of the rule. */
  readonly rule:
    | 'places'
    | 'changes'
    | 'deletions'
    | 'emptySource'
    | 'readOnlyStatus'
    | 'cycle'
    | 'notVerified'
    | 'pending'
    | 'unseen';
  /** The reason in a sentence, and what to do. */
  readonly message: string;
  /** Whether `--force` overrides it. */
  readonly forcible: boolean;
}

/** One assistant of the manifest in a plan. */
export interface PlannedAssistant {
  /** The key in the manifest. */
  readonly key: string;
  /** The name in the manifest. */
  readonly name: string;
  /** The change of the assistant as a whole. */
  readonly change: 'none' | 'create' | 'adopt' | 'update' | 'replace' | 'delete' | 'skip' | 'asked';
  /** The id at the target; missing if there is none yet. */
  readonly id?: string;
  /** The id of the assistant that a new one takes the place of. */
  readonly replaces?: string;
  /** The fingerprint of the assistant at the target, as it was when the plan was made. */
  readonly fingerprint?: string;
  /** The fields. Those of an assistant that does not change are left out. */
  readonly fields: readonly PlannedField[];
}

/** The cost of applying the plan. */
export interface Forecast {
  /**
   * The requests of all steps, with what each reads before it writes. Further pages, retries and the look
   * at the target before the first step come on top.
   */
  readonly requests: number;
  /** The shortest time that the vendor's published quota allows, in milliseconds; missing without one. */
  readonly milliseconds?: number;
  /** Further assistants that the account can hold, if the vendor publishes a number. */
  readonly places?: number;
}

/** Where the assistants of a move come from. */
export interface PlanSource {
  /** The vendor. */
  readonly vendor: string;
  /** The account, in the words of who plans. */
  readonly account?: string;
  /** The id of each assistant at the source, by its key. */
  readonly ids: Readonly<Record<string, string>>;
  /** The names that select the assistants; missing if the plan is about all of them. */
  readonly names?: readonly string[];
  /** The queues that the plan moves now; missing if these are all. */
  readonly until?: QueuesToBind;
}

/** A plan. The same inputs give the same bytes. */
export interface Plan {
  /** The format version. */
  readonly format: typeof planFormat;
  /** The SHA-256 of everything else in the plan, in hexadecimal. */
  readonly hash: string;
  /** Where the plan is to be applied. */
  readonly target: {
    readonly vendor: string;
    readonly account?: string;
  };
  /** Where the assistants come from, if the plan is a move. */
  readonly source?: PlanSource;
  /** The members of the target that were read: `apply` reads the same again, to see that nothing has changed. */
  readonly observed: {
    readonly parts: boolean;
    readonly versions: boolean;
  };
  /** The assistants of the manifest, by key. */
  readonly assistants: readonly PlannedAssistant[];
  /** The steps in an order in which they can be done. */
  readonly steps: readonly Step[];
  /** All open questions. */
  readonly questions: readonly Question[];
  /** All tasks for people. */
  readonly tasks: readonly ManualTask[];
  /** The reasons why the plan cannot be applied as it is. */
  readonly obstacles: readonly Obstacle[];
  /** The objects that could not be read, and are therefore not part of the plan. */
  readonly unseen: readonly Unseen[];
  /**
   * The permissions with which the plan can be applied, resumed and rolled back. `onlyIf` names those that
   * only a rollback needs, or only some states of the target.
   */
  readonly permissions: readonly Permission[];
  /** The cost of applying the plan. */
  readonly forecast: Forecast;
  /** Whether `apply` accepts the plan: nothing is open, every loss is accepted, and no obstacle is left. */
  readonly applyable: boolean;
  /** Whether the plan covers everything: nothing is unseen or pending, and no assistant was skipped. */
  readonly complete: boolean;
}
