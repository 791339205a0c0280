/** Writes a plan, a run or an inventory as a page, as Markdown or as JSON, and lists the runs. */
import type { Plan, Verdict } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textOption, textsOption, type OptionValues } from '../option-values.js';
import { usageError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { writeUserFile } from '../files.js';
import { printable } from '../output/table.js';
import { verdicts } from '../report/badges.js';
import { dataOf, reportFormat, sourceReport } from '../report/report-file.js';
import { reportSource } from '../report/report-source.js';
import { listRuns } from './list-runs.js';

export const run: RunCommand = async (context) => {
  const {
    args: [word, file],
    options,
    output,
    io,
  } = context;
  const format = reportFormat(file, textOption(options, 'format'));
  const wanted = failOnOf(options);
  if (word === undefined) return listRuns(context);
  const source = await reportSource(context, word);
  if (file === undefined) {
    await output.line(sourceReport(source, format).trimEnd());
    await output.document(dataOf(source));
  } else {
    await writeUserFile(io, file, output.masked(sourceReport(source, format)));
    await output.document({ file, format });
    output.remark(`written to ${file}`);
  }
  const plan =
    source.kind === 'plan' ? source.plan : source.kind === 'run' ? source.run.plan : undefined;
  const found = plan === undefined ? [] : wanted.flatMap((verdict) => concerned(plan, verdict));
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
