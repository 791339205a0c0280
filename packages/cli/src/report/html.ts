/** HTML from templates. Everything that is filled in is escaped, unless it is HTML already. */
import { escapeOf, visibleText } from './visible-text.js';

/** Text that is HTML. Only `markup` and `rawHtml` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Something to fill in. */
export type Filling = Html | string | number | readonly Filling[];

/**
 * Returns HTML from a template. Strings are escaped for the content of elements and for values of
 * attributes in double quotes; no other place is safe. A formatter changes templates named `html`, and
 * with them the hash of the style and the first line of `pre`.
 */
export const markup = (literals: TemplateStringsArray, ...fillings: readonly Filling[]): Html =>
  new Html(
    literals
      .map((literal, index) => {
        const filling = fillings[index];
        return filling === undefined ? literal : `${literal}${textOf(filling)}`;
      })
      .join(''),
  );

/** Returns HTML from a text of the project's own, which is not escaped. */
export const rawHtml = (text: string): Html => new Html(text);

function textOf(filling: Filling): string {
  if (filling instanceof Html) return filling.text;
  if (typeof filling === 'number') return `${filling}`;
  return typeof filling === 'string' ? escaped(filling) : filling.map(textOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

/** Characters that could end the element, or that the parser of a page would change. */
const unsafe = /[<>&]|[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Returns JSON for the content of a script element. Reading it as JSON gives the same value. */
export const jsonInScript = (json: string): Html => rawHtml(json.replaceAll(unsafe, escapeOf));
