/** Plans a manifest for an account. */
import { plan, stringifyPlan } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { isSet, textOption, textsOption } from '../option-values.js';
import { vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { readManifest, writeUserFile } from '../files.js';
import { unknownLosses } from '../known-names.js';
import { commandLine, rehearsalLine, sameOptions } from '../output/next-command.js';
import { noteLosses, showPlan } from '../output/plan-text.js';
import { mapBeside } from '../output/plan-again.js';
import { openInPlan } from '../to-do-in-map.js';
import { noteUnseen } from '../output/unseen.js';
import { createdIdsOf, idsOf, mapOf } from '../plan-input.js';

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
  const map = await mapOf(io, options);
  const account = await open(name);
  const planned = await plan(manifest, account.provider, {
    map,
    account: name,
    known: await idsOf(await config(), account),
    ...(isSet(options, 'prune') && { prune: await createdIdsOf(await config(), account) }),
    parts: options['parts'] !== false,
    signal: io.stop,
    onProgress: ({ phase, done }) => output.progress(`${phase}: ${done}`),
  });
  if (planned.isErr()) throw vendorError(name, planned.error);
  const made = planned.value;
  const unknown = unknownLosses(made, textsOption(options, 'acceptLoss'));
  if (unknown) throw unknown;
  await output.document(made);
  await showPlan(output, made);
  noteUnseen(output, made.unseen);
  const out = textOption(options, 'out');
  if (out !== undefined) {
    await writeUserFile(io, out, stringifyPlan(made));
    output.remark(`written to ${out}`);
    if (made.applyable && made.steps.length > 0) {
      output.next(rehearsalLine(out, name));
      output.next(commandLine('apply', out, name, '--approve', made.hash));
    }
  }
  const toDecide = openInPlan(made);
  if (toDecide !== '')
    output.next(
      out === undefined
        ? `${commandLine('plan', file, name, ...sameOptions(options), '--out', 'plan.json')}   writes the plan; \`assistants map\` then writes ${toDecide} into a map`
        : `${commandLine('map', out, textOption(options, 'map') ?? mapBeside(out))}   writes ${toDecide} into a map`,
    );
  noteLosses(output, made);
  if (!made.applyable) return exitCodes.undecided;
  return isSet(options, 'exitCode') && made.steps.length > 0 ? exitCodes.differs : exitCodes.done;
};
