/** Every number that the sources decide by, and those of which no caller would ever know. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from './blocks.js';

/** All that ship but for what is made for tests. */
const packages = ['core', 'adapter-kit', 'policies', 'memory', 'genesys', 'qconnect', 'reconcile'];
const number = /^(?:export )?const (\w+)(?:: \w+)? = \d[\d_ *.]*;/gm;

/** The constants of all sources, each as its file and its name. */
export async function numbersInSources(): Promise<readonly string[]> {
  const folders = packages.map((name) => `packages/${name}/src`);
  const perFolder = await Promise.all(folders.map(numbersIn));
  return perFolder.flat();
}

async function numbersIn(folder: string): Promise<readonly string[]> {
  const root = new URL('../../', import.meta.url);
  const entries = await readdir(new URL(folder, root), { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('.ts'));
  const perFile = await Promise.all(
    files.map(async (entry) => {
      const file = join(folder, entry);
      return [...(await readText(file)).matchAll(number)].map(([, name = '']) => `${file} ${name}`);
    }),
  );
  return perFile.flat();
}

/** What each is for instead. */
export const ofNoConcern: Readonly<Record<string, string>> = {
  'packages/core/src/errors/known-secrets.ts shortestSecret': 'no secret of a vendor is as short',
  'packages/core/src/errors/known-secrets.ts maximumDepth': 'how often a text is decoded',
  'packages/core/src/errors/mask-and-cut.ts margin':
    'how far masking looks beyond the cut of a text',
  'packages/core/src/errors/failure.ts longestName': 'a code or an id in one message',
  'packages/core/src/errors/issues.ts longestName': 'a field in one message',
  'packages/core/src/validation/issues.ts maximumIssues': 'how many issues of an input are listed',
  'packages/core/src/validation/issues.ts shownLength': 'a name in one message',
  'packages/core/src/errors/issues.ts longestMessage': 'the message of one issue',
  'packages/core/src/errors/summarize-cause.ts maximumDepth': 'how far a chain of causes is kept',
  'packages/adapter-kit/src/http-failures.ts maximumErrors': 'errors of one AggregateError',
  'packages/adapter-kit/src/response-shape.ts longestName': 'a name in one message',
  'packages/adapter-kit/src/content-coding.ts longestName': 'a name in one message',
  'packages/adapter-kit/src/content-coding.ts mostCodings': 'far above what a server applies',
  'packages/adapter-kit/src/exact-numbers.ts longestPath': 'a name in one message',
  'packages/adapter-kit/src/json-text.ts mostPrototypes': 'far above what an honest server sends',
  'packages/adapter-kit/src/safe-json.ts bytesPerTurn': 'how a long response is divided',
  'packages/qconnect/src/errors/thrown-facts.ts longestFrames': 'how much of a stack is kept',
  'packages/qconnect/src/errors/thrown-facts.ts longest': 'a message with room left for advice',
  'packages/policies/src/slot-log.ts compactionThreshold': 'when a list is compacted',
  'packages/policies/src/policy-stack.ts aMinute': 'a unit',
  'packages/memory/src/driver.ts dayMs': 'a unit',
  'packages/genesys/src/http/auth/token-store.ts atOnceMs': 'how a key is deleted',
  'packages/reconcile/src/manifest/manifest.ts manifestFormat': 'the version of a file format',
  'packages/reconcile/src/apply/stale.ts fewIds':
    'above it, a list takes fewer requests than one for each id',
  'packages/reconcile/src/manifest/tree.ts maximumDepth': 'far deeper than any manifest',
  'packages/reconcile/src/manifest/field.ts longestName': 'a name in one message',
  'packages/reconcile/src/manifest/error.ts maximumIssues': 'how many issues of a text are listed',
  'packages/reconcile/src/manifest/yaml-document.ts maximumManifestLength':
    'far longer than the manifest of 10,000 assistants',
  'packages/reconcile/src/snapshot/keys.ts longestKey': 'the length of a key that people read',
  'packages/reconcile/src/observe/reading.ts callsAtOnce':
    'how many calls wait for the rate limit at once',
  'packages/reconcile/src/observe/read-queues.ts fewAssistants':
    'from when on one list takes fewer requests',
  'packages/reconcile/src/observe/read-names.ts fewIds':
    'from when on one list takes fewer requests',
  'packages/reconcile/src/observe/parse-options.ts mostSelected':
    'from when on a filter takes fewer requests',
  'packages/reconcile/src/manifest/yaml-document.ts maximumAliases':
    'far more than people write by hand',
  'packages/reconcile/src/plan/plan.ts planFormat': 'the version of a file format',
  'packages/reconcile/src/plan/wanted-names.ts fewNames':
    'from when on one list takes fewer requests',
  'packages/reconcile/src/map/map.ts mapFormat': 'the version of a file format',
  'packages/reconcile/src/inventory/parse-arguments.ts mostAccounts': 'far more than anybody has',
  'packages/reconcile/src/inventory/parse-arguments.ts mostAtOnce': 'far more than is useful',
  'packages/reconcile/src/inventory/parse-arguments.ts mostFindings': 'far more than anybody reads',
  'packages/reconcile/src/run-store/error.ts longestReason': 'a message with room left for advice',
  'packages/reconcile/src/journal/record.ts journalFormat': 'the version of a file format',
  'packages/reconcile/src/journal/state.ts longestShown': 'a name in one message',
  'packages/reconcile/src/journal/failure-payload.ts longestText': 'an error in one line',
  'packages/reconcile/src/ledger/entry.ts ledgerFormat': 'the version of a file format',
  'packages/reconcile/src/ledger/ledger-log.ts furtherTries':
    'how many processes may add something first',
  'packages/reconcile/src/run-store/inputs.ts longestName': 'what every file system takes',
  'packages/reconcile/src/run-store/file/framed-lines.ts checksumLength': 'part of a file format',
  'packages/reconcile/src/run-store/file/lock-files.ts keptChanges': 'how many small files stay',
  'packages/adapter-kit/src/messages.ts namedItems': 'names in one message',
  'packages/genesys/src/features/claim-queues.ts named': 'the same',
  'packages/genesys/src/errors/lookup.ts searchedLength': 'how much of a refusal is read',
  'packages/qconnect/src/http/auth/identity.ts firstMilliseconds':
    'tells milliseconds from seconds',
  'packages/qconnect/src/http/clock-offset.ts largestOffsetMs':
    'no clock is off by a hundred years',
  'packages/genesys/src/errors/missing-permission.ts mostNames': 'names in one message',
  'packages/genesys/src/errors/describe.ts longestText': 'a message with room left for advice',
  'packages/genesys/src/errors/describe.ts maximumLength': 'a code or an id in one message',
  'packages/genesys/src/errors/describe.ts maximumDepth': 'how deep a refusal is read',
  'packages/genesys/src/errors/describe.ts maximumIssues': 'how much of it is read',
};
