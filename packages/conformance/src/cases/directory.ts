/** The directory: looking up ids and names of what assistants refer to. */
import assert from 'node:assert/strict';
import type { DirectoryEntry, DirectoryQuery } from '@assistant-provider/core';
import { needsLimit, type ConformanceCase, type Need } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { aPartMaker } from '../part-maker.js';
import { checkEntry, sameEntries } from '../replies.js';
import { isUnavailable } from '../unavailable.js';

interface Known {
  readonly kind: string;
  /** Objects that exist. */
  readonly entries: readonly { readonly id: string; readonly name: string }[];
  readonly lookUp: (query?: DirectoryQuery) => Promise<readonly DirectoryEntry[]>;
  readonly iterate: (query?: DirectoryQuery) => Promise<readonly DirectoryEntry[]>;
  readonly unknownId: string;
}

/** Every kind with objects that exist. Parts are made for the kinds that are kinds of part. */
async function everyKind(context: CaseContext): Promise<readonly Known[]> {
  const directory = context.feature('directory');
  const kinds = Object.entries(context.limits.directory?.kinds ?? {});
  const needsAssistant = kinds.some(([, { ofAssistant }]) => ofAssistant);
  const maker = needsAssistant ? await aPartMaker(context) : undefined;
  const known: Known[] = [];
  for (const [kind, { ofAssistant }] of kinds) {
    const fixture = context.given('directory')[kind];
    assert.ok(fixture, `fixtures.directory has no ${kind}`);
    const parts = ofAssistant && maker ? [await maker.make(kind), await maker.make(kind, 2)] : [];
    const { entries = parts.map(({ id, name }) => ({ id, name: name ?? id })), unknownId } =
      fixture;
    assert.ok(entries.length >= 2, `fixtures.directory.${kind}.entries must have two entries`);
    const ofOne = ofAssistant && maker ? { assistantId: maker.assistantId } : {};
    known.push({
      kind,
      entries,
      unknownId,
      lookUp: (query = {}) => context.ok(directory.lookUp(kind, { ...query, ...ofOne })),
      iterate: (query = {}) => context.collect(directory.all(kind, { ...query, ...ofOne })),
    });
  }
  return known;
}

const shown = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  JSON.stringify([id, name]);

const eachKind = (
  id: string,
  contract: string,
  check: (known: Known, context: CaseContext) => Promise<void>,
): ConformanceCase => ({
  id: `directory.${id}`,
  contract,
  feature: 'directory',
  run: async (context) => {
    for (const known of await everyKind(context)) await check(known, context);
  },
});

const needsSharedName: Need = ({ fixtures, limits }) => {
  const kinds = Object.keys(limits.directory?.kinds ?? {});
  const controls = kinds.map((kind) => fixtures.directory?.[kind]?.sharedName);
  const missing = controls.find(isUnavailable);
  return missing && controls.every(isUnavailable)
    ? { because: 'harness', reason: `two objects of one name: ${missing.unavailable}` }
    : undefined;
};

const needsOfAssistant = needsLimit('kind of the directory under an assistant', ({ directory }) =>
  Object.values(directory?.kinds ?? {}).some(({ ofAssistant }) => ofAssistant),
);

