/** For `npm run test:next`, apart from the other tests since a build of Next.js takes minutes. */
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';

export default defineConfig({
  test: {
    ...reportAs('next'),
    root: import.meta.dirname,
    fileParallelism: false,
    include: ['*.next.ts'],
  },
});
