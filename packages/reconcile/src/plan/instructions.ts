/** Fills in the instructions of a vendor with what a plan knows, and says in words what it does not know. */
import type { ObservedAssistant } from '../observe/observed.js';

/** The value of a placeholder, or the word that takes its place. */
export interface Filling {
  /** The value, if the plan knows it. */
  readonly value?: string;
  /** The word that stands for an unknown value. */
  readonly word?: string;
  /** The meaning of the word. */
  readonly meaning?: string;
}

/**
 * Returns the text with the values. For an unknown value it has a word in capitals, and its last lines
 * say what each of these words means. Other braces stay as they are.
 */
export function instructionText(text: string, fillings: Readonly<Record<string, Filling>>): string {
  const unknown = new Map<string, string>();
  const filled = text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const { value, word, meaning } = (Object.hasOwn(fillings, name) && fillings[name]) || {};
    if (value !== undefined) return value;
    if (word === undefined || meaning === undefined) return placeholder;
    unknown.set(word, meaning);
    return word;
  });
  const meanings = [...unknown].map(([word, meaning]) => `${word} is ${meaning}.\n`).join('');
  return unknown.size === 0 ? filled : `${filled.trimEnd()}\n${meanings}`;
}

/** Returns the text with what was unknown about an assistant when the plan was made. */
export const withAssistant = (
  text: string,
  { id, locator }: { readonly id: string; readonly locator: string },
): string =>
  [
    ['ASSISTANT_ID', id],
    ['ASSISTANT_LOCATOR', locator],
  ].reduce(
    (filled, [word = '', value = '']) =>
      filled
        .split('\n')
        .filter((line) => !line.startsWith(`${word} is `))
        .join('\n')
        .replace(new RegExp(String.raw`\b${word}\b`, 'g'), () => value),
    text,
  );

/** Whether a text has words for what was unknown about an assistant. */
export const namesAssistant = (text: string): boolean => /\bASSISTANT_(?:ID|LOCATOR)\b/.test(text);

/** Returns the name, the id and the locator of an assistant, which may not exist yet. */
export function assistantWords(
  name: string,
  current: Pick<ObservedAssistant, 'id' | 'locator'> | undefined,
): Readonly<Record<string, Filling>> {
  const afterwards = `of the assistant ${name}, which a snapshot shows when the plan is applied`;
  return {
    name: { value: name },
    id: {
      ...(current && { value: current.id }),
      word: 'ASSISTANT_ID',
      meaning: `the id ${afterwards}`,
    },
    locator: {
      ...(current && { value: current.locator }),
      word: 'ASSISTANT_LOCATOR',
      meaning: `the locator ${afterwards}`,
    },
  };
}
