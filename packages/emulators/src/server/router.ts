/** Finds the route of a request target with find-my-way, and refuses targets that no vendor would serve. */
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

/** Longer than any id, and below Node's limit for headers. */
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
    // find-my-way lets `/things/` match `/things/:id`, but no vendor has an empty id.
    if (!found || Object.values(found.params).includes('')) return { kind: 'unknown' };
    return {
      kind: 'route',
      route: found.store as Route,
      params: found.params as Readonly<Record<string, string>>,
      query: new URLSearchParams(query),
    };
  };
}

/** Refuses absolute targets, and paths with `.` or `..` segments. */
function isWellFormedPath(path: string): boolean {
  if (!path.startsWith('/')) return false;
  if (!/[%.#]/.test(path)) return true;
  return path.split('/').every(
    (segment) =>
      decodesCleanly(segment) &&
      // Includes encoded slashes: `a%2F..%2Fb` leaves its folder as soon as it is joined to a path.
      !decodeURIComponent(segment)
        .split(/[/\\]/)
        .some((part) => part === '.' || part === '..'),
  );
}

/** Refuses broken escapes, bytes that are not UTF-8, control characters and fragments. */
function decodesCleanly(part: string): boolean {
  if (!/[%#]/.test(part)) return true;
  try {
    return !part.includes('#') && !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(part));
  } catch {
    return false;
  }
}
