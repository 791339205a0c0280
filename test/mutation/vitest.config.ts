/**
 * For mutation testing: what tests core and the mappings, on the sources that lie beside this file.
 * The mutants stand in a copy of the repository whose node_modules lead back to the original.
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '../..');
const sourceFirst = ['@assistant-provider/source', 'node', 'import', 'default'];

export default defineConfig({
  root,
  resolve: {
    conditions: sourceFirst,
    alias: [
      {
        find: /^@assistant-provider\/core\/validation$/,
        replacement: join(root, 'packages/core/src/validation/index.ts'),
      },
      { find: /^@assistant-provider\/(\w+)$/, replacement: join(root, 'packages/$1/src/index.ts') },
    ],
  },
  ssr: { resolve: { conditions: sourceFirst } },
  test: {
    include: [
      'packages/{core,interceptors}/test/*.test.ts',
      'packages/{genesys,qconnect}/test/mapping*.test.ts',
    ],
  },
});
