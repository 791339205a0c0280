/** The report of a run from its journal: where each step stands, and how to continue. */
import type { HistoryStep, RunHistory } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { commandLine } from '../output/next-command.js';
import { historySentence, statusWords } from '../output/history-words.js';
import type { Block, Inline, Line, ReportDocument, Section } from './document.js';
import { planDocument } from './plan-document.js';

const code = (text: string): Inline => ({ kind: 'code', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', line: [text] });
const section = (id: string, title: string, ...blocks: readonly Block[]): Section => ({
  kind: 'section',
  ...{ id, title, blocks },
});

/** The parts of the plan that still say something after the run. */
const planSections: readonly string[] = ['losses', 'tasks', 'assistants', 'unseen', 'plan'];

/** Returns the report of a run. */
export const historyDocument = (run: RunHistory): ReportDocument => ({
  title: `Run ${run.runId} at ${run.account}`,
  sentence: historySentence(run),
  sections: [
    nextOf(run),
    problemsOf(run),
    stepsOf(run),
    turnsOf(run),
    irreversibleOf(run),
    ...planDocument(run.plan).sections.filter(({ id }) => planSections.includes(id)),
  ],
});

function nextOf({ runId, account, direction, outcome }: RunHistory): Section {
  const lines = [
    ...(direction === 'apply' && outcome === undefined
      ? [commandLine('resume', runId, account)]
      : []),
    ...(outcome === 'rolledBack' ? [] : [commandLine('rollback', runId, account)]),
  ];
  return section(
    'next',
    'Next commands',
    lines.length === 0
      ? paragraph('The run is undone. Nothing is left to do.')
      : { kind: 'lines', label: 'To enter in the folder of the run', text: lines.join('\n') },
  );
}

function problemsOf({ steps }: RunHistory): Section {
  const failed = steps.filter(
    ({ status, failure }) => failure !== undefined && status !== 'ended' && status !== 'undone',
  );
  return section(
    'problems',
    `Problems (${failed.length})`,
    failed.length === 0
      ? paragraph('No step failed last.')
      : {
          kind: 'table',
          caption: 'Steps that failed last, and why',
          head: ['Step', 'Status', 'Error', 'Message'],
          rows: failed.map(({ id, status, failure = {} }): readonly Line[] => [
            [code(id)],
            [statusWords[status]],
            [wordOf(failure['kind'])],
            [wordOf(failure['message'])],
          ]),
        },
  );
}

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const stepsOf = ({ steps }: RunHistory): Section =>
  section(
    'steps',
    `Steps (${steps.length})`,
    steps.length === 0
      ? paragraph('The plan has none.')
      : {
          kind: 'table',
          caption: 'The steps of the plan in their order',
          head: ['Step', 'Status', 'Begun', 'Last record', 'Made', 'Before'],
          rows: steps.map(stepRow),
        },
  );

const stepRow = (step: HistoryStep): readonly Line[] => {
  const { title, status, adopted, begunAt = '', changedAt = '', madeId, before } = step;
  return [
    [title],
    [{ kind: 'strong', text: statusWords[status] }, ...(adopted === true ? [', found done'] : [])],
    [begunAt],
    [changedAt],
    madeId === undefined ? [] : [code(madeId)],
    [{ kind: 'value', value: before ?? undefined }],
  ];
};

const turnsOf = ({ turns }: RunHistory): Section =>
  section('turns', `Begun and continued (${counted(turns.length, 'time')})`, {
    kind: 'table',
    caption: 'When the run was begun and continued, and by whom',
    head: ['Time', 'What', 'By'],
    rows: turns.map(({ type, at, by = '' }) => [[at], [turnWords[type]], [by]]),
  });

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
    items.length === 0 ? paragraph('A rollback can undo every step.') : { kind: 'list', items },
  );
}
