/** Compares both sides of a move, by the verdicts of its plan. Sends no write. */
import { err, ResultAsync } from 'neverthrow';
import { vendorError, type RunError } from '../apply/run-error.js';
import { mapFormat } from '../map/map.js';
import { fieldPattern } from '../plan/field-pattern.js';
import { inputsOf, guardedRead } from '../plan/make-plan.js';
import { observeFor } from '../plan/observe-for.js';
import { planFrom } from '../plan/plan-from.js';
import type { Plan, PlannedField } from '../plan/plan.js';
import { targetOf } from '../plan/target.js';
import { snapshot } from '../snapshot/snapshot.js';
import { verificationOf, type Verification } from '../verify/verify.js';
import { sidesProblem } from './accounts.js';
import {
  planOptionsOf,
  readingOf,
  readLedger,
  remainsOf,
  type Move,
  type MoveOptions,
} from './move.js';
import { earlierFrom } from './source-keys.js';

/** How to verify a move. */
export interface VerifyMoveOptions extends Omit<MoveOptions, 'until' | 'thresholds' | 'earlier'> {
  /** Fields to ignore, as the plan names them; `*` stands for any text between two slashes. */
  readonly ignore?: readonly string[];
}

/** The result of a comparison of both sides. */
export interface MoveVerification extends Verification {
  /**
   * Fields that are gone although nobody has accepted their loss in the plan of the move. They may have
   * appeared at the source after the move was planned.
   */
  readonly lost: readonly PlannedField[];
  /** The fields that are gone and that the plan of the move called unseen, or dropped or asked and accepted. */
  readonly uncarried: readonly PlannedField[];
  /** The queues that were not moved yet, and what comes with them. */
  readonly pending: readonly PlannedField[];
  /**
   * Whether everything has arrived that the plan called carried, converted or emulated, and nothing else is
   * gone. Pending queues are listed in `pending` alone.
   */
  readonly clean: boolean;
}

/**
 * Reads both sides of a move again, and compares them: what the plan called carried must be the same, and
 * what it called dropped must be all that is gone. A difference says on which side the change happened:
 * `drift` at the target, `pending` at the source.
 */
export function verifyMove(
  { manifest: moved, plan }: Pick<Move, 'manifest' | 'plan'>,
  options: VerifyMoveOptions,
): ResultAsync<MoveVerification, RunError> {
  const problem = sidesProblem(options);
  if (problem) return new ResultAsync(Promise.resolve(err(problem)));
  const { from, to, accounts = {}, select, ignore = [] } = options;
  const before = remainsOf(plan);
  return readLedger(options.ledger).andThen((ledger) =>
    snapshot(from, {
      ...readingOf(options),
      ...(select && { select }),
      ...(accounts.from !== undefined && { account: accounts.from }),
      earlier: withEarlier(earlierFrom(ledger, from.vendor, accounts.from), moved),
    })
      .andThen(({ manifest, unseen, uncarried }) => {
        const planOptions = { ...planOptionsOf(options, ledger), unseen, uncarried };
        return new ResultAsync(
          guardedRead(to, 'verifyMove', async (viewer) => {
            const read = await observeFor([manifest, moved], viewer, planOptions);
            return read.map((observed): MoveVerification => {
              const { map = { format: mapFormat }, account } = planOptions;
              const inputs = {
                ...inputsOf(planOptions),
                ...{ map, observed, target: targetOf(viewer, account) },
              };
              const current = planFrom({ ...inputs, manifest });
              const verification = verificationOf(
                current,
                planFrom({ ...inputs, manifest: moved }),
                observed,
                { ignore: [...ignore, ...before.pending.map(({ field }) => field)] },
              );
              return comparisonOf(verification, current, before, ignore);
            });
          }),
        );
      })
      .mapErr(vendorError),
  );
}

const withEarlier = (known: Move['manifest'], moved: Move['manifest']): Move['manifest'] => ({
  ...known,
  assistants: { ...known.assistants, ...moved.assistants },
});

function comparisonOf(
  verification: Verification,
  current: Plan,
  before: Pick<Move, 'uncarried' | 'pending'>,
  ignore: readonly string[],
): MoveVerification {
  const patterns = ignore.map(fieldPattern);
  // A plan that was applied has only accepted losses. One that nobody applied announces nothing else either.
  const announced = new Set(
    before.uncarried
      .filter(({ verdict, accepted }) => verdict === 'unseen' || accepted === true)
      .map(({ field }) => field),
  );
  const { uncarried } = remainsOf(current);
  const lost = uncarried.filter(
    ({ field }) => !announced.has(field) && !patterns.some((pattern) => pattern.test(field)),
  );
  const waiting = new Set(verification.ignored);
  return {
    ...verification,
    ignored: verification.ignored.filter((field) => patterns.some((each) => each.test(field))),
    lost,
    uncarried: uncarried.filter(({ field }) => announced.has(field)),
    pending: before.pending.filter(({ field }) => waiting.has(field)),
    clean:
      verification.differences.length === 0 &&
      verification.questions.length === 0 &&
      lost.length === 0,
  };
}
