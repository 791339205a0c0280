/** Writes a plan as a page, as Markdown or as JSON, and tells pipelines of losses and questions. */
import { stringifyPlan, type Plan, type Verdict } from '@assistant-provider/reconcile';
import { textOption, textsOption, type OptionValues, type RunCommand } from '../command.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { readPlan, writeUserFile } from '../files.js';
import { printable } from '../output/table.js';
import { verdicts } from '../report/document.js';
import { planHtml, planMarkdown } from '../report/plan-report.js';

const formats = { html: planHtml, markdown: planMarkdown, json: stringifyPlan } as const;
type Format = keyof typeof formats;

export const run: RunCommand = async ({ args: [planFile = '', file], options, output, io }) => {
  const format = formatOf(options, file);
  const wanted = failOnOf(options);
  const plan = await readPlan(io, planFile);
  if (file === undefined) {
    await output.line(formats[format](plan).trimEnd());
    await output.document(plan);
  } else {
    await writeUserFile(io, file, formats[format](plan));
    await output.document({ file, format, hash: plan.hash });
    output.remark(`written to ${file}`);
  }
  const found = wanted.flatMap((verdict) => concerned(plan, verdict));
  for (const text of found) output.remark(printable(text));
  return found.length > 0 ? exitCodes.differs : exitCodes.done;
};

function formatOf(options: OptionValues, file = ''): Format {
  const byName = file.endsWith('.md') ? 'markdown' : file.endsWith('.json') ? 'json' : 'html';
  const format = textOption(options, 'format') ?? byName;
  if (Object.hasOwn(formats, format)) return format as Format;
  throw usageError(`--format takes ${Object.keys(formats).join(', ')}`);
}

function failOnOf(options: OptionValues): readonly Verdict[] {
  const given = textsOption(options, 'failOn');
  if (given.every((verdict): verdict is Verdict => Object.hasOwn(verdicts, verdict))) return given;
  throw usageError(`--fail-on takes ${Object.keys(verdicts).join(', ')}`);
}

/** Returns a line for everything with the verdict. Accepted losses and tasks do not count. */
function concerned({ assistants, questions, unseen }: Plan, wanted: Verdict): readonly string[] {
  const fields = assistants.flatMap((assistant) =>
    assistant.fields.flatMap(({ field, verdict, accepted, reason }) =>
      verdict === wanted && accepted !== true ? [`${wanted}: ${field}: ${reason}`] : [],
    ),
  );
  if (wanted === 'asked') return [...fields, ...questions.map(({ text }) => `asked: ${text}`)];
  if (wanted === 'unseen')
    return [...fields, ...unseen.map(({ what, message }) => `unseen: ${what}: ${message}`)];
  return fields;
}
