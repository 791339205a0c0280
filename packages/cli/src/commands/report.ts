/** Writes a plan as a page, as Markdown or as JSON, and tells pipelines of losses and questions. */
import type { Plan, Verdict } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textOption, textsOption, type OptionValues } from '../option-values.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { readPlan, writeUserFile } from '../files.js';
import { printable } from '../output/table.js';
import { verdicts } from '../report/document.js';
import { reportFormat, reportOf } from '../report/report-file.js';

export const run: RunCommand = async ({ args: [planFile = '', file], options, output, io }) => {
  const format = reportFormat(file, textOption(options, 'format'));
  const wanted = failOnOf(options);
  const plan = await readPlan(io, planFile);
  if (file === undefined) {
    await output.line(reportOf(plan, format).trimEnd());
    await output.document(plan);
  } else {
    await writeUserFile(io, file, reportOf(plan, format));
    await output.document({ file, format, hash: plan.hash });
    output.remark(`written to ${file}`);
  }
  const found = wanted.flatMap((verdict) => concerned(plan, verdict));
  for (const text of found) output.remark(printable(text));
  return found.length > 0 ? exitCodes.differs : exitCodes.done;
};

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