export const directoryCases: readonly ConformanceCase[] = [
  eachKind(
    'all',
    'Without ids and names, `lookUp` returns every object of the kind once, with its id and name.',
    async ({ kind, entries, lookUp }) => {
      const all = await lookUp();
      for (const entry of all) checkEntry(entry, kind);
      const found = all.map(shown);
      for (const entry of entries)
        assert.ok(
          found.includes(shown(entry)),
          `${kind} ${entry.id} is missing or has another name`,
        );
      assert.equal(new Set(all.map(({ id }) => id)).size, all.length, `${kind}: an id shows twice`);
    },
  ),
  eachKind(
    'by-ids',
    'With `ids`, `lookUp` returns the objects with these ids, each once; ids that no object has are left out.',
    async ({ kind, entries, lookUp, unknownId }) => {
      const [first] = entries;
      assert.ok(first);
      for (const wanted of [[first], entries]) {
        const ids = [...wanted.map(({ id }) => id), unknownId];
        const found = await lookUp({ ids });
        for (const entry of found) checkEntry(entry, kind);
        sameEntries(found.map(shown), wanted.map(shown), `${kind} by ids`);
      }
      assert.deepEqual(await lookUp({ ids: [unknownId] }), [], `${kind} by an unknown id`);
    },
  ),
  eachKind(
    'by-names',
    'With `names`, `lookUp` returns the objects with exactly these names; names that no object has are left out.',
    async ({ kind, entries, lookUp }) => {
      const [{ name } = { name: '' }] = entries;
      const all = await lookUp();
      const withName = (names: readonly string[]) =>
        all.filter((entry) => names.includes(entry.name)).map(shown);
      for (const wanted of [[name], [...new Set(entries.map((entry) => entry.name))]]) {
        const found = await lookUp({ names: [...wanted, 'no object has this name'] });
        for (const entry of found) checkEntry(entry, kind);
        sameEntries(found.map(shown), withName(wanted), `${kind} by names`);
      }
      // Part of a name, and another case, are other names.
      for (const other of [name.slice(0, -1), name.toUpperCase(), name.toLowerCase()]) {
        if (other === '' || withName([other]).length > 0) continue;
        assert.deepEqual(await lookUp({ names: [other] }), [], `${kind} by the name ${other}`);
      }
    },
  ),
  eachKind(
    'agrees',
    'An object is the same whether it is looked up by its id, by its name, or with all others.',
    async ({ kind, entries, lookUp }) => {
      const portable = (found: readonly DirectoryEntry[], id: string) =>
        found.filter((entry) => entry.id === id).map(({ vendorData, ...entry }) => entry);
      const all = await lookUp();
      for (const { id, name } of entries) {
        const expected = portable(all, id);
        assert.equal(expected.length, 1, `${kind} ${id} is missing`);
        assert.deepEqual(portable(await lookUp({ ids: [id] }), id), expected, `${kind} by id`);
        assert.deepEqual(
          portable(await lookUp({ names: [name] }), id),
          expected,
          `${kind} by name`,
        );
      }
    },
  ),
  eachKind(
    'pages',
    '`all` yields the objects that `lookUp` returns.',
    async ({ kind, entries, lookUp, iterate }) => {
      const [{ id, name } = { id: '', name: '' }] = entries;
      for (const query of [{}, { ids: [id] }, { names: [name] }]) {
        const found = await iterate(query);
        for (const entry of found) checkEntry(entry, kind);
        const expected = (await lookUp(query)).map(shown);
        sameEntries(found.map(shown), expected, `all of ${kind} with ${JSON.stringify(query)}`);
      }
    },
  ),
  {
    id: 'directory.shared-name',
    contract: 'All objects of a name are returned.',
    feature: 'directory',
    needs: [needsSharedName],
    run: async (context) => {
      for (const { kind, entries, lookUp } of await everyKind(context)) {
        const name = context.given('directory')[kind]?.sharedName;
        if (name === undefined || isUnavailable(name)) continue;
        const sharing = entries.filter((entry) => entry.name === name);
        assert.ok(sharing.length >= 2, `fixtures.directory.${kind} has one entry named ${name}`);
        const found = await lookUp({ names: [name] });
        sameEntries(found.map(shown), sharing.map(shown), `${kind} by the name ${name}`);
      }
    },
  },
  {
    id: 'directory.of-assistant',
    contract:
      'A kind that belongs to an assistant shows the objects of that assistant only. An unknown assistant is `notFound`; without an assistant the call is `invalidInput`, and nothing is sent.',
    feature: 'directory',
    needs: [needsOfAssistant],
    run: async (context) => {
      const { ok, failed, probe, given } = context;
      const directory = context.feature('directory');
      const maker = await aPartMaker(context);
      const { id: otherId } = await context.anAssistant({ name: context.name(2) });
      const kinds = Object.entries(context.limits.directory?.kinds ?? {});
      for (const [kind] of kinds.filter(([, { ofAssistant }]) => ofAssistant)) {
        const { id } = await maker.make(kind);
        const ids = [id];
        const own = await ok(directory.lookUp(kind, { ids, assistantId: maker.assistantId }));
        assert.deepEqual(
          own.map((entry) => entry.id),
          ids,
          `${kind} of its own assistant`,
        );
        const ofOther = await ok(directory.lookUp(kind, { ids, assistantId: otherId }));
        assert.deepEqual(ofOther, [], `${kind} of another assistant`);
        const { assistantId } = given('unknown');
        await failed(directory.lookUp(kind, { assistantId }), { kind: 'notFound' });
        probe.clear();
        await failed(directory.lookUp(kind), { kind: 'invalidInput' });
        assert.deepEqual(probe.requests, [], 'something was sent');
      }
    },
  },
];
