/** Plans the deletion of what was moved, at the source. It is a plan of its own, which a person applies. */
import { err, ResultAsync } from 'neverthrow';
import { vendorError, type RunError } from '../apply/run-error.js';
import { unnamedAccount } from '../ledger/known-ids.js';
import type { LedgerLog } from '../ledger/ledger-log.js';
import type { Ledger } from '../ledger/ledger.js';
import { observe } from '../observe/observe.js';
import type { Observed, ObservedAssistant, Unseen } from '../observe/observed.js';
import { fingerprintOf } from '../plan/fingerprint.js';
import { forecastOf } from '../plan/forecast.js';
import { permissionsOf } from '../plan/permissions.js';
import type { Thresholds } from '../plan/obstacles.js';
import { hashOf } from '../plan/plan-from.js';
import { planFormat, type Obstacle, type Plan, type PlannedAssistant } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import { targetOf } from '../plan/target.js';
import { sidesProblem, type MoveSides } from './accounts.js';
import { readingOf, readLedger, type Move } from './move.js';
import { verifyMove, type MoveVerification, type VerifyMoveOptions } from './verify-move.js';

/** How to plan the deletion of what was moved. */
export interface RetireOptions extends VerifyMoveOptions {
  /** Says what was moved. Nothing else is deleted. */
  readonly ledger: LedgerLog;
  /** The share of deletions above which the plan needs force. */
  readonly thresholds?: Pick<Thresholds, 'deletions' | 'from'>;
}

/** A retirement that was planned. */
export interface Retirement {
  /** The comparison of both sides that the plan rests on. */
  readonly verification: MoveVerification;
  /** The plan at the source. It deletes what was moved, and cannot be undone. */
  readonly plan: Plan;
}

/**
 * Plans the deletion of the moved assistants at the source. Compares both sides first: the plan cannot be
 * applied while anything differs or a queue is pending, and needs force if a missing right hid a part of what
 * would be deleted. Sends no write; pass the plan to `apply` with the
 * provider of the source.
 */
export function planRetire(
  move: Pick<Move, 'manifest' | 'plan'>,
  options: RetireOptions,
): ResultAsync<Retirement, RunError> {
  const problem = sidesProblem(options);
  if (problem) return new ResultAsync(Promise.resolve(err(problem)));
  const { from } = options;
  return verifyMove(move, options).andThen((verification) =>
    readLedger(options.ledger).andThen((ledger) =>
      observe(from, readingOf(options))
        .mapErr(vendorError)
        .map((observed) => ({
          verification,
          plan: planOf(movedAssistants(move, observed, ledger, options), {
            ...{ observed, verification, options },
          }),
        })),
    ),
  );
}

interface Moved {
  readonly key: string;
  readonly assistant: ObservedAssistant;
  /** Its id at the target. */
  readonly movedTo: string;
}

/** Returns the assistants of the source that the ledger says have a partner at the target. */
function movedAssistants(
  { manifest }: Pick<Move, 'manifest'>,
  { assistants }: Observed,
  ledger: Ledger,
  { from, to, accounts = {} }: MoveSides,
): readonly Moved[] {
  const at = { vendor: from.vendor, account: accounts.from ?? unnamedAccount };
  const there = { vendor: to.vendor, account: accounts.to ?? unnamedAccount };
  const byId = new Map(assistants.map((assistant) => [assistant.id, assistant]));
  return Object.keys(manifest.assistants).flatMap((key): readonly Moved[] => {
    const source = ledger.pairAt({ key, ...at });
    const assistant = byId.get(source?.id ?? '');
    const target = ledger.pairAt({ key, ...there });
    return assistant === undefined || target === undefined
      ? []
      : [{ key, assistant, movedTo: target.id }];
  });
}

function planOf(
  moved: readonly Moved[],
  given: {
    readonly observed: Observed;
    readonly verification: MoveVerification;
    readonly options: RetireOptions;
  },
): Plan {
  const { observed, options } = given;
  const { from, accounts = {}, parts = true, versions = true } = options;
  const target = targetOf(from, accounts.from);
  const steps = moved.map(({ key, assistant: { id, name } }): Step => ({
    id: `${key}/delete`,
    assistant: key,
    target: id,
    title: `Delete ${name} (${id}), which was moved`,
    operation: 'assistants.delete',
    action: { type: 'delete' },
    after: [],
    fields: [],
    requests: 1,
    irreversible: 'A deleted assistant can be created again, but with another id.',
  }));
  const obstacles = obstaclesOf(moved, given);
  const assistants = moved.map(({ key, assistant }): PlannedAssistant => ({
    ...{ key, name: assistant.name, id: assistant.id, change: 'delete', fields: [] },
    fingerprint: fingerprintOf(assistant),
  }));
  const read = { parts, versions };
  const body: Omit<Plan, 'hash'> = {
    format: planFormat,
    target: {
      vendor: from.vendor,
      ...(accounts.from !== undefined && { account: accounts.from }),
    },
    observed: read,
    assistants,
    steps,
    questions: [],
    tasks: [],
    obstacles,
    unseen: observed.unseen,
    permissions: permissionsOf({ steps, assistants, read, observed, target }),
    forecast: forecastOf(steps, observed, target),
    applyable: obstacles.length === 0,
    complete: true,
  };
  return { ...body, hash: hashOf(body) };
}

function obstaclesOf(
  moved: readonly Moved[],
  {
    observed,
    verification,
    options,
  }: {
    readonly observed: Observed;
    readonly verification: MoveVerification;
    readonly options: RetireOptions;
  },
): readonly Obstacle[] {
  const { deletions = 0.1, from = 10 } = options.thresholds ?? {};
  const { differences, lost, questions, pending, clean } = verification;
  const obstacles: Obstacle[] = [];
  if (!clean) {
    const open = differences.length + lost.length + questions.length;
    const message = `Both sides differ in ${open} places, ${differences[0]?.field ?? lost[0]?.field ?? questions[0]?.id} first. Move again, and verify.`;
    obstacles.push({ rule: 'notVerified', message, forcible: false });
  }
  if (pending.length > 0) {
    const message = `${pending.length} fields were not moved yet, ${pending[0]?.field} first. Move them, too.`;
    obstacles.push({ rule: 'pending', message, forcible: false });
  }
  const hidden = hiddenFrom(moved, verification);
  if (hidden.length > 0) {
    const message = `Missing rights hid ${hidden.length} objects, ${hidden[0]?.kind ?? hidden[0]?.what} first. They were neither moved nor compared, and would be deleted. Grant the rights and move again, or force it.`;
    obstacles.push({ rule: 'unseen', message, forcible: true });
  }
  const { length: all } = observed.assistants;
  const { length: deleted } = moved;
  if (all >= from && deleted > all * deletions)
    obstacles.push({
      rule: 'deletions',
      message: `The plan deletes ${deleted} of ${all} assistants, more than ${Math.round(deletions * 100)} %. Look again, then force it.`,
      forcible: true,
    });
  return obstacles;
}

/** Returns what a missing right hid of the moved assistants, on either side. */
function hiddenFrom(
  moved: readonly Moved[],
  { unseen }: Pick<MoveVerification, 'unseen'>,
): readonly Unseen[] {
  const ids = new Set(moved.flatMap(({ assistant, movedTo }) => [assistant.id, movedTo]));
  return unseen.filter(
    ({ reason, assistantId }) =>
      reason === 'permissionDenied' &&
      (assistantId === undefined ? moved.length > 0 : ids.has(assistantId)),
  );
}
