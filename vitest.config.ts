import { configDefaults, defineConfig } from 'vitest/config';
import { sources } from './test/sources.js';

export default defineConfig({
  resolve: { alias: sources },
  test: {
    // One worker keeps its modules from file to file: the vendors' SDKs take long to import, and no
    // test relies on a module being fresh.
    isolate: false,
    pool: 'threads',
    setupFiles: ['test/properties/seed.setup.ts'],
    // By default one core is left free, which is half of a machine that has two.
    maxWorkers: '100%',
    // Only a test that hangs is to be ended. Five seconds, the default, are soon over on a machine
    // that does other things as well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    include: [
      'packages/*/test/**/*.test.ts',
      'test/**/*.test.ts',
      'examples/**/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
    ],
    // They pack and install every package: `npm run test:packages`.
    exclude: [...configDefaults.exclude, 'test/packages/**'],
    coverage: {
      // Where an untested branch would lose data or misname an error. Elsewhere a number proves little.
      include: [
        'packages/core/src/**',
        'packages/adapter-kit/src/**',
        'packages/{genesys,qconnect,memory}/src/{mapping,errors}/**',
      ],
      thresholds: { branches: 100 },
      reporter: [['text', { skipFull: true }], 'html'],
      reportsDirectory: 'coverage',
    },
    reporters: ['default', 'json'],
    // Not an option of the reporter, which would go before the command line: the tests on another
    // version of Node.js write a report of their own.
    outputFile: { json: 'node_modules/.cache/test-report.json' },
  },
});
