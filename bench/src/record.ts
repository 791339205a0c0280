/** `--record`: updates the history, the plot and docs/performance.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { withTable } from './document.js';
import { currentCommit, readHistory, withEntry, writeHistory } from './history.js';
import { figureOf, type Measurement } from './measurement.js';
import { plotOf } from './plot.js';

const docs = new URL('../../docs/', import.meta.url);
const page = new URL('performance.md', docs);
const plot = new URL('performance.svg', docs);

export async function record(measurements: readonly Measurement[]): Promise<void> {
  const commit = await currentCommit();
  const entry = { commit, figures: measurements.map(figureOf) };
  const history = withEntry(await readHistory(), entry);
  await writeHistory(history);
  const plotted = measurements.flatMap(({ name, goals = [] }) =>
    goals.map((goal) => ({ name, goal })),
  );
  await writeFile(plot, plotOf(plotted, history));

  const machine = `On ${availableParallelism()} cores, Node.js ${process.versions.node}, commit ${commit}.`;
  const written = withTable(await readFile(page, 'utf8'), machine, measurements);
  const style = await resolveConfig(page);
  await writeFile(page, await format(written, { ...style, parser: 'markdown' }));
}
