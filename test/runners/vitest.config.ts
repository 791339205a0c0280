/** For `npm run test:runners`, apart from the other tests since it fetches Jest. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.runners.ts'] },
});
