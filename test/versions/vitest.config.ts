/** For `npm run test:typescript`, apart from the other tests since it fetches compilers. */
import { defineConfig } from 'vitest/config';

const sourceFirst = ['@assistant-provider/source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions: sourceFirst },
  ssr: { resolve: { conditions: sourceFirst } },
  test: { root: import.meta.dirname, include: ['*.versions.ts'] },
});
