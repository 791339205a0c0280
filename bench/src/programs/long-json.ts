/** JSON texts of 31 MiB, close to the default bound, each of which some reader is slow at. */
const bytes = 31 * 1024 * 1024;
const id = '12345678-1234-4234-8234-123456789012';

const repeated = (before: string, item: string, after: string): string =>
  `${before}${item.repeat(Math.floor((bytes - before.length - after.length) / item.length))}${after}`;

/** A member that no contract lists, keyed by what it is made of. */
const members: Readonly<Record<string, () => string>> = {
  'one text': () => repeated('"', 'a', '"'),
  numbers: () => repeated('[', '1,', '1]'),
  'objects and an escape': () => repeated('["\\u0041",', '{"a":1},', '1]'),
  'objects and a null': () => repeated('[null,', '{"a":1},', '1]'),
  'nulls in objects': () => repeated('[', '{"a":null},', '1]'),
  'objects and a __proto__': () => repeated('[{"__proto__":1},', '{"a":1},', '1]'),
  'different names': () =>
    `{"a":1${Array.from({ length: bytes / 14 }, (_, index) => `,"k${index}":1`).join('')}}`,
};

export const shapes = Object.keys(members);

/** The response of both vendors to the request for an assistant. */
export function longResponse(shape: string): string {
  const x = members[shape]?.() ?? '0';
  const assistant = `{"assistantId":"${id}","assistantArn":"a","name":"n","status":"ACTIVE"}`;
  return `{"id":"${id}","name":"n","assistant":${assistant},"x":${x}}`;
}
