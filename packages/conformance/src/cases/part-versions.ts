/** Published versions of parts. */
import assert from 'node:assert/strict';
import type { AssistantPart, PartVersion } from '@assistant-provider/core';
import { needsLimit, type ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { aPartMaker } from '../part-maker.js';
import { checkVersion } from '../replies.js';

const needsVersions = needsLimit('part with versions', ({ parts }) =>
  Object.values(parts?.kinds ?? {}).some(({ versions }) => versions),
);

/** Without the vendor's own object, which a list may shorten. */
const portable = ({ vendorData, ...version }: PartVersion) => version;

interface VersionedPart {
  readonly made: AssistantPart;
  readonly kind: string;
  readonly change: () => Promise<AssistantPart>;
  readonly publish: () => Promise<PartVersion>;
  readonly remove: (version?: number) => Promise<void>;
  /** The published versions, as `get` shows them. */
  readonly read: () => Promise<readonly PartVersion[]>;
}

/** Runs a check on a new part of each kind with versions. */
async function eachVersioned(
  context: CaseContext,
  check: (part: VersionedPart, assistantId: string) => Promise<void>,
): Promise<void> {
  const { ok } = context;
  const parts = context.feature('parts');
  const maker = await aPartMaker(context);
  const { assistantId } = maker;
  for (const kind of maker.kinds.filter((one) => maker.limit(one).versions)) {
    const made = await maker.make(kind);
    const selector = { kind, id: made.id };
    const content = await maker.changed(kind);
    await check(
      {
        made,
        kind,
        change: () => ok(parts.put(assistantId, { ...selector, content })),
        publish: () => ok(parts.publish(assistantId, selector)),
        remove: (version) =>
          ok(parts.delete(assistantId, { ...selector, ...(version !== undefined && { version }) })),
        read: async () =>
          (await ok(parts.get(assistantId, { ...selector, versions: true }))).versions ?? [],
      },
      assistantId,
    );
  }
}

const numbersOf = (versions: readonly PartVersion[]): readonly number[] =>
  versions.map(({ version }) => version);

const one = (
  id: string,
  contract: string,
  check: (part: VersionedPart, context: CaseContext, assistantId: string) => Promise<void>,
): ConformanceCase => ({
  id: `versions.${id}`,
  contract,
  feature: 'parts',
  needs: [needsVersions],
  run: (context) =>
    eachVersioned(context, (part, assistantId) => check(part, context, assistantId)),
});

export const partVersionCases: readonly ConformanceCase[] = [
  one(
    'publish',
    '`publish` resolves to a version with the content of the part; the numbers rise, and the versions are read in ascending order.',
    async ({ made, change, publish, read }) => {
      const first = await publish();
      checkVersion(first);
      assert.deepEqual(first.content, made.content, 'the first version');
      assert.deepEqual(first.references, made.references, 'the references of the first version');
      const changed = await change();
      const second = await publish();
      assert.deepEqual(second.content, changed.content, 'the second version');
      assert.ok(second.version > first.version, `${second.version} follows ${first.version}`);
      const versions = await read();
      versions.forEach(checkVersion);
      const numbers = numbersOf(versions);
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a - b),
        'the order',
      );
      for (const published of [first, second]) {
        const found = versions.filter(({ version }) => version === published.version);
        assert.deepEqual(found.map(portable), [portable(published)], 'the version as it is read');
      }
    },
  ),
  one(
    'fixed',
    'A version never changes: not with its part, and not with a later version.',
    async ({ kind, change, publish, read }) => {
      const first = await publish();
      await change();
      const isFirst = ({ version }: PartVersion) => version === first.version;
      assert.deepEqual((await read()).filter(isFirst).map(portable), [portable(first)], kind);
      await publish();
      assert.deepEqual((await read()).filter(isFirst).map(portable), [portable(first)], kind);
    },
  ),
  one(
    'on-request',
    '`list` and `get` show versions only on request, and then the same ones.',
    async ({ made, kind, publish, read }, context, assistantId) => {
      const { id } = made;
      const { version } = await publish();
      const parts = context.feature('parts');
      const selector = { kind, id };
      const find = (all: readonly AssistantPart[]) => all.find((part) => part.id === id);
      for (const part of [
        made,
        await context.ok(parts.get(assistantId, selector)),
        find(await context.ok(parts.list(assistantId, { kind }))),
      ])
        assert.ok(part && !('versions' in part), 'versions show without a request');
      const listed = find(await context.ok(parts.list(assistantId, { kind, versions: true })));
      const versions = await read();
      assert.ok(numbersOf(versions).includes(version), 'the version is missing');
      assert.deepEqual(listed?.versions?.map(portable), versions.map(portable), 'in the list');
    },
  ),
  one(
    'delete',
    '`delete` with a version deletes that version; the part and other versions stay, and no number is given twice.',
    async ({ made, kind, publish, remove, read }, context, assistantId) => {
      const before = numbersOf(await read());
      const [first, second] = [(await publish()).version, (await publish()).version];
      await remove(first);
      assert.deepEqual(numbersOf(await read()), [...before, second], 'the versions that stay');
      const gone = { kind, id: made.id, version: first };
      await context.failed(context.feature('parts').delete(assistantId, gone), {
        kind: 'notFound',
        operation: 'parts.delete',
        effect: 'none',
      });
      const { version } = await publish();
      assert.ok(version > second, `${version} follows ${second}`);
    },
  ),
];
