/** Writes text of other people into Markdown, so that none of it is markup. */

/** Control characters, and those that change the direction or the look of the text around them. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Every ASCII character that Markdown or HTML gives a meaning. */
const markup = /[!-/:-@[-`{-~]/g;

/** Keeps a name behind `@` and a number behind `#` from becoming a mention on the hosts that have them. */
const joiner = '\u{2060}';

/** Returns text that Markdown shows as it is, in one line, also in a cell of a table. */
export const escapeMarkdown = (text: string): string =>
  text.replaceAll(invisible, ' ').replaceAll(markup, (character) =>
    character === '@' || character === '#'
      ? `&#${character.charCodeAt(0)};${joiner}`
      : // A backslash would not keep `https:` from becoming a link.
        ':&<>"'.includes(character)
        ? `&#${character.charCodeAt(0)};`
        : `\\${character}`,
  );
