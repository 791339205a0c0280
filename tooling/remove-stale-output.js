/**
 * Removes from `dist` what no source stands behind any more: the compiler never does, and `npm pack`
 * takes all that lies there. Run in the folder of a package, before it is compiled.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const outputs = existsSync('dist') ? readdirSync('dist', { recursive: true }) : [];

for (const output of outputs) {
  const [, module] = /^(.+?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(output) ?? [];
  if (module === undefined) continue;
  const isOfASource = !output.endsWith('.map') && existsSync(join('src', `${module}.ts`));
  if (!isOfASource) rmSync(join('dist', output));
}
