/** For `npm run bench:growth`, apart from the tests since other work on the machine disturbs a clock. */
import { defineConfig } from 'vitest/config';
import { sources } from '../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['packages/*/test/**/*.growth.ts'],
    // Measurements at the same time would disturb each other.
    fileParallelism: false,
    testTimeout: 10 * 60_000,
  },
});
