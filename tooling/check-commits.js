/**
 * Checks the messages of commits against tooling/commit-rules.js.
 *
 *     npm run check:commits                          # the last 50 commits, as far as the clone has them
 *     npm run check:commits -- origin/main           # the commits since another one
 *     node tooling/check-commits.js --message FILE   # a message, as a commit-msg hook
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { faultsOfMessage } from './commit-rules.js';

/** Older commits were made before the rule. */
const since = '2026-11-30T09:45:00Z';

/** The commits of the history, since `base` if it is given. */
function commitsSince(base) {
  const range = base === undefined ? ['HEAD', '--max-count=50'] : [`${base}..HEAD`];
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['log', '--no-merges', `--since=${since}`, '--format=%h%n%an%n%B%x00', ...range],
    { encoding: 'utf8' },
  );
  // The source may have been unpacked from an archive, without a history.
  if (status !== 0 && base === undefined) return [];
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\0').flatMap((text) => {
    const [hash = '', author = '', ...message] = text.trimStart().split('\n');
    // Dependabot writes the names and versions of dependencies into its subjects.
    const isExempt = hash === '' || author.startsWith('dependabot');
    return isExempt ? [] : [{ hash, message: message.join('\n') }];
  });
}

const [first, file] = process.argv.slice(2);
const commits =
  first === '--message' && file !== undefined
    ? [{ hash: file, message: readFileSync(file, 'utf8') }]
    : commitsSince(first);
const faults = commits.flatMap(({ hash, message }) =>
  faultsOfMessage(message).map((fault) => `${hash} ${message.split('\n')[0] ?? ''}\n  ${fault}`),
);
for (const fault of faults) console.error(fault);
console.log(`Commits checked: ${commits.length}. Faults: ${faults.length}.`);
process.exitCode = faults.length === 0 ? 0 : 1;
