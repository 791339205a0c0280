/** A query as it is sent, and as it is signed: by RFC 3986, and the names in order. */
import type { QueryParameterBag } from '@smithy/types';

/** Several values of a name stay in the order in which they were given. */
export const queryString = (query: QueryParameterBag = {}): string =>
  joined(query, (values) => values);

export const canonicalQuery = (query: QueryParameterBag = {}): string =>
  joined(query, (values) => values.sort());

function joined(query: QueryParameterBag, arrange: (values: string[]) => string[]): string {
  return Object.entries(query)
    .map(([name, value]) => [escaped(name), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) =>
      arrange([value].flat().map((one) => `${name}=${escaped(one ?? '')}`)),
    )
    .join('&');
}

/** `encodeURIComponent` leaves five characters that RFC 3986 reserves. */
export const escaped = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
