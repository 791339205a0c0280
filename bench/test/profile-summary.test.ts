/** Tests of the summary of a processor profile. */
import { expect, test } from 'vitest';
import { summarize } from '../src/profile-summary.js';

const node = (id: number, url: string, functionName = 'run') => ({
  id,
  callFrame: { url, functionName, scriptId: '', lineNumber: 0, columnNumber: 0 },
});

test('samples are summed up by package, without idle time', () => {
  const profile = {
    nodes: [
      node(1, '', '(idle)'),
      node(2, 'file:///x/packages/core/dist/index.js', 'invoke'),
      node(3, 'file:///x/node_modules/undici/lib/client.js'),
      node(4, '/x/node_modules/@smithy/core/dist-cjs/index.js'),
      node(5, 'node:internal/abort_controller'),
      node(6, '', '(garbage collector)'),
    ],
    samples: [1, 1, 1, 2, 3, 3, 3, 4, 4, 5, 6, 6],
    startTime: 0,
    endTime: 1,
  };
  expect(summarize(profile).map(({ owner, share }) => [owner, Math.round(share * 9)])).toEqual([
    ['undici', 3],
    ['@smithy/core', 2],
    ['(garbage collector)', 2],
    ['core: invoke', 1],
    ['node:internal/abort_controller', 1],
  ]);
});
