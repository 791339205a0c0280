/** Tests of the command-line options. */
import { expect, test } from 'vitest';
import { readCommandLine } from '../src/command-line.js';

test('every option is read from the command line', () => {
  const argv = ['--only', 'Genesys', '--only', 'size', '--quick', '--json', 'figures.json'];
  expect(readCommandLine(argv)).toMatchObject({
    only: ['Genesys', 'size'],
    quick: true,
    json: 'figures.json',
    record: false,
  });
});

test('`--record` with part of a run, or an unknown option, fails and names the option', () => {
  expect(() => readCommandLine(['--record', '--quick'])).toThrow('--record keeps only whole runs');
  expect(() => readCommandLine(['--slow'])).toThrow("'--slow'");
});
