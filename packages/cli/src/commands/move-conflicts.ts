/** The options of a move that exclude each other. An option without effect is refused, so that nobody relies on it. */
import { usageError } from '../command-error.js';
import type { OptionValues } from '../option-values.js';

/** Ends the command if it was given two options that exclude each other. */
export function refuseConflicts(options: OptionValues): void {
  for (const [mode, rule, others] of conflicts) {
    if (options[mode] === undefined) continue;
    const other = others.find(([name]) => options[name] !== undefined)?.[1];
    if (other !== undefined)
      throw usageError(
        `--${mode} ${rule}, so it does not go with ${other}`,
        `leave out --${mode} or ${other}`,
      );
  }
}

const [apply, retire] = [['apply', '--apply'] as const, ['retire', '--retire'] as const];
const [out, report] = [['out', '--out'] as const, ['report', '--report'] as const];
const writeMap = ['writeMap', '--write-map'] as const;

const conflicts = [
  ['verify', 'only reads', [apply, retire]],
  ['verify', 'makes no plan', [out, report, writeMap]],
  ['until', 'names the queues', [['untilCount', '--until-count']]],
  ['retire', 'has no questions', [writeMap]],
  ['apply', 'does the plan instead of writing it', [out, writeMap]],
] as const;
