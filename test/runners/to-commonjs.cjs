/** For Jest without ES modules: turns every module into CommonJS, as babel-jest and ts-jest do. */
const { transformSync } = require('esbuild');

const options = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // A dynamic import becomes a `require`: without ES modules, Jest has no other.
  supported: { 'dynamic-import': false },
  // babel-jest and ts-jest leave `import.meta` as it is, and Jest then cannot load the file.
  logOverride: { 'empty-import-meta': 'error' },
  logLevel: 'silent',
};

module.exports = { process: (source) => transformSync(source, options) };
