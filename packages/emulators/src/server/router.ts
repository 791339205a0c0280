/** From a request target to a route, on find-my-way, with the targets refused that no vendor would serve. */
import createFindMyWay from 'find-my-way';
import type { HTTPMethod } from 'find-my-way';
import type { Route } from './contract.js';

export type Match =
  | {
      readonly kind: 'route';
      readonly route: Route;
      readonly params: Readonly<Record<string, string>>;
      readonly query: URLSearchParams;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

/** Longer than any id, shorter than Node's limit on the header block. */
const maxParameterLength = 8192;

export function createRouter(routes: readonly Route[]): (method: string, target: string) => Match {
  const router = createFindMyWay({ maxParamLength: maxParameterLength });
  for (const route of routes) router.on(route.method, route.path, () => undefined, route);

  return (method, target) => {
    const queryStart = target.indexOf('?');
    const path = queryStart < 0 ? target : target.slice(0, queryStart);
    const query = queryStart < 0 ? '' : target.slice(queryStart + 1);
    if (!isWellFormedPath(path) || !decodesCleanly(query)) return { kind: 'malformed' };
    const found = router.find(method as HTTPMethod, path);
    // find-my-way lets `/things/` match `/things/:id`; no vendor has an id without characters.
    if (!found || Object.values(found.params).includes('')) return { kind: 'unknown' };
    return {
      kind: 'route',
      route: found.store as Route,
      params: found.params as Readonly<Record<string, string>>,
      query: new URLSearchParams(query),
    };
  };
}

/** Absolute targets and segments that climb never reach a handler. */
function isWellFormedPath(path: string): boolean {
  if (!path.startsWith('/')) return false;
  if (!/[%.#]/.test(path)) return true;
  return path.split('/').every(
    (segment) =>
      decodesCleanly(segment) &&
      // Also behind an encoded slash, since `a%2F..%2Fb` climbs as soon as anybody joins it to a path.
      !decodeURIComponent(segment)
        .split(/[/\\]/)
        .some((part) => part === '.' || part === '..'),
  );
}

/** No broken escapes, no bytes that are not UTF-8, no control characters, no fragment. */
function decodesCleanly(part: string): boolean {
  if (!/[%#]/.test(part)) return true;
  try {
    return !part.includes('#') && !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(part));
  } catch {
    return false;
  }
}
