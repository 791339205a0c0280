/** Writes a report in one of its formats. */
import { stringifyPlan, type Plan } from '@assistant-provider/reconcile';
import { usageError } from '../command-error.js';
import type { ReportDocument } from './document.js';
import { historyDocument } from './history-document.js';
import { inventoryDocument } from './inventory-document.js';
import { markdownOf } from './markdown.js';
import { pageOf } from './page.js';
import { planHtml, planMarkdown } from './plan-report.js';
import type { ReportSource } from './report-source.js';
import { runDocument } from './run-report.js';

const formats = ['html', 'markdown', 'json'] as const;

/** The format of a report. */
export type ReportFormat = (typeof formats)[number];

/** Returns the report of a plan. */
export function reportOf(plan: Plan, format: ReportFormat): string {
  if (format === 'json') return stringifyPlan(plan);
  return format === 'html' ? planHtml(plan) : planMarkdown(plan);
}

/** Returns the report of a plan, a run or an inventory. A page holds the data as well. */
export function sourceReport(source: ReportSource, format: ReportFormat): string {
  if (source.kind === 'plan') return reportOf(source.plan, format);
  return documentReport(documentOf(source), dataOf(source), format);
}

/** Returns a document in a format. */
export function documentReport(
  document: ReportDocument,
  data: unknown,
  format: ReportFormat,
): string {
  const json = `${JSON.stringify(data, undefined, 2)}\n`;
  if (format === 'json') return json;
  return format === 'html' ? pageOf(document, json) : markdownOf(document);
}

/** Returns the data of a report. */
export function dataOf(source: ReportSource): unknown {
  if (source.kind === 'plan') return source.plan;
  return source.kind === 'inventory' ? source.entries : source.run;
}

function documentOf(source: Exclude<ReportSource, { kind: 'plan' }>): ReportDocument {
  switch (source.kind) {
    case 'run':
      return historyDocument(source.run);
    case 'ended':
      return runDocument(source.run);
    case 'inventory':
      return inventoryDocument(source.entries);
  }
}

/** Returns the format that was asked for, or that of the file's name, or HTML. */
export function reportFormat(file = '', given?: string): ReportFormat {
  const byName = file.endsWith('.md') ? 'markdown' : file.endsWith('.json') ? 'json' : 'html';
  const format = given ?? byName;
  if (formats.some((known) => known === format)) return format as ReportFormat;
  throw usageError(`--format takes ${formats.join(', ')}`);
}
