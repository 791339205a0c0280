/** For `npm run test:terminal`, apart from the other tests since it needs the program `script`. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';
import { sources } from '../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    ...reportAs('terminal'),
    root: join(import.meta.dirname, '../..'),
    include: ['packages/cli/test/terminal/*.terminal.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
