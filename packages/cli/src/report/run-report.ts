/** The report of a run: what was done, and what a person must look at. */
import type { RunReport } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { commandLine } from '../output/next-command.js';
import { keptReason, problemText } from '../output/run-words.js';
import { outcomes } from './badges.js';
import { tasksOf } from './tasks-section.js';
import { clear, code, figure, lines, list, section, strong, table } from './blocks.js';
import type { Block, Figure, Line, ReportDocument, Section } from './document.js';

/** How the emulator of a rehearsal differs from the account. */
export interface StageDifferences {
  /** The members that read differently. */
  readonly notHeld: readonly string[];
  /** The guesses that the emulator rests on. */
  readonly guesses: readonly string[];
}

/** How a run ended, as `--json` writes it: a plan without steps has no run, and a rehearsal says more. */
export type EndedRun = Omit<RunReport, 'runId' | 'tasks'> &
  Partial<Pick<RunReport, 'runId' | 'tasks'> & StageDifferences>;

/** Returns the report of how a run ended, at an account if it is known. `lasting` says why nothing can be undone. */
export const runDocument = (run: EndedRun, account?: string, lasting?: string): ReportDocument => {
  const { runId, outcome, problems, identities, tasks = [] } = run;
  return {
    about: runId === undefined ? 'A plan without steps' : `Run · ${runId}`,
    title: account === undefined ? `Run ${runId ?? 'without steps'}` : `Run at ${account}`,
    state: outcomes[outcome],
    sentence: sentenceOf(run),
    figures: figuresOf(run),
    sections: [
      section(
        'problems',
        `Problems (${problems.length})`,
        ...tableOr(
          clear('There was none.'),
          'Steps that did not end as planned',
          ['Step', 'Problem', 'Message'],
          problems.map((problem) => [
            [code(problem.step)],
            [strong(problem.kind)],
            [problemText(problem)],
          ]),
        ),
      ),
      ...differencesOf(run),
      ...nextOf(run, account, lasting),
      ...undoneOf(run),
      section(
        'assistants',
        `Assistants (${identities.length})`,
        ...tableOr(
          clear('The run has created or taken over none.'),
          'Keys of the manifest, and ids at the vendor',
          ['Key', 'Id', 'How'],
          identities.map(({ key, id, how }) => [[code(key)], [code(id)], [how]]),
        ),
      ),
      ...(tasks.length === 0 ? [] : [tasksOf(tasks)]),
    ],
  };
};

const tableOr = (none: Block, ...[caption, head, rows]: Parameters<typeof table>) =>
  rows.length === 0 ? [none] : [table(caption, head, rows)];

function sentenceOf({ outcome, done, total }: EndedRun): string {
  const steps = `${done} of ${counted(total, 'step')}`;
  switch (outcome) {
    case 'applied':
      return `The run has done ${steps}.`;
    case 'rolledBack':
      return `The rollback has undone ${steps}.`;
    case 'stopped':
      return `Somebody stopped the run after ${steps}. It can be resumed or undone.`;
    case 'failed':
      return `The run failed after ${steps}. Nothing has to be cleaned up: it can be resumed or undone.`;
    case 'unclear':
      return `The run ended after ${steps}, because a person must look at the account first.`;
  }
}

const figuresOf = (run: EndedRun): readonly Figure[] => {
  const { done, total, problems, irreversible, kept, identities, outcome } = run;
  return [
    {
      ...{ value: `${done} / ${total}`, section: 'problems', tone: outcomes[outcome].tone },
      label: outcome === 'rolledBack' ? 'steps undone' : 'steps done',
    },
    figure(problems.length, ['problem', 'problems'], 'problems', 'bad'),
    ...(hasRollback(run)
      ? [
          figure(
            irreversible.length + kept.length,
            ['step not undone', 'steps not undone'],
            'irreversible',
            'attention',
          ),
        ]
      : []),
    figure(identities.length, ['assistant', 'assistants'], 'assistants', 'changed'),
  ];
};

/** A run that was never rolled back has not left anything. */
const hasRollback = ({ outcome, irreversible, kept }: EndedRun): boolean =>
  outcome === 'rolledBack' || irreversible.length + kept.length > 0;

const undoneOf = (run: EndedRun): readonly Section[] =>
  hasRollback(run)
    ? [
        section(
          'irreversible',
          `Not undone (${run.irreversible.length + run.kept.length})`,
          ...tableOr(
            clear('Everything was undone.'),
            'Steps that are not undone, or not completely',
            ['Step', 'Reason'],
            [...run.irreversible, ...run.kept.map((step) => ({ step, reason: keptReason }))].map(
              ({ step, reason }) => [[code(step)], [reason]],
            ),
          ),
        ),
      ]
    : [];

const differencesOf = ({ notHeld, guesses }: EndedRun): readonly Section[] => {
  if (notHeld === undefined || guesses === undefined) return [];
  const items = [
    ...notHeld.map((each): Line => [strong('not as at the account'), `: ${each}`]),
    ...guesses.map((each): Line => [strong('guessed'), `: ${each}`]),
  ];
  return [
    section(
      'differences',
      `Differences from the account (${items.length})`,
      items.length === 0 ? clear('The emulator reads as the account does.') : list(items),
    ),
  ];
};

/** Returns the commands that continue a run, or undo it. */
function nextOf(
  { outcome, runId }: EndedRun,
  account: string | undefined,
  lasting: string | undefined,
): readonly Section[] {
  if (outcome === 'rolledBack' || runId === undefined || account === undefined) return [];
  const undo = lines('To undo what was done', commandLine('rollback', runId, account));
  const resume = lines('To continue', commandLine('resume', runId, account));
  const blocks =
    outcome === 'applied'
      ? [lasting === undefined ? undo : clear(lasting)]
      : [resume, ...(lasting === undefined ? [undo] : [])];
  return [section('next', 'What comes next', ...blocks)];
}
