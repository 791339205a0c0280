/**
 * Mutation testing of core and of both mappings: `npm run test:mutation`. It takes long and is
 * not part of `npm run check`; docs/mutation-testing.md lists the score and the survivors.
 */

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: ['packages/core/src/**/*.ts', 'packages/{genesys,qconnect}/src/mapping/*.ts'],
  ignorePatterns: ['dist', '.turbo', 'bench', 'docs', 'examples'],
  coverageAnalysis: 'perTest',
  // Tables and patterns are made when a module is loaded: they cost a whole run for each mutant, and
  // are what redaction and validation consist of.
  ignoreStatic: false,
  concurrency: 2,
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: 'node_modules/.cache/mutation.json',
  tempDirName: '.mutation',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'node_modules/.cache/mutation-report.json' },
  clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
  thresholds: { high: 95, low: 90, break: 90 },
};
