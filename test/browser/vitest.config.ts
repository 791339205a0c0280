/** For `npm run test:browser`, apart from the other tests since it needs a browser. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';
import { sources } from '../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    ...reportAs('browser'),
    root: join(import.meta.dirname, '../..'),
    setupFiles: ['test/properties/seed.setup.ts'],
    include: ['packages/cli/test/browser/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
