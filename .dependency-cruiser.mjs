/** The arrows of the architecture (README, "Packages"): the packages that each package may import. */
const only = (from, allowed) => ({
  name: `${from}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^packages/${from}/src` },
  to: { path: '^packages/', pathNot: [from, ...allowed].map((name) => `^packages/${name}/`) },
});

/** The arrows inside core: the folders that each folder may import. */
const coreFolder = (from, allowed) => ({
  name: `core-${from}-imports-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^packages/core/src/${from}/` },
  to: {
    path: '^packages/core/src/',
    pathNot: [from, ...allowed].map((name) => `^packages/core/src/${name}/`),
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only('core', []),
    only('adapter-kit', ['core']),
    only('policies', ['adapter-kit', 'core']),
    only('memory', ['adapter-kit', 'policies', 'core']),
    only('genesys', ['adapter-kit', 'policies', 'core']),
    only('qconnect', ['adapter-kit', 'policies', 'core']),
    only('conformance', ['core']),
    only('emulators', []),
    only('reconcile', ['core']),
    only('cli', ['reconcile', 'genesys', 'qconnect', 'emulators', 'core']),
    coreFolder('contract', []),
    coreFolder('errors', ['contract']),
    coreFolder('validation', ['contract', 'errors']),
    coreFolder('runtime', ['contract', 'errors', 'validation']),
    coreFolder('helpers', ['contract', 'errors', 'validation', 'runtime']),
    coreFolder('testing', ['contract']),
    {
      name: 'core-depends-on-neverthrow-alone',
      severity: 'error',
      from: { path: '^packages/core/src' },
      to: {
        dependencyTypes: ['npm', 'core', 'npm-dev', 'npm-peer'],
        pathNot: 'node_modules/neverthrow',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Types count: two files that describe each other are one idea in two places.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^packages/.*/src', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'packages-do-not-import-tests',
      severity: 'error',
      from: { path: '^packages/[^/]+/src' },
      to: { path: '^(test|examples|packages/[^/]+/test)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
