/** Tables and styles: a terminal of any width, and a pipe. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { growingTable } from '../src/output/growing-table.js';
import { table } from '../src/output/table.js';
import { openShell } from './shell.js';

const columns = [
  { title: 'NAME', text: (row: readonly string[]) => row[0] ?? '' },
  { title: 'ID', text: (row: readonly string[]) => row[1] ?? '' },
  { title: 'TEXT', text: (row: readonly string[]) => row[2] ?? '', wraps: true },
];

describe('a table', () => {
  it('fits the terminal, whatever its texts are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string({ unit: 'grapheme' }),
            fc.string({ unit: 'binary' }),
            fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
          ),
        ),
        fc.integer({ min: 28, max: 200 }),
        (rows, width) => {
          for (const line of table(rows, columns, width))
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('goes on below where a message does not fit, and loses none of its words', () => {
    const message = 'this client may not read queues: it lacks assistants:queue:view';
    const lines = table([['dev', '1', message]], columns, 40);
    expect(lines.length).toBeGreaterThan(2);
    const told = lines.slice(1).map((line) => line.slice(lines[0]?.indexOf('TEXT')).trim());
    expect(told.join(' ')).toBe(message);
  });

  it('shows a whole id for as long as the other columns can be narrower', () => {
    const id = '4'.repeat(36);
    const withId = columns.map((column) => ({ ...column, whole: column.title === 'ID' }));
    const [, line = ''] = table([['x'.repeat(36), id, 'active']], withId, 60);
    expect(line).toBe(`${'x'.repeat(13)}…  ${id}  active`);
    for (const each of table([['x', id, '']], withId, 30))
      expect(stringWidth(each)).toBeLessThanOrEqual(30);
  });

  it('cuts nothing in a pipe, and shows no control character', () => {
    const long = 'x'.repeat(500);
    const [, line = ''] = table([[long, 'a\u001b[31mb\nc']], columns, undefined);
    expect(line).toBe(`${long}  a�[31mb�c`);
  });
});

describe('a table whose rows come one after another', () => {
  const desks = (count: number) =>
    Array.from({ length: count }, (_, index) => [`Desk ${index}`, `id-${index}`, 'active']);

  const shownOf = (rows: readonly (readonly string[])[], width?: number) => {
    const growing = growingTable(columns, width);
    return [...rows.flatMap((row) => growing.add(row)), ...growing.begin()];
  };

  it('has one heading, a line for each row, and columns below each other', () => {
    const rows = desks(45);
    expect(shownOf(rows, 80)).toEqual(table(rows, columns, 80));
    expect(shownOf(rows)).toEqual(table(rows, columns, undefined));
  });

  it('keeps its widths and its one heading after the first rows were written', () => {
    const growing = growingTable(columns, 80);
    const rows = desks(12);
    const [first, later] = [rows.slice(0, 5), rows.slice(5)];
    const lines = [...first.flatMap((row) => growing.add(row)), ...growing.begin()];
    expect(lines).toEqual(table(first, columns, 80));
    const afterwards = [...later.flatMap((row) => growing.add(row)), ...growing.begin()];
    expect(afterwards).toHaveLength(7);
    expect(afterwards[0]).toBe('Desk 5  id-5  active');
  });

  it.each([0, 1, 19, 20, 21])('shows %i rows', (count) => {
    expect(shownOf(desks(count), 80)).toHaveLength(count + 1);
  });

  it('fits the terminal, whatever its texts are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string({ unit: 'grapheme', maxLength: 100 }),
            fc.string(),
            fc.constant('active'),
          ),
          { minLength: 15, maxLength: 30 },
        ),
        fc.integer({ min: 28, max: 200 }),
        (rows, width) => {
          for (const line of shownOf(rows, width))
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('cuts a later row to the terminal, and not to the rows before it', () => {
    const [fits, long] = ['x'.repeat(40), 'x'.repeat(90)];
    const lines = shownOf([...desks(30), [fits, 'id', 'active'], [long, 'id', 'active']], 80);
    expect(lines.at(-2)).toBe(`${fits}  id     active`);
    expect(lines.at(-1)).toMatch(/^x+…  id     active$/);
    expect(stringWidth(lines.at(-1) ?? '')).toBe(80);
  });

  it('cuts nothing in a pipe', () => {
    const long = 'x'.repeat(500);
    expect(shownOf([...desks(30), [long, 'id', long]]).at(-1)).toBe(`${long}  id     ${long}`);
  });
});

describe('a terminal', () => {
  it('gets styles, unless NO_COLOR says no', async () => {
    const { assistants, assistantsIn } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const argv = ['plan', 'dev.assistants.yaml', 'genesys'];
    const terminal = { stdoutColumns: 80, stderrColumns: 80 };
    expect((await assistantsIn(terminal, ...argv)).stdout).toContain('\u001b[1m');
    expect((await assistants(...argv)).stdout).not.toContain('\u001b');
    const shown = await assistantsIn({ ...terminal, env: { NO_COLOR: '1' } }, '--help');
    expect(shown.stdout).not.toContain('\u001b');
  });
});

describe('progress', () => {
  it('takes one line of the terminal, so that it can be taken back', async () => {
    const { assistants, assistantsIn, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'dev.assistants.yaml', 'genesys', '--out', 'plan.json');
    const applied = await assistantsIn(
      { stderrColumns: 40 },
      ...['apply', 'plan.json', 'genesys', '--confirm', 'genesys'],
    );
    const shown = [...applied.stderr.matchAll(/\u001b\[2K(\d+\/\d+ [^\r\n]*…)\r/g)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, line = ''] of shown) expect(stringWidth(line)).toBeLessThan(40);
  });
});

describe('the help', () => {
  it('of each command shows its operations, two examples and the next command', async () => {
    const { assistants } = await openShell();
    const { stdout } = await assistants('--help');
    const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
    expect(names).toContain('apply');
    for (const name of names.filter((each) => each !== 'help')) {
      const help = (await assistants(name, '--help')).stdout;
      expect(help.match(/^ {2}assistants /gm)).toHaveLength(2);
      expect(help).toMatch(
        /^Global options:\n {2}--config <file> .+\n {2}--json .+\n {2}--no-input /m,
      );
      const operations = /^Operations:\n((?: {2}.+\n)+)/m.exec(help)?.[1] ?? '';
      for (const line of operations.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      expect(help).toContain('Next: assistants');
    }
  });
});
