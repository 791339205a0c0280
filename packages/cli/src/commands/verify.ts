/** Compares an account with a manifest. */
import { verify, type Difference } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textOption, textsOption } from '../option-values.js';
import { vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { readManifest } from '../files.js';
import { counted } from '../output/counted.js';
import { actualText, valueText } from '../output/difference-text.js';
import { commandLine, sameOptions } from '../output/next-command.js';
import type { Column } from '../output/table.js';
import { noteUnseen } from '../output/unseen.js';
import { idsOf, mapOf } from '../plan-input.js';

const columns: readonly Column<Difference>[] = [
  { title: 'FIELD', text: ({ field }) => field },
  { title: 'SIDE', text: ({ side }) => side },
  { title: 'ACCOUNT', text: actualText },
  { title: 'MANIFEST', text: ({ wanted }) => valueText(wanted) },
];

export const run: RunCommand = async (context) => {
  const {
    args: [file = '', name = ''],
    options,
    output,
    open,
    config,
    io,
  } = context;
  const manifest = await readManifest(io, file);
  const appliedFile = textOption(options, 'applied');
  const applied = appliedFile === undefined ? undefined : await readManifest(io, appliedFile);
  const account = await open(name);
  const verified = await verify(manifest, account.provider, {
    map: await mapOf(io, options),
    account: name,
    known: await idsOf(await config(), account),
    ignore: textsOption(options, 'ignore'),
    parts: options['parts'] !== false,
    signal: io.stop,
    ...(applied && { applied }),
    onProgress: ({ phase, done }) => output.progress(`${phase}: ${done}`),
  });
  if (verified.isErr()) throw vendorError(name, verified.error);
  const { differences, ignored, questions, unseen, same } = verified.value;
  await output.document(verified.value);
  if (differences.length > 0) await output.table(differences, columns);
  for (const { text } of questions) output.remark(`? ${text}`);
  noteUnseen(output, unseen);
  if (ignored.length > 0) output.remark(`ignored: ${counted(ignored.length, 'difference')}`);
  output.remark(
    `the same: ${counted(same, 'assistant')}, different: ${counted(differences.length, 'field')}`,
  );
  if (differences.length > 0) {
    output.next(
      `${commandLine('plan', file, name, ...sameOptions(options))}   shows how to bring the account to it`,
    );
    return exitCodes.differs;
  }
  return questions.length > 0 ? exitCodes.undecided : exitCodes.done;
};
