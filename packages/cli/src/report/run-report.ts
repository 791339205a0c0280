/** The report of a run: what was done, and what a person must look at. */
import type { RunReport } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { outcomeWords, problemText } from '../output/run-words.js';
import type { Block, Line, ReportDocument, Table } from './document.js';

/** How a run ended, as `--json` writes it: a plan without steps has no run. */
export type EndedRun = Omit<RunReport, 'runId'> & Partial<Pick<RunReport, 'runId'>>;

/** Returns the report of how a run ended, at an account if it is known. */
export const runDocument = (run: EndedRun, account?: string): ReportDocument => {
  const { runId, outcome, done, total, problems, irreversible, identities } = run;
  const title = runId === undefined ? 'A plan without steps' : `Run ${runId}`;
  const ended = `${outcomeWords[outcome]}, ${done} of ${counted(total, 'step')}.`;
  return {
    title: account === undefined ? title : `${title} at ${account}`,
    sentence: account === undefined ? `The run: ${ended}` : `At ${account}: ${ended}`,
    sections: [
      {
        ...{ kind: 'section', id: 'problems', title: `Problems (${problems.length})` },
        blocks: tableOr('There was none.', {
          caption: 'Steps that did not end as planned',
          head: ['Step', 'Problem', 'Message'],
          rows: problems.map((problem) => [
            [{ kind: 'code', text: problem.step }],
            [problem.kind],
            [problemText(problem)],
          ]),
        }),
      },
      {
        ...{ kind: 'section', id: 'irreversible', title: `Not undone (${irreversible.length})` },
        blocks: tableOr('Nothing was left.', {
          caption: 'Steps that could not be undone',
          head: ['Step', 'Reason'],
          rows: irreversible.map(({ step, reason }) => [[{ kind: 'code', text: step }], [reason]]),
        }),
      },
      {
        ...{ kind: 'section', id: 'assistants', title: `Assistants (${identities.length})` },
        blocks: tableOr('The run has created or taken over none.', {
          caption: 'Keys of the manifest, and ids at the vendor',
          head: ['Key', 'Id', 'How'],
          rows: identities.map(({ key, id, how }): readonly Line[] => [
            [{ kind: 'code', text: key }],
            [{ kind: 'code', text: id }],
            [how],
          ]),
        }),
      },
    ],
  };
};

const tableOr = (none: string, table: Omit<Table, 'kind'>): readonly Block[] =>
  table.rows.length === 0 ? [{ kind: 'paragraph', line: [none] }] : [{ kind: 'table', ...table }];
