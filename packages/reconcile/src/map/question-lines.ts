/** The answers to a question as lines of a map. */
import type { JsonValue } from '@assistant-provider/core';
import { isObject } from '../manifest/tree.js';
import type { Question } from '../plan/plan.js';

/** Characters that end a line, or that hide in an editor what a text says. */
const unsafe = /\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;
const everyUnsafe = (text: string): string =>
  text.replaceAll(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Words that YAML takes for something else than a text. */
const words = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** Returns a text as YAML writes it in one line. */
export const quoted = (text: string): string =>
  /^[A-Za-z][\w-]*(?: [\w-]+)*$/.test(text) && !words.has(text.toLowerCase())
    ? text
    : everyUnsafe(JSON.stringify(text));

/** Returns a text for one line of a comment. */
export const inComment = everyUnsafe;

/** The forms of an answer to a question without candidates. */
const forms = [
  { value: '{ name: NAME }', label: 'its name at the target' },
  { value: '{ id: ID }', label: 'its id at the target' },
  { value: '{ skip: REASON }', label: 'leave it out' },
];

/** Returns the possible answers, each in one line. */
export function answersOf({
  answerAt,
  candidates,
}: Question): readonly { readonly value: string; readonly label: string }[] {
  const given = candidates.map(({ value, label }) => ({ value: inOneLine(value), label }));
  // The name of an assistant is a text, and every other answer an object.
  if (answerAt[0] === 'assistants' && answerAt.length > 2)
    return given.length > 0 ? given : [{ value: 'NAME', label: 'its name at the target' }];
  if (answerAt[0] === 'assistants') return given;
  const has = (form: string) => given.some(({ value }) => value.startsWith(form));
  return [...given, ...forms.filter(({ value }) => !has(value.slice(0, value.indexOf(':'))))];
}

function inOneLine(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${quoted(name)}: ${inOneLine(member)}`,
  );
  return `{ ${members.join(', ')} }`;
}
