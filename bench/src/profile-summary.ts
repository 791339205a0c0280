/** From a processor profile to who took how much. */
import type { Profiler } from 'node:inspector';

export interface ProfileLine {
  /** A package, `node:` and a module of Node.js, or what V8 names in brackets. */
  readonly owner: string;
  /** Of the time in which the processor was not idle. */
  readonly share: number;
}

/** By self time, largest first. */
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
