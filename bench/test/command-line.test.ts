/** The options of the benchmark. */
import { expect, test } from 'vitest';
import { readCommandLine } from '../src/command-line.js';

test('options as they are given after the dashes', () => {
  const argv = ['--only', 'Genesys', '--only', 'size', '--quick', '--json', 'figures.json'];
  expect(readCommandLine(argv)).toMatchObject({
    only: ['Genesys', 'size'],
    quick: true,
    json: 'figures.json',
    record: false,
  });
});

test('a part of a run is not recorded, and an unknown option is named', () => {
  expect(() => readCommandLine(['--record', '--quick'])).toThrow('--record keeps whole runs');
  expect(() => readCommandLine(['--slow'])).toThrow("'--slow'");
});
