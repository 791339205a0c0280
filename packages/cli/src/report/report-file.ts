/** Writes a plan in the format of a report. */
import { stringifyPlan, type Plan } from '@assistant-provider/reconcile';
import { usageError } from '../command-error.js';
import { planHtml, planMarkdown } from './plan-report.js';

const formats = { html: planHtml, markdown: planMarkdown, json: stringifyPlan } as const;

/** The format of a report. */
export type ReportFormat = keyof typeof formats;

/** Returns the report of a plan. */
export const reportOf = (plan: Plan, format: ReportFormat): string => formats[format](plan);

/** Returns the format that was asked for, or that of the file's name, or HTML. */
export function reportFormat(file = '', given?: string): ReportFormat {
  const byName = file.endsWith('.md') ? 'markdown' : file.endsWith('.json') ? 'json' : 'html';
  const format = given ?? byName;
  if (Object.hasOwn(formats, format)) return format as ReportFormat;
  throw usageError(`--format takes ${Object.keys(formats).join(', ')}`);
}
