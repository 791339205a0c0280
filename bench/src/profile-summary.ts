/** Sums up a processor profile by package. */
import type { Profiler } from 'node:inspector';

export interface ProfileLine {
  /** A package, a Node.js module (`node:…`), or V8's own label in parentheses. */
  readonly owner: string;
  /** Share of the time in which the processor was not idle, 0 to 1. */
  readonly share: number;
}

/** Returns owners by self time, largest first. */
export function summarize({ nodes, samples = [] }: Profiler.Profile): readonly ProfileLine[] {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const counts = new Map<string, number>();
  for (const sample of samples) {
    const owner = owners.get(sample) ?? '(unknown)';
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  counts.delete('(idle)');
  const busy = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .map(([owner, count]) => ({ owner, share: count / busy }))
    .sort((a, b) => b.share - a.share);
}

function ownerOf({ url, functionName }: Profiler.Profile['nodes'][number]['callFrame']): string {
  const ours = /\/packages\/([^/]+)\/dist\//.exec(url);
  if (ours) return `${ours[1]}: ${functionName || '(anonymous)'}`;
  const modules = url.split('/node_modules/');
  const installed = /^(?:@[^/]+\/)?[^/]+/.exec(modules.length > 1 ? (modules.at(-1) ?? '') : '');
  if (installed) return installed[0];
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  return url === '' ? functionName || '(anonymous)' : 'the benchmark';
}
