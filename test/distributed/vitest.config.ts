/** For `npm run test:distributed`, apart from the other tests since it needs a server of Redis. */
import { defineConfig } from 'vitest/config';

const sourceFirst = ['@assistant-provider/source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions: sourceFirst },
  ssr: { resolve: { conditions: sourceFirst } },
  test: { root: import.meta.dirname, include: ['*.distributed.ts'] },
});
