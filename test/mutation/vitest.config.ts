/**
 * For mutation testing: what tests core and the mappings, on the sources that lie beside this file.
 * The mutants stand in a copy of the repository whose node_modules lead back to the original.
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sources } from '../sources.js';

const root = join(import.meta.dirname, '../..');

export default defineConfig({
  root,
  resolve: { alias: sources },
  test: {
    include: [
      'packages/{core,policies}/test/*.test.ts',
      'packages/{genesys,qconnect}/test/mapping*.test.ts',
    ],
  },
});
