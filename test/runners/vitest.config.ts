/** For `npm run test:runners`, apart from the other tests since it fetches Jest. */
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';

export default defineConfig({
  test: {
    ...reportAs('runners'),
    root: import.meta.dirname,
    fileParallelism: false,
    include: ['*.runners.ts'],
  },
});
