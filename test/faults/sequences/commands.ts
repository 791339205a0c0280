/** Calls of an application as data, so that a sequence of them can be made up, and made smaller. */
import {
  featureNames,
  type AssistantProvider,
  type FeatureMap,
  type FeatureName,
  type Reply,
} from '@assistant-provider/core';
import fc from 'fast-check';
import type { TestIds } from '../vendors/portable-operations.js';

/** Who is there now, and what they have. */
export interface Directory {
  readonly assistants: readonly string[];
  /** By assistant. */
  readonly links: ReadonlyMap<string, readonly string[]>;
}

/** `who` and `which` are places in the directory; past its end they mean nobody, and nothing. */
export interface Command {
  readonly verb: Verb;
  readonly who: number;
  readonly which: number;
}

type Run = (
  provider: AssistantProvider,
  on: { readonly assistantId: string; readonly which: number },
  ids: TestIds,
  directory: Directory,
) => Reply<unknown>;

interface VerbRow {
  readonly feature: 'assistants' | FeatureName;
  readonly run: Run;
}

const mediaTypes = ['call', 'email'] as const;
const names = ['Returns desk', 'Night desk', 'Third desk'];
const pick = <T>(from: readonly [T, ...T[]], n: number): T => from[n % from.length] ?? from[0];
const nameOf = (n: number) => pick(names as [string, ...string[]], n);
const queueOf = ({ mine, theirs, free }: TestIds, n: number) => pick([...mine, theirs, free], n);
const binding = (queueId: string, n: number) => ({
  queueId,
  mediaTypes: n % 2 === 0 ? mediaTypes : ([mediaTypes[0]] as const),
});

function member<F extends FeatureName>(provider: AssistantProvider, feature: F): FeatureMap[F] {
  const found = provider[feature];
  if (found === undefined) throw new Error(`the provider has no ${feature}`);
  return found as FeatureMap[F];
}

const verbs = {
  create: {
    feature: 'assistants',
    run: ({ assistants }, { which }) => assistants.create({ name: nameOf(which) }),
  },
  createWithKnowledge: {
    feature: 'assistants',
    run: ({ assistants }, { which }, { draftWithKnowledge }) =>
      assistants.create({ ...draftWithKnowledge, name: nameOf(which) }),
  },
  get: { feature: 'assistants', run: ({ assistants }, on) => assistants.get(on.assistantId) },
  find: {
    feature: 'assistants',
    run: ({ assistants }, { which }) => assistants.list({ name: nameOf(which) }),
  },
  delete: { feature: 'assistants', run: ({ assistants }, on) => assistants.delete(on.assistantId) },
  rename: {
    feature: 'editing',
    run: (provider, { assistantId, which }) =>
      member(provider, 'editing').update(assistantId, { name: nameOf(which) }),
  },
  bind: {
    feature: 'queues',
    run: (provider, { assistantId, which }, ids) =>
      member(provider, 'queues').bind(assistantId, binding(queueOf(ids, which), which)),
  },
  bindUnlessTaken: {
    feature: 'queues',
    run: (provider, { assistantId, which }, ids) =>
      member(provider, 'queues').bind(assistantId, binding(queueOf(ids, which), which), {
        onConflict: 'fail',
      }),
  },
  bindAll: {
    feature: 'queues',
    run: (provider, { assistantId, which }, ids) =>
      member(provider, 'queues').bindMany(
        assistantId,
        [...ids.mine, ids.theirs, ids.free].map((queueId) => binding(queueId, which)),
      ),
  },
  unbind: {
    feature: 'queues',
    run: (provider, { assistantId, which }, ids) =>
      member(provider, 'queues').unbind(assistantId, queueOf(ids, which)),
  },
  unbindSome: {
    feature: 'queues',
    run: (provider, { assistantId }, { mine, free }) =>
      member(provider, 'queues').unbindMany(assistantId, [mine[0], free]),
  },
  assign: {
    feature: 'aiAgents',
    run: (provider, { assistantId }, { assignment }) =>
      member(provider, 'aiAgents').assign(assistantId, assignment),
  },
  unassign: {
    feature: 'aiAgents',
    run: (provider, { assistantId, which }, { assigned, assignment }) => {
      const { role, useCase } = which % 2 === 0 ? assigned : assignment;
      return member(provider, 'aiAgents').unassign(assistantId, {
        role,
        ...(useCase !== undefined && { useCase }),
      });
    },
  },
  link: {
    feature: 'knowledge',
    run: (provider, { assistantId }, { source }) =>
      member(provider, 'knowledge').link(assistantId, source),
  },
  unlink: {
    feature: 'knowledge',
    run: (provider, { assistantId, which }, { nobody }, { links }) =>
      member(provider, 'knowledge').unlink(
        assistantId,
        links.get(assistantId)?.[which % 3] ?? nobody,
      ),
  },
  tag: {
    feature: 'tagging',
    run: (provider, { assistantId, which }) =>
      member(provider, 'tagging').tag(assistantId, { team: `team-${which % 3}` }),
  },
  untag: {
    feature: 'tagging',
    run: (provider, { assistantId }) => member(provider, 'tagging').untag(assistantId, ['team']),
  },
} as const satisfies Readonly<Record<string, VerbRow>>;

export type Verb = keyof typeof verbs;
const table: Readonly<Record<Verb, VerbRow>> = verbs;

/** Commands that a provider has the features for. */
export function commandsOf(provider: AssistantProvider): fc.Arbitrary<Command> {
  const features = new Set<string>(['assistants', ...featureNames.filter((f) => f in provider)]);
  const all = Object.keys(verbs) as Verb[];
  const possible = all.filter((verb) => features.has(table[verb].feature));
  // What can be doubled comes more often than what cannot.
  const creations = possible.filter((verb) => verb.startsWith('create'));
  return fc.record({
    verb: fc.constantFrom(...possible, ...creations, ...creations),
    who: fc.nat(2),
    which: fc.nat(5),
  });
}

export function callOf(
  { verb, who, which }: Command,
  ids: TestIds,
  directory: Directory,
): (provider: AssistantProvider) => Reply<unknown> {
  const assistantId = directory.assistants[who] ?? ids.nobody;
  return (provider) => table[verb].run(provider, { assistantId, which }, ids, directory);
}
