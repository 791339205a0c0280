/** A query as it is sent: by RFC 3986, as the signature has it, and the names in order. */
import type { QueryParameterBag } from '@smithy/types';

/** Several values of a name stay in the order in which they were given. */
export const queryString = (query: QueryParameterBag = {}): string =>
  Object.entries(query)
    .map(([name, value]) => [escaped(name), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${escaped(one ?? '')}`))
    .join('&');

/** `encodeURIComponent` leaves five characters that RFC 3986 reserves. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
