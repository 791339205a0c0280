/** The parts that the vendor gives to a new assistant: the plan names them, and nobody can read them before. Pure. */
import type { Observed, Plan, Step } from '@assistant-provider/reconcile';

/** The kinds of such parts, in words. */
const words: Readonly<Record<string, string>> = { aiPrompt: 'AI prompt', aiAgent: 'AI agent' };

/** Returns the names of the vendor's parts of a kind that the steps use. */
export const suppliedNames = (steps: readonly Step[]): ((kind: string) => readonly string[]) => {
  const supplied = suppliedOf(steps);
  return (kind) => supplied.flatMap((each) => (each.kind === kind ? [each.name] : []));
};

/** Returns a sentence for each of these parts: the emulator has them because of a guess. */
export function guessedParts(
  { assistants }: Pick<Observed, 'assistants'>,
  { steps }: Pick<Plan, 'steps'>,
): readonly string[] {
  const isSeen = (kind: string, name: string) =>
    assistants.some(({ parts = {} }) =>
      (parts[kind] ?? []).some((part) => part.origin === 'vendor' && part.name === name),
    );
  const sentences = suppliedOf(steps).map(({ kind, name }) => {
    const what = `the vendor supplies the ${words[kind] ?? kind} ${JSON.stringify(name)} to each assistant`;
    return isSeen(kind, name)
      ? `${what}, as to an assistant that was read`
      : `${what}, because the plan names it; its type is a guess, too`;
  });
  return [...new Set(sentences)];
}

const suppliedOf = (steps: readonly Step[]) =>
  steps
    .flatMap(({ action }) =>
      action.type === 'putPart'
        ? action.late.map(({ id }) => id)
        : action.type === 'assign' && action.agent
          ? [action.agent.id]
          : [],
    )
    .flatMap((id) => (typeof id === 'object' && 'supplied' in id ? [id.supplied] : []));
