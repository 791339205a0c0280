/** Each bundler with the settings that docs/guide/in-your-code-base.md gives. Run in an application's folder. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [bundler, format, outfile, ...tools] = process.argv.slice(2);
const entry = join(process.cwd(), 'application.mjs');
const require = createRequire(import.meta.url);

const bundlers = {
  async esbuild(esbuild) {
    await require(esbuild).build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format,
      // The AWS SDK's CommonJS cannot be loaded from a bundled ES module: it requires built-ins.
      ...(format === 'esm' && { mainFields: ['module', 'main'] }),
      outfile,
      logLevel: 'error',
    });
  },
  async webpack(path) {
    const webpack = require(path);
    // Optional: needed only by an application that has not installed it.
    const ignored = new webpack.IgnorePlugin({ resourceRegExp: /^@opentelemetry\/api$/ });
    const output = { path: process.cwd(), filename: outfile };
    const settings = { mode: 'production', target: 'node20', entry, output, plugins: [ignored] };
    const compiler = webpack(settings);
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, done) => (error ? reject(error) : resolve(done))),
    );
    if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  },
  async rollup(rollup, nodeResolve, commonjs, json) {
    const plugins = [
      require(nodeResolve).nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
      // undici looks for it at run time, and does without.
      require(commonjs)({ ignore: ['node:sqlite'] }),
      require(json)(),
    ];
    const built = await require(rollup).rollup({ input: entry, plugins, logLevel: 'silent' });
    await built.write({ file: outfile, format, inlineDynamicImports: true });
  },
};
await bundlers[bundler](...tools);
