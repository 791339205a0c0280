/** Checks the option `credentials` of the emulator. */
import { isObject, unknownMember } from '../server/check-options.js';
import { present } from '../server/present.js';

const required = ['accessKeyId', 'secretAccessKey'];
const known = [...required, 'sessionToken'];

/** Returns the problems of a key pair. The AWS SDK adds members such as `$source` to the credentials that it is given. */
export function problemsOfCredentials(name: string, credentials: unknown): readonly string[] {
  if (!isObject(credentials)) return [`${name} must be an object`];
  const given = present(credentials);
  const unknown = Object.keys(given).filter(
    (member) => !known.includes(member) && !member.startsWith('$'),
  );
  const wrong = known.filter(
    (member) => (required.includes(member) || member in given) && !isText(given[member]),
  );
  return [
    ...unknown.map((member) => `${name}.${unknownMember(member, known)}`),
    ...wrong.map((member) => `${name}.${member} must be a text of at least one character`),
  ];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
