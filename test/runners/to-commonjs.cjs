/** For Jest without ES modules: turns every module into CommonJS, as babel-jest and ts-jest do. */
const { transformSync } = require('esbuild');

const options = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // A dynamic import becomes a `require`: without ES modules, Jest has no other.
  supported: { 'dynamic-import': false },
  logLevel: 'silent',
};

module.exports = { process: (source) => transformSync(source, options) };
