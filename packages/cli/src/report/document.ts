/** A report as data, before it is HTML or Markdown. */
import type { JsonValue } from '@assistant-provider/core';
import type { Verdict } from '@assistant-provider/reconcile';

/** A piece of a line. A string is text as it is, and never markup. */
export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  /** A word for a program: an id, a field, a right. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** A value of a field; missing if there is none. */
  | { readonly kind: 'value'; readonly value: JsonValue | undefined };

/** A line of text. */
export type Line = readonly Inline[];

/** A table. The first cell of each row is the heading of the row. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Line[])[];
}

/** A section with a heading of its own. */
export interface Section {
  readonly kind: 'section';
  /** Unique in the report. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A block of a report. */
export type Block =
  | Section
  | Table
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** Lines to copy, with a heading for those who do not see them. */
  | { readonly kind: 'lines'; readonly label: string; readonly text: string };

/** A report. */
export interface ReportDocument {
  readonly title: string;
  /** The outcome in one sentence. */
  readonly sentence: string;
  readonly sections: readonly Section[];
}

/** The word and the sign of each verdict. Neither needs a colour to be understood. */
export const verdicts: Readonly<Record<Verdict, { readonly word: string; readonly sign: string }>> =
  {
    carried: { word: 'carried', sign: '=' },
    converted: { word: 'converted', sign: '≈' },
    emulated: { word: 'emulated', sign: '~' },
    asked: { word: 'asked', sign: '?' },
    dropped: { word: 'dropped', sign: '✕' },
    unseen: { word: 'not seen', sign: '○' },
  };

/** Values longer than this are folded in HTML, and cut in Markdown. */
export const longestShown = 160;

/** Returns a value as people read it: a string as it is, everything else as JSON. */
export const textOf = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
