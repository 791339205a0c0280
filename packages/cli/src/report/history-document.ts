/** The report of a run from its journal: where each step stands, and how to continue. */
import type { HistoryStep, RunHistory } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { commandLine } from '../output/next-command.js';
import { countOf, historySentence, runState } from '../output/history-words.js';
import { isLasting } from '../output/run-words.js';
import { keptBadge, outcomes, statuses, type Badge } from './badges.js';
import { badge, clear, code, figure, lines, list, section, table } from './blocks.js';
import type { Figure, Line, ReportDocument, Section } from './document.js';
import { planDocument } from './plan-document.js';
import { ofRun } from './plan-wording.js';

/** The parts of the plan that still say something after the run. */
const planSections: readonly string[] = ['losses', 'tasks', 'assistants', 'unseen', 'plan'];

/** Returns the report of a run. */
export const historyDocument = (run: RunHistory): ReportDocument => ({
  about: `Run · ${run.runId}`,
  title: `Run at ${run.account}`,
  state: stateOf(run),
  sentence: historySentence(run),
  figures: figuresOf(run),
  sections: [
    nextOf(run),
    problemsOf(run),
    stepsOf(run),
    turnsOf(run),
    irreversibleOf(run),
    ...planDocument(run.plan, ofRun(run)).sections.filter(({ id }) => planSections.includes(id)),
  ],
});

const stateOf = (run: RunHistory): Badge => {
  const { outcome } = run;
  if (outcome === 'applied' || outcome === 'rolledBack') return outcomes[outcome];
  return { ...outcomes.stopped, word: runState(run) };
};

const figuresOf = (run: RunHistory): readonly Figure[] => {
  const { direction, steps, turns } = run;
  const isForward = direction === 'apply';
  const done = countOf(run, isForward ? 'ended' : 'undone');
  return [
    {
      ...{ value: `${done} / ${steps.length}`, section: 'steps', tone: stateOf(run).tone },
      label: isForward ? 'steps done' : 'steps undone',
    },
    figure(failedOf(run).length, ['problem', 'problems'], 'problems', 'bad'),
    figure(turns.length, ['beginning', 'times begun or continued'], 'turns', 'changed'),
    figure(run.plan.assistants.length, ['assistant', 'assistants'], 'assistants', 'changed'),
  ];
};

function nextOf(run: RunHistory): Section {
  const { runId, account, direction, outcome, steps } = run;
  // A rollback that has begun can only be continued, even if it restores nothing.
  const goesBack = direction === 'rollback' || !isLasting(run);
  const kept = steps.filter((step) => step.kept === true).length;
  const commands = [
    ...(direction === 'apply' && outcome === undefined
      ? [commandLine('resume', runId, account)]
      : []),
    ...(outcome === 'rolledBack' || !goesBack ? [] : [commandLine('rollback', runId, account)]),
  ];
  return section(
    'next',
    'Next commands',
    commands.length === 0
      ? clear(
          outcome !== 'rolledBack'
            ? 'The run cannot be undone. Nothing is left to do.'
            : kept === 0
              ? 'The run is undone. Nothing is left to do.'
              : `The run is undone, but for ${counted(kept, 'step')} that the rollback has kept.`,
        )
      : lines('To enter in the folder of the run', commands.join('\n')),
  );
}

const failedOf = ({ steps }: RunHistory): readonly HistoryStep[] =>
  steps.filter(
    ({ status, failure }) => failure !== undefined && status !== 'ended' && status !== 'undone',
  );

function problemsOf(run: RunHistory): Section {
  const failed = failedOf(run);
  return section(
    'problems',
    `Problems (${failed.length})`,
    failed.length === 0
      ? clear(noProblem(run))
      : table(
          'Steps that failed last, and why',
          ['Step', 'Status', 'Error', 'Message'],
          failed.map(({ id, status, failure = {} }): readonly Line[] => [
            [code(id)],
            [badge(statuses[status])],
            [wordOf(failure['kind'])],
            [wordOf(failure['message'])],
          ]),
        ),
  );
}

function noProblem({ direction, outcome }: RunHistory): string {
  const subject = direction === 'apply' ? 'The run' : 'The rollback';
  return outcome === undefined
    ? `${subject} has not ended. It has no failed step.`
    : `${subject} has no failed step.`;
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const stepsOf = ({ steps }: RunHistory): Section =>
  section(
    'steps',
    `Steps (${steps.length})`,
    steps.length === 0
      ? clear('The plan has none.')
      : table(
          'The steps of the plan in their order',
          ['Step', 'Status', 'Begun', 'Last record', 'Made', 'Before'],
          steps.map(stepRow),
        ),
  );

const stepRow = (step: HistoryStep): readonly Line[] => {
  const { title, status, adopted, kept, begunAt = '–', changedAt = '–', madeId, before } = step;
  return [
    [title],
    [
      badge(kept === true ? keptBadge : statuses[status]),
      ...(adopted === true ? [' found done'] : []),
    ],
    [timeText(begunAt)],
    [timeText(changedAt)],
    madeId === undefined ? ['–'] : [code(madeId)],
    [{ kind: 'value', value: before ?? undefined }],
  ];
};

/** Returns a time of the journal in UTC, to the second. */
const timeText = (time: string): string =>
  time.replace(/^([\d-]{10})T([\d:]{8})(?:\.\d+)?Z$/, '$1 $2 UTC');

const turnsOf = ({ turns }: RunHistory): Section =>
  section(
    'turns',
    `Begun and continued (${counted(turns.length, 'time')})`,
    table(
      'When the run was begun and continued, and by whom',
      ['Time', 'What', 'By'],
      turns.map(({ type, at, by = '–' }) => [[timeText(at)], [turnWords[type]], [by]]),
    ),
  );

const turnWords = {
  started: 'begun',
  resumed: 'continued',
  rollback: 'rolled back',
} as const;

function irreversibleOf({ steps }: RunHistory): Section {
  const items = steps.flatMap(({ id, irreversible, status }): readonly Line[] =>
    irreversible === undefined || status === 'notBegun' ? [] : [[code(id), `: ${irreversible}`]],
  );
  return section(
    'irreversible',
    'Irreversible steps',
    items.length === 0 ? clear('A rollback can undo every step.') : list(items),
  );
}
