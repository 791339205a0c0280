/** For `npm run test:packages`, apart from the other tests since it packs and installs every package. */
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';
import { sources } from '../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    ...reportAs('packages'),
    root: import.meta.dirname,
    // Each file builds the packages to pack them.
    fileParallelism: false,
    include: ['*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
