/** For `npm run test:distributed`, apart from the other tests since it needs a server of Redis. */
import { defineConfig } from 'vitest/config';
import { reportAs } from '../report.js';
import { sources } from '../sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: { ...reportAs('distributed'), root: import.meta.dirname, include: ['*.distributed.ts'] },
});
