/** Known secrets are masked in every form that a server or a library writes them in. */
import { redactSecrets } from '@assistant-provider/core/adapter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzEXAMPLE"KEY';
const lowerCase = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const escapedAs =
  (digits: number, start: string) =>
  (text: string): string =>
    text.replace(
      /[^a-z0-9]/gi,
      (letter) => `${start}${letter.charCodeAt(0).toString(16).padStart(digits, '0')}`,
    );

const forms: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (text) => lowerCase(encodeURIComponent(text)),
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'with \\u': escapedAs(4, '\\u'),
  'with \\x': escapedAs(2, '\\x'),
  'as JSON': (text) => JSON.stringify(text).slice(1, -1),
  'as JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'with \\/': (text) => text.replaceAll('/', '\\/'),
  'on two lines': (text) => `${text.slice(0, 20)}\n${text.slice(20)}`,
  'on two lines with an indent': (text) => `${text.slice(0, 20)} \r\n\t${text.slice(20)}`,
  'on two lines of a JSON string': (text) => `${text.slice(0, 20)}\\n  ${text.slice(20)}`,
  'on two lines of a shell': (text) => `${text.slice(0, 20)}\\\n${text.slice(20)}`,
  'on two lines, percent-encoded': (text) => `${text.slice(0, 20)}%0A${text.slice(20)}`,
  'in lines of 8': (text) => (text.match(/.{1,8}/g) ?? []).join('\r\n'),
};

describe.each(Object.entries(forms))('a known secret %s', (_, write) => {
  it('is masked, and the text around it stays', () => {
    expect(redactSecrets(`before ${write(secret)} after`, [secret])).toBe(
      'before [redacted] after',
    );
    expect(redactSecrets(`one\n${write(secret)}\n  two %2f`, [secret])).toBe(
      'one\n[redacted]\n  two %2f',
    );
  });
});

it.each([
  ['pässwört', 'p%C3%A4ssw%C3%B6rt', '[redacted]'],
  ['pässwört', 'p%c3%a4ssw%c3%b6rt', '[redacted]'],
  ['half\ud800', 'is half\ud800 %41', 'is [redacted] %41'],
  ['abcd', 'abcdabcd', '[redacted][redacted]'],
  ['abcd', '\\abcd\\', '[redacted]\\'],
  ['a%2Fb', 'x a%2Fb', 'x [redacted]'],
  ['abcd', '%61bc%64', '[redacted]'],
])('with the secret %j, %j becomes %j', (known, text, clean) => {
  expect(redactSecrets(text, [known])).toBe(clean);
});

it('secrets that overlap are masked as a whole', () => {
  expect(redactSecrets('x abcdefgh y', ['abcdef', 'defgh', 'bcde'])).toBe('x [redacted] y');
});

it('text without a secret is not changed, whatever its escapes', () => {
  const text = fc.stringMatching(/^[ab%2f\\nu0/ \n]*$/);
  fc.assert(
    fc.property(text, (clear) => {
      expect(redactSecrets(clear, ['a secret of another alphabet: XYZ'])).toBe(clear);
    }),
  );
});

it.each([
  '[wJalrXUtnFEMI/K7MDENG',
  'wJalrXUtn',
  '{"a":"b" wJalrXUtnFEMI/K7MDENG"}',
  '{"aaaaaaaaaaaaaaaaaaaaaaaaaaa":\nwJalrXUtnFEMI',
  '"wJalrXUtnFEMI" "x',
  '{"a":"wJalrXUtnFEMI\u0001"}',
  '\ud83d\ude00wJalrXUtn',
])('the error of `JSON.parse(%j)` shows no piece of the text', (body) => {
  let thrown: unknown;
  try {
    JSON.parse(body);
  } catch (error) {
    thrown = error;
  }
  const { message } = thrown as SyntaxError;
  for (const text of [message, JSON.stringify({ message })])
    expect(redactSecrets(text)).not.toMatch(/wJa|XUt|FEMI/);
});
