/** Loaded first, it makes vitest a package that is not installed. */
import { register } from 'node:module';

const hooks = `
  export async function resolve(specifier, context, nextResolve) {
    if (/^(?:vitest|@vitest)(?:\\/|$)/.test(specifier)) throw new Error('vitest is refused here');
    return nextResolve(specifier, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
