/** Texts that are slow for careless patterns. */

const repeated = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** The texts by what they are made of, each of a given length. */
export const hostileTexts: readonly (readonly [string, (length: number) => string])[] = [
  ['blanks', (length) => `${repeated(' ')(length)}x`],
  ['dots and blanks', (length) => `${repeated('. ')(length)}x`],
  ['line breaks', (length) => `${repeated(' \r\n\t')(length)}x`],
  ['escaped line breaks', repeated('\\n \\r')],
  ['backslashes', repeated('\\')],
  ['quotes', repeated('\\"\'')],
  ['percent signs', repeated('%2')],
  ['escapes', repeated('\\u002F%2f')],
  ['one word', repeated('k')],
  ['names of secrets', repeated('client_secret ')],
  ['a name of a secret and blanks', (length) => `password=${repeated(' ')(length)}"`],
  ['a name of a secret and backslashes', (length) => `password${repeated('\\')(length)}x`],
  [
    'a secret in escaped quotes',
    (length) => `password=${repeated('\\')(length / 4)}"${repeated('\\')(length)}`,
  ],
  ['a secret in quotes', (length) => `password="${repeated('\\"x')(length)}`],
  ['schemes', repeated('Bearer Basic ')],
  ['a scheme and blanks', (length) => `Bearer ${repeated(' ')(length)}!`],
  ['headers', repeated('authorization: ')],
  ['key ids', repeated('AKIA')],
  ['key ids and small letters', repeated('AKIAAAAAAAAAAAAAAAAa')],
  ['errors of JSON', repeated("Unexpected token 'w', \"")],
  ['violations', repeated(" at 'x' failed to satisfy constraint: ")],
  ['pauses', repeated('Retry the request in [1')],
  ['lone surrogates', repeated('\ud800')],
];
