/** Notes in the ledger what the steps of a run have brought together, as soon as each step has ended. */
import type { Clock } from '@assistant-provider/core';
import { err, ok, okAsync, type Result, type ResultAsync } from 'neverthrow';
import type { LedgerEntry, LedgerPair, LedgerPlace } from '../ledger/entry.js';
import { unnamedAccount } from '../ledger/known-ids.js';
import type { LedgerLog } from '../ledger/ledger-log.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Plan } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import { maskJson } from '../journal/mask-payload.js';
import { identityOf, type Identity } from './identities.js';
import type { JournalError, RunJournal } from './run-journal.js';
import type { StepResult } from './step-work.js';

/** The run whose steps are noted. */
export interface NotedRun {
  readonly plan: Plan;
  readonly runId: string;
  readonly ledger: LedgerLog;
  readonly clock: Clock;
  /** Secrets that a vendor may repeat in an id. */
  readonly secrets: readonly string[];
}

/**
 * Returns the journal of a run that also writes into the ledger. Adds first what a crash has left out: a
 * step that the journal knows and the ledger does not. Fails before the first step if the ledger cannot be
 * read.
 */
export async function withLedger(
  journal: RunJournal,
  run: NotedRun,
): Promise<Result<RunJournal, JournalError>> {
  const read = await run.ledger.read();
  if (read.isErr()) return err(read.error);
  const notes = notesOf(run, read.value);
  const byId = new Map(run.plan.steps.map((step) => [step.id, step]));
  for (const [id, known] of journal.steps) {
    const step = byId.get(id);
    if (step === undefined) continue;
    const added =
      known.state === 'ended'
        ? await notes.done(step, known.result)
        : known.state === 'undone'
          ? await notes.undone(step)
          : ok(undefined);
    if (added.isErr()) return err(added.error);
  }
  const stepOf = (id: string) => byId.get(id) as Step;
  return ok({
    ...journal,
    end: (id, result) => journal.end(id, result).andThen(() => notes.done(stepOf(id), result)),
    undone: (id, found) => journal.undone(id, found).andThen(() => notes.undone(stepOf(id))),
  });
}

interface Notes {
  done(step: Step, result: StepResult): ResultAsync<void, JournalError>;
  undone(step: Step): ResultAsync<void, JournalError>;
}

function notesOf({ plan, runId, ledger, clock, secrets }: NotedRun, { entries }: Ledger): Notes {
  const { vendor, account = unnamedAccount } = plan.target;
  /** The pair of each key, and that from before the run. */
  const now = new Map<string, LedgerEntry>();
  const before = new Map<string, LedgerPair>();
  const later = new Set<string>();
  const noted = new Set<string>();
  for (const entry of entries) {
    const { key, run } = entry;
    if (entry.vendor !== vendor || entry.account !== account) continue;
    now.set(key, entry);
    if (run === runId) {
      noted.add(key);
      continue;
    }
    // A run of a later time knows better.
    if (noted.has(key)) later.add(key);
    else if ('forgotten' in entry) before.delete(key);
    else before.set(key, entry);
  }

  const add = (entry: LedgerEntry): ResultAsync<void, JournalError> => {
    const known = now.get(entry.key);
    const isNoted = idOf(known) === idOf(entry) || later.has(entry.key);
    if (isNoted) return okAsync(undefined);
    // Key and account name the pair: masked, they would never be found again.
    const stored = 'id' in entry ? { ...entry, id: maskJson(entry.id, secrets) as string } : entry;
    return ledger.add([stored]).map(() => void now.set(entry.key, entry));
  };
  const common = (key: string): LedgerPlace & { readonly at: string; readonly run: string } => ({
    ...{ key, vendor, account },
    ...{ at: new Date(clock.now()).toISOString(), run: runId },
  });
  return {
    done: (step, result) => {
      const identity = identityOf(step, result);
      if (identity === undefined) return okAsync(undefined);
      const { key, id } = identity;
      const isForgotten = identity.how === 'forgotten';
      // The key may have another assistant by now, as after a replacement.
      if (isForgotten && idOf(now.get(key)) !== id) return okAsync(undefined);
      return add(
        isForgotten
          ? { ...common(key), forgotten: true }
          : { ...common(key), id, how: originOf(identity) },
      );
    },
    undone: (step) => {
      const { assistant: key, action } = step;
      if (action.type !== 'create' && action.type !== 'adopt') return okAsync(undefined);
      const earlier = before.get(key);
      return add(
        earlier
          ? { ...common(key), id: earlier.id, how: earlier.how }
          : { ...common(key), forgotten: true },
      );
    },
  };
}

const idOf = (entry: LedgerEntry | undefined): string | undefined =>
  entry === undefined || 'forgotten' in entry ? undefined : entry.id;

const originOf = ({ how }: Identity): LedgerPair['how'] => (how === 'forgotten' ? 'adopted' : how);
