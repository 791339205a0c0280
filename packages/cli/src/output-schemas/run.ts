/** The outputs about runs. */
import * as z from 'zod';
import { count, failure, plan, text, texts, time, value } from './shared.js';

const problem = z.discriminatedUnion('kind', [
  z.object({ step: text, kind: z.literal('failed'), error: failure }),
  z.object({ step: text, kind: z.literal('unclear'), message: text }),
  z.object({ step: text, kind: z.literal('differs'), planned: value, written: value }),
  z.object({ step: text, kind: z.literal('notStored'), error: failure }),
]);

/** How a run ended. */
export const runReport = z.object({
  runId: text.describe('Missing if there was nothing to do, so that no run began.').exactOptional(),
  outcome: z.enum(['applied', 'rolledBack', 'stopped', 'failed', 'unclear']),
  done: count,
  total: count,
  problems: z.array(problem),
  irreversible: z.array(z.object({ step: text, reason: text })),
  tasks: z
    .array(z.object({ field: text, object: text, text }))
    .describe('What people must do now. Missing in the outputs of earlier versions.')
    .exactOptional(),
  kept: texts.describe('The ids of the steps that a rollback has left as they are.'),
  identities: z.array(
    z.object({
      key: text,
      id: text,
      how: z.enum(['created', 'byName', 'byMap', 'byOrigin', 'forgotten']),
    }),
  ),
});

/** How a rehearsal ended. */
export const rehearsal = z.object({
  ...runReport.shape,
  rehearsed: z.literal(true),
  requests: count.describe('The requests to the emulator.'),
  notHeld: texts.describe('What reads differently at the emulator than at the account.'),
  guesses: texts.describe('What the emulator has because of a guess.'),
});

const step = z.object({
  id: text,
  title: text,
  assistant: text,
  status: z.enum(['notBegun', 'begun', 'ended', 'failed', 'skipped', 'undoing', 'undone']),
  begunAt: time.exactOptional(),
  changedAt: time.exactOptional(),
  adopted: z.boolean().exactOptional(),
  kept: z.boolean().describe('True if a rollback has left the step as it is.').exactOptional(),
  before: value.optional(),
  madeId: text.exactOptional(),
  failure: failure.exactOptional(),
  irreversible: text.exactOptional(),
});

const turn = z.object({
  type: z.enum(['started', 'resumed', 'rollback']),
  by: text.exactOptional(),
  at: time,
});

const direction = z.enum(['apply', 'rollback']);

/** The members that a history and a list share. */
const ofRun = {
  runId: text,
  vendor: text,
  account: text,
  direction,
  outcome: text.describe('Missing if the run can be continued.').exactOptional(),
  startedAt: time,
  changedAt: time,
};

/** The history of a run, up to now. */
export const runHistory = z.object({
  ...ofRun,
  turns: z.array(turn),
  steps: z.array(step),
  plan,
});

/** A run in the list of runs. */
export const listedRun = z.union([
  z.object({
    ...ofRun,
    steps: count,
    ended: count,
    undone: count,
    failed: texts.describe('The ids of the steps that failed last.'),
  }),
  z.object({ runId: text, error: failure }).describe('A run that cannot be read.'),
]);

/** A run in the list of runs. */
export type ListedRun = z.infer<typeof listedRun>;
