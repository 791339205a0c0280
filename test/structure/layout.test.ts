/** Every adapter has the same folders, and core shows its architecture. */
import { featureNames } from '@assistant-provider/core';
import { createGenesysDriver } from '@assistant-provider/genesys';
import { createMemoryDriver } from '@assistant-provider/memory';
import { createQConnectDriver } from '@assistant-provider/qconnect';
import { describe, expect, it } from 'vitest';
import {
  adapterLayout,
  coreLayout,
  fileOfFeature,
  layoutProblems,
  memoryLayout,
} from './layout.js';
import { sourceFilesIn } from './source-files.js';

// Not a static import: Acme's types would add a vendor to every test of this TypeScript project.
const acmeIndex = '../../examples/acme-adapter/src/index.js';
const { createAcmeDriver } = (await import(acmeIndex)) as {
  readonly createAcmeDriver: (account: object) => object;
};

const drivers = {
  'packages/memory/src': createMemoryDriver(),
  'packages/genesys/src': createGenesysDriver({ region: 'us_east_1', accessToken: 'unused' }),
  'packages/qconnect/src': createQConnectDriver({ region: 'us-east-1' }),
  'examples/acme-adapter/src': createAcmeDriver({
    apiKey: 'unused',
    baseUrl: 'https://acme.example',
  }),
};

describe.each(Object.entries(drivers))('%s', (root, driver) => {
  const layout = root === 'packages/memory/src' ? memoryLayout : adapterLayout;

  it('has only the files and folders of an adapter', () => {
    expect(layoutProblems(root, sourceFilesIn(root), layout)).toEqual([]);
  });

  it('has a file in features/ for each feature of its driver', () => {
    const required = featureNames.filter((name) => name in driver).map(fileOfFeature);
    expect(required).not.toEqual([]);
    expect(layoutProblems(root, sourceFilesIn(root), { ...layout, required })).toEqual([]);
  });
});

describe('packages/core/src', () => {
  it('has only the files and folders of core', () => {
    const root = 'packages/core/src';
    expect(layoutProblems(root, sourceFilesIn(root), coreLayout)).toEqual([]);
  });
});

describe('the check of a layout', () => {
  const layout = { files: ['index'], folders: { wire: 'shapes' }, required: ['index.ts'] };
  const problemsOf = (...paths: string[]) => layoutProblems('src', paths, layout);

  it('accepts files in their places', () => {
    expect(problemsOf('index.ts', 'wire/shapes.ts', 'wire/deep/more.ts')).toEqual([]);
  });

  it('names a file at the top and the folders where it may belong', () => {
    expect(problemsOf('index.ts', 'helpers.ts')).toEqual([
      'src/helpers.ts is not a file of the top, which holds only index; move it to wire/ (shapes)',
    ]);
  });

  it('names a folder outside of the layout and the file in it', () => {
    expect(problemsOf('index.ts', 'utils/text.ts')).toEqual([
      'src/utils is not a folder of the layout; move utils/text.ts to wire/ (shapes)',
    ]);
  });

  it('names a file that is missing', () => {
    expect(problemsOf()).toEqual(['src/index.ts is missing; every package of this layout has it']);
  });
});
