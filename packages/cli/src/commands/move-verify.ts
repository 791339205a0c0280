/** Compares both sides of a move, field by field. Only reads. */
import { verifyMove, type Difference, type MoveVerification } from '@assistant-provider/reconcile';
import type { CommandContext } from '../command.js';
import { exitCodes, type ExitCode } from '../exit-code.js';
import { counted } from '../output/counted.js';
import { actualText, valueText } from '../output/difference-text.js';
import type { Output } from '../output/output.js';
import { printable, type Column } from '../output/table.js';
import { noteUnseen } from '../output/unseen.js';
import { runFailure } from '../run-failure.js';
import { moveOfAllQueues, type PlannedMove } from './planned-move.js';

const columns: readonly Column<Difference>[] = [
  { title: 'FIELD', text: ({ field }) => field },
  { title: 'SOURCE', text: ({ wanted }) => valueText(wanted) },
  { title: 'TARGET', text: actualText },
];

/** Shows how the sides differ. */
export async function verifySides(
  { output, options }: CommandContext,
  { move, from, between, again }: PlannedMove,
): Promise<ExitCode> {
  const compared = await verifyMove(move, between);
  if (compared.isErr()) throw runFailure(from.name, compared.error);
  const verification = withoutSides(compared.value);
  await output.document(verification);
  await showComparison(output, verification);
  const { differences, lost, pending, clean } = verification;
  if (clean) {
    output.next(
      pending.length > 0
        ? moveOfAllQueues(options)
        : `${again} --retire   plans to delete what was moved at ${from.name}`,
    );
    return exitCodes.done;
  }
  output.next(`${again}   shows how to bring the target to the source`);
  if (lost.length > 0)
    output.remark('Repeat the --map and the --accept-loss of the move: they accept its losses.');
  return differences.length + lost.length > 0 ? exitCodes.differs : exitCodes.undecided;
}

/** Nobody keeps the manifest of the move, so nothing tells which side has changed since. */
const withoutSides = (verification: MoveVerification): MoveVerification => ({
  ...verification,
  differences: verification.differences.map((each) => ({ ...each, side: 'unknown' })),
});

/** Writes the comparison for people. */
async function showComparison(
  output: Output,
  { differences, lost, questions, pending, unseen, same }: MoveVerification,
): Promise<void> {
  if (differences.length > 0) await output.table(differences, columns);
  for (const { field, verdict, reason } of lost)
    await output.line(`- ${printable(field)}: ${verdict}: ${printable(reason)}`);
  for (const { text } of questions) output.remark(`? ${printable(text)}`);
  if (pending.length > 0)
    output.remark(`not moved yet: ${pending.map(({ field }) => printable(field)).join(', ')}`);
  noteUnseen(output, unseen);
  output.remark(
    `the same: ${counted(same, 'assistant')}, different: ${counted(differences.length, 'field')}, lost and not accepted: ${counted(lost.length, 'field')}`,
  );
}
