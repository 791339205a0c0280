/** Tables and styles: a terminal of any width, and a pipe. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { table } from '../src/output/table.js';
import { openShell } from './shell.js';

const columns = [
  { title: 'NAME', text: (row: readonly string[]) => row[0] ?? '' },
  { title: 'ID', text: (row: readonly string[]) => row[1] ?? '' },
];

describe('a table', () => {
  it('fits the terminal, whatever its texts are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))),
        fc.integer({ min: 20, max: 200 }),
        (rows, width) => {
          for (const line of table(rows, columns, width))
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('cuts nothing in a pipe, and shows no control character', () => {
    const long = 'x'.repeat(500);
    const [, line = ''] = table([[long, 'a\u001b[31mb\nc']], columns, undefined);
    expect(line).toBe(`${long}  a�[31mb�c`);
  });
});

describe('a terminal', () => {
  it('gets styles, unless NO_COLOR says no', async () => {
    const { assistants, assistantsIn } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const argv = ['plan', 'dev.assistants.yaml', 'genesys'];
    const terminal = { stdoutColumns: 80, stderrIsTerminal: true };
    expect((await assistantsIn(terminal, ...argv)).stdout).toContain('\u001b[1m');
    expect((await assistants(...argv)).stdout).not.toContain('\u001b');
    const shown = await assistantsIn({ ...terminal, env: { NO_COLOR: '1' } }, '--help');
    expect(shown.stdout).not.toContain('\u001b');
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
      expect(help).toContain('Next: assistants');
    }
  });
});
