/** For `npm run test:typescript`, apart from the other tests since it fetches compilers. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.versions.ts'] },
});
