/** For `npm run test:python`, apart from the other tests since it needs Python, boto3 and pytest. */
import { defineConfig } from 'vitest/config';
import { reportAs } from '../../report.js';
import { sources } from '../../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    ...reportAs('python'),
    root: import.meta.dirname,
    include: ['*.boto3.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
