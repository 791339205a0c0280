/** For `npm run test:typescript`, apart from the other tests since it fetches compilers. */
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';

export default defineConfig({
  test: {
    ...reportAs('typescript'),
    root: import.meta.dirname,
    fileParallelism: false,
    include: ['*.versions.ts'],
  },
});
