/** A report as data, before it is HTML or Markdown. */
import type { JsonValue } from '@assistant-provider/core';
import type { Badge } from './badges.js';

/** A piece of a line. A string is text as it is, and never markup. */
export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  /** A word for a program: an id, a field, a right. */
  | { readonly kind: 'code'; readonly text: string }
  /** A sign and a word. A table marks the row of the first one. */
  | { readonly kind: 'badge'; readonly badge: Badge }
  /** A text that leads to a section. */
  | { readonly kind: 'link'; readonly text: string; readonly section: string }
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
  /** Says that there is nothing to do. */
  | { readonly kind: 'clear'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** Short facts, each with its name. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, Line])[] }
  /** Lines to copy, with a heading for those who do not see them. */
  | { readonly kind: 'lines'; readonly label: string; readonly text: string }
  /** Blocks that a person opens. Paper shows them open. */
  | { readonly kind: 'fold'; readonly summary: string; readonly blocks: readonly Block[] }
  /** Lets people see the rows with one of these badges alone. */
  | { readonly kind: 'filter'; readonly label: string; readonly options: readonly FilterOption[] };

/** A badge, and how many rows have it. */
export interface FilterOption {
  readonly badge: Badge;
  readonly count: number;
}

/** A number that people see first. It leads to a section. */
export interface Figure {
  readonly value: string;
  readonly label: string;
  readonly section: string;
  readonly tone: Badge['tone'];
}

/** A report. */
export interface ReportDocument {
  /** The subject in a few words, above the title. */
  readonly about: string;
  readonly title: string;
  /** How things stand. */
  readonly state: Badge;
  /** The outcome in a few sentences. */
  readonly sentence: string;
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
}

/** Values longer than this are folded in HTML, and cut in Markdown. */
export const longestShown = 160;

/** Returns a value as people read it: a string as it is, everything else as JSON. */
export const textOf = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
