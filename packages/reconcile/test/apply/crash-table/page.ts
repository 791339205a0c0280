/** Writes docs/crash-table.md from what happens in every cell. */
import { format, resolveConfig } from 'prettier';
import { cellOf, points, type Cell, type Vendor } from './cell.js';
import { scenariosOf, vendors } from './scenarios.js';

const titles: Readonly<Record<Vendor, string>> = {
  genesys: 'Genesys Cloud',
  qconnect: 'Amazon Q in Connect',
  memory: 'In memory',
};

const shown = (cell: Cell | undefined): string => {
  if (cell === undefined) return '–';
  const { does, reads, writes } = cell;
  return reads + writes === 0 ? does : `${does} (${reads} + ${writes})`;
};

async function tableOf(vendor: Vendor): Promise<string> {
  const lines = [`| Step | ${points.join(' | ')} |`, `| --- |${' --- |'.repeat(points.length)}`];
  for (const kind of Object.keys(scenariosOf(vendors[vendor]))) {
    const cells: string[] = [];
    for (const point of points) cells.push(shown(await cellOf(vendor, kind, point)));
    lines.push(`| ${kind} | ${cells.join(' | ')} |`);
  }
  return `## ${titles[vendor]}\n\n${lines.join('\n')}\n`;
}

/** The page. */
export async function crashTablePage(): Promise<string> {
  const tables: string[] = [];
  for (const vendor of Object.keys(vendors) as Vendor[]) tables.push(await tableOf(vendor));
  const text = `# Where a process may end

A process that applies a plan may end at any point. The tables show, for each kind of step, what \`resume\` then does. A test ends a process at each point, resumes the run, and compares the state with that of an uninterrupted run. \`npm run update:crash-table\` writes this page.

- The numbers in parentheses are requests: reads + writes.
- A dash means that the step sends no write, so this point does not exist.
- "does the step" includes the reads before it: a step that has begun is never sent again before its result was looked for.
- "finishes it": Genesys Cloud does not support tags, so an assistant is created under a marked name, and then renamed.
- No cell needs idempotency keys: in this test, the emulator of Q in Connect forgets them at once.

${tables.join('\n')}`;
  return format(text, { ...(await resolveConfig('docs/crash-table.md')), parser: 'markdown' });
}
