/** Makes characters visible that no page can show, or that would hide what a text says. */

/** Control characters, halves of pairs, and those that change the direction of the text around them. */
const hidden =
  /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Returns text in which such characters are written as `\u202e`. Line ends and tabs stay. */
export const visibleText = (text: string): string => text.replaceAll(hidden, escapeOf);

/** Returns a character as JSON writes it in ASCII. */
export const escapeOf = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
