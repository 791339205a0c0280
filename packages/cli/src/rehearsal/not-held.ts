/** Finds what an emulator does not hold of an account: what reads differently there. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { Observed, ObservedAssistant, ObservedPart } from '@assistant-provider/reconcile';

/** Returns the members that differ, each in words, e.g. `Returns desk: knowledge`. */
export function notHeld(account: Observed, stage: Observed): readonly string[] {
  const staged = new Map(stage.assistants.map((assistant) => [assistant.id, assistant]));
  return account.assistants.flatMap((assistant) => {
    const here = membersOf(assistant);
    const there = membersOf(staged.get(assistant.id));
    // A kind of part that the client does not see is empty at the emulator.
    return [...new Set([...Object.keys(here), ...Object.keys(there)])]
      .filter((member) => !isDeepStrictEqual(here[member], there[member]))
      .map((member) => `${assistant.name}: ${member}`);
  });
}

/** Without the times and the address, which a plan does not look at. Kinds of parts are members. */
function membersOf(assistant: ObservedAssistant | undefined): Readonly<Record<string, unknown>> {
  if (assistant === undefined) return {};
  const { name, status, description, tags, encryption } = assistant;
  const { aiAgents, knowledge, queues, parts = {} } = assistant;
  return {
    ...{ name, status, description, tags, encryption },
    aiAgents: sorted(aiAgents, ({ vendorRole, useCase = '' }) => `${vendorRole} ${useCase}`),
    knowledge: sorted(knowledge, ({ linkId }) => linkId),
    queues: sorted(queues, ({ queueId }) => queueId),
    ...Object.fromEntries(
      Object.entries(parts).map(([kind, ofKind]) => [
        `parts/${kind}`,
        sorted(ofKind, ({ id }) => id)?.map(withoutTimes),
      ]),
    ),
  };
}

const sorted = <T>(items: readonly T[] | undefined, keyOf: (item: T) => string) =>
  items && [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const withoutTimes = ({ updatedAt: _, versions, ...part }: ObservedPart) => ({
  ...part,
  versions: versions?.map(({ createdAt: __, ...version }) => version),
});
