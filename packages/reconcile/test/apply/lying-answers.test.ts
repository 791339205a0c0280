/** Answers of both vendors' emulators that lie: an error although the work was done, and a success whose work was lost. */
import type { AssistantProvider } from '@assistant-provider/core';
import fc from 'fast-check';
import { ok, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { runSteps } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { knownIds, memoryJournal } from '../memory-journal.js';
import {
  casesOf,
  persistPatiently,
  planAgain,
  scopeOf,
  seenAt,
  stepsLeft,
  stillToDo,
  withCase,
} from './kit/case.js';
import { runs } from './kit/runs.js';

/** Idempotency keys that a vendor forgets at once must not matter. */
const forgetful = {
  genesys: {},
  qconnect: { clientTokenMilliseconds: 0, clientTokenReused: 'newRequest' },
} as const;

/** A vendor that has nothing to wait for: a provider that was changed by hand has the system's clock. */
const atOnce = {
  ...forgetful,
  qconnect: { ...forgetful.qconnect, assistantCreationMilliseconds: 0 },
} as const;

/** Every operation that changes something. */
const writing = {
  genesys: [
    ...['postAssistants', 'patchAssistant', 'deleteAssistant', 'putAssistantCopilot'],
    ...['patchAssistantQueues', 'putAssistantQueue', 'deleteAssistantQueue'],
    ...['postAssistantVariations', 'putAssistantVariation', 'deleteAssistantVariation'],
    ...['postAssistantQueueUsersBulkAdd', 'postAssistantQueueUsersBulkRemove'],
  ],
  qconnect: [
    ...['CreateAssistant', 'DeleteAssistant', 'TagResource', 'UntagResource'],
    ...['CreateAssistantAssociation', 'DeleteAssistantAssociation'],
    ...['UpdateAssistantAIAgent', 'RemoveAssistantAIAgent'],
    ...['AIPrompt', 'AIGuardrail', 'AIAgent'].flatMap((kind) => [
      ...[`Create${kind}`, `Update${kind}`, `Delete${kind}`, `Create${kind}Version`],
    ]),
  ],
} as const;

/** Errors that hide work that was done. */
const hiding = fc.constantFrom(
  { kind: 'status', status: 500, when: 'afterWork' } as const,
  { kind: 'status', status: 503, when: 'afterWork' } as const,
  { kind: 'reset', when: 'afterWork' } as const,
  { kind: 'notJson', body: '<html></html>' } as const,
);

/** An id that no vendor has given. */
const gone = '99999999-0000-4000-8000-000000000000';

/** A provider whose write with this number is accepted, and never done. */
function losing(provider: AssistantProvider, number: number) {
  let count = 0;
  let lost: string | undefined;
  type Method = (...given: never[]) => unknown;
  const or = <G extends Readonly<Record<N, Method>>, N extends string>(
    group: G,
    name: N,
    pretend: (...given: Parameters<G[N]>) => unknown,
  ) => {
    return (...given: Parameters<G[N]>) => {
      count += 1;
      if (count !== number + 1) return group[name](...given);
      lost = name;
      return new ResultAsync(Promise.resolve(pretend(...given)).then((value) => ok(value)));
    };
  };
  const nothing = () => undefined;
  const { assistants, editing, tagging, aiAgents, knowledge, queues, parts } = provider;
  const lying = {
    ...provider,
    assistants: {
      ...assistants,
      create: or(assistants, 'create', (draft) => ({
        ...{ ...draft, id: gone, status: 'active' },
      })),
      delete: or(assistants, 'delete', nothing),
    },
    editing: editing && {
      ...editing,
      update: or(editing, 'update', async (id, patch) => ({
        ...(await assistants.get(id))._unsafeUnwrap(),
        ...patch,
      })),
    },
    tagging: tagging && {
      ...tagging,
      tag: or(tagging, 'tag', nothing),
      untag: or(tagging, 'untag', nothing),
    },
    aiAgents: aiAgents && {
      ...aiAgents,
      assign: or(aiAgents, 'assign', (_, assignment) => assignment),
      unassign: or(aiAgents, 'unassign', nothing),
    },
    knowledge: knowledge && {
      ...knowledge,
      link: or(knowledge, 'link', (_, source) => ({ linkId: gone, source })),
      unlink: or(knowledge, 'unlink', nothing),
    },
    queues: queues && {
      ...queues,
      bindMany: or(queues, 'bindMany', (assistantId, bindings) => ({
        bindings: bindings.map((binding) => ({ ...binding, assistantId })),
      })),
      unbindMany: or(queues, 'unbindMany', nothing),
    },
    parts: parts && {
      ...parts,
      put: or(parts, 'put', (_, draft) => ({ id: gone, ...draft })),
      publish: or(parts, 'publish', () => ({ version: 99, content: {} })),
      delete: or(parts, 'delete', nothing),
    },
  } as unknown as AssistantProvider;
  return { provider: lying, lost: () => lost };
}

describe.each(['genesys', 'qconnect'] as const)('a run at %s', (vendor) => {
  it('whose writes are answered by errors after they were done does each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...([casesOf(vendor), hiding, fc.nat(), fc.constantFrom(0.5, 1)] as const),
        ...([fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, 5_000)] as const),
        (given, effect, seed, probability, concurrency, listDelayMilliseconds) =>
          withCase(
            vendor,
            given,
            { listDelayMilliseconds, ...forgetful[vendor] },
            async (prepared) => {
              const { target, plan: made } = prepared;
              const before = await seenAt(target);
              const journal = memoryJournal();
              target.faults.add({ operation: writing[vendor], probability, seed, effect });
              const scope = scopeOf(prepared, target.provider, journal, concurrency);
              const problems = await persistPatiently(prepared, scope);
              target.faults.clear();
              expect(problems).toEqual([]);
              target.wait();
              expect(await stillToDo(prepared, journal)).toEqual([]);
              const created = made.steps.filter(({ action }) => action.type === 'create').length;
              expect(await seenAt(target)).toHaveLength(before.length + created);
            },
          ),
      ),
      { numRuns: runs(4) },
    );
  });

  it('one of whose writes is accepted and lost is mended by the next plan, or undone', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...([casesOf(vendor), fc.nat({ max: 12 }), fc.boolean()] as const),
        (given, number, goesOn) =>
          withCase(vendor, given, atOnce[vendor], async (prepared) => {
            const { target, plan: made } = prepared;
            const before = await seenAt(target);
            const journal = memoryJournal();
            const { provider, lost } = losing(target.provider, number);
            await runSteps(scopeOf(prepared, provider, journal));
            target.wait();
            const write = lost();
            if (write === undefined) return;
            if (!goesOn) {
              const undo = scopeOf(prepared, target.provider, journal);
              const undone = await undoSteps(undo, new Set());
              expect(undone.problems, write).toEqual([]);
              target.wait();
              const after = await seenAt(target);
              if (made.steps.every(({ irreversible }) => irreversible === undefined))
                expect(after, write).toEqual(before);
              return;
            }
            const next = await planAgain(prepared, knownIds(journal));
            const second = memoryJournal();
            const mending = scopeOf({ plan: next, target }, target.provider, second);
            expect(await runSteps({ ...mending, runId: 'run-2' }), write).toEqual([]);
            target.wait();
            const known = new Map([...knownIds(journal), ...knownIds(second)]);
            expect(await stepsLeft(prepared, known), write).toEqual([]);
            const created = made.steps.filter(({ action }) => action.type === 'create').length;
            expect(await seenAt(target), write).toHaveLength(before.length + created);
          }),
      ),
      { numRuns: runs(4) },
    );
  });
});
