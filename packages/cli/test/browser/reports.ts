/** One report of each kind and state, made by the command against the emulators wherever it can make one. */
import { parsePlan, type Plan } from '@assistant-provider/reconcile';
import { planHtml, planMarkdown } from '../../src/report/plan-report.js';
import { startShell } from '../start-shell.js';
import { bigPlan, mixedPlan } from './plans.js';

/** A report in both formats. */
export interface Report {
  readonly html: string;
  readonly markdown: string;
}

/** The names of the reports. */
export const reportNames = [
  'plan-move',
  'plan-empty',
  'plan-mixed',
  'plan-big',
  'run-applied',
  'run-failed',
  'run-rolled-back',
  'run-history',
  'inventory',
] as const;

export type ReportName = (typeof reportNames)[number];

const planReport = (plan: Plan): Report => ({ html: planHtml(plan), markdown: planMarkdown(plan) });

/** Returns every report. */
export async function makeReports(): Promise<Readonly<Record<ReportName, Report>>> {
  const shell = await startShell();
  const { assistants, read, write, genesys } = shell;
  const confirm = ['--confirm', 'genesys'];
  const planOf = async (target: string): Promise<Plan> => {
    await assistants('plan', 'dev.assistants.yaml', target, '--out', 'plan.json');
    return parsePlan(await read('plan.json'))._unsafeUnwrap();
  };
  const reportOf = async (...subject: readonly string[]): Promise<Report> => {
    await assistants('report', ...subject, 'report.html');
    await assistants('report', ...subject, 'report.md');
    return { html: await read('report.html'), markdown: await read('report.md') };
  };
  /** Returns how a run ended, as the command says it at the end. */
  const runOf = async (...command: readonly string[]): Promise<Report> => {
    await assistants(...command, '--report', 'run.html');
    const html = await read('run.html');
    await write('run.json', dataOf(html));
    return { html, markdown: (await reportOf('run.json')).markdown };
  };
  try {
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const move = await planOf('qconnect');
    const empty = await planOf('genesys');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', 'Voyage desk'));
    await planOf('genesys');
    genesys.faults.add({ operation: 'patchAssistant', effect: { kind: 'status', status: 400 } });
    const failed = await runOf('apply', 'plan.json', 'genesys', ...confirm);
    genesys.faults.clear();
    const { runId } = JSON.parse(dataOf(failed.html)) as { readonly runId: string };
    const applied = await runOf('resume', runId, 'genesys');
    const rolledBack = await runOf('rollback', runId, 'genesys', ...confirm);
    const history = await reportOf(runId);
    await write('inventory.jsonl', (await assistants('inventory', '--json')).stdout);
    return {
      'plan-move': planReport(move),
      'plan-empty': planReport(empty),
      'plan-mixed': planReport(mixedPlan),
      'plan-big': planReport(bigPlan),
      'run-applied': applied,
      'run-failed': failed,
      'run-rolled-back': rolledBack,
      'run-history': history,
      inventory: await reportOf('inventory.jsonl'),
    };
  } finally {
    await shell.close();
  }
}

/** Returns the data of a page. */
const dataOf = (html: string): string =>
  /<script type="application\/json" id="data">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
