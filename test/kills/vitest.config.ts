/** For `npm run test:kills`, apart from the other tests since each process takes seconds to begin. */
import { defineConfig } from 'vitest/config';
import { sources } from '../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    root: new URL('../../packages/reconcile/test/kills', import.meta.url).pathname,
    include: ['*.kills.ts'],
    testTimeout: 30 * 60_000,
  },
});
