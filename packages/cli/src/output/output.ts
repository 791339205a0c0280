/** Writes what a command has to say: data to stdout, everything else to stderr. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { styleText } from 'node:util';
import type { Writable } from 'node:stream';
import type { Io } from '../io.js';
import { growingTable } from './growing-table.js';
import { maskOf } from './masked.js';
import { withConfig } from './next-command.js';
import { cut, printable, printableLines, table, type Column } from './table.js';

/** A style of text. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** A table that is written row by row. */
export interface Rows<T> {
  /**
   * Writes a row. The first rows that are there together set the widths of the columns. They wait for each
   * other, but not for a row that has yet to be read.
   */
  add(row: T): Promise<void>;
  /** Writes the heading if no row came. Call it after the last row. */
  end(): Promise<void>;
}

/** Writes for people or for programs. */
export interface Output {
  /** Whether the command was called with `--json`. */
  readonly json: boolean;
  /** Whether nobody reads stdout any more, as after `| head -1`. Long lists end then. */
  readonly readerHasLeft: boolean;
  /** Writes a line of data for people. Left out with `--json`. */
  line(text?: string): Promise<void>;
  /** Writes a table for people. Left out with `--json`. */
  table<T>(rows: readonly T[], columns: readonly Column<T>[]): Promise<void>;
  /** Begins a table for people whose rows come one after another. Left out with `--json`. */
  rows<T>(columns: readonly Column<T>[]): Rows<T>;
  /** Writes data for programs: one JSON document. Left out without `--json`. */
  document(value: unknown): Promise<void>;
  /** Writes one object of many for programs: one line of JSON. Left out without `--json`. */
  object(value: unknown): Promise<void>;
  /** Writes a remark to stderr. */
  remark(text: string): void;
  /** Returns text for a file without the secrets of the accounts. */
  masked(text: string): string;
  /** Writes a command that comes next to stderr, with its purpose after three spaces. */
  next(command: string): void;
  /** Shows how far a long job is, on a terminal alone; the next remark takes its place. */
  progress(text: string): void;
  /** Returns text in a style, if stdout shows styles. */
  styled(style: Style, text: string): string;
}

/** Returns the output of one command. */
export function createOutput(
  { stdout, stderr, stdoutColumns, stderrColumns, env }: Io,
  {
    json,
    config,
    secrets,
  }: {
    readonly json: boolean;
    readonly config?: string | undefined;
    /** The secrets of the accounts that are open by then. */
    readonly secrets: readonly string[];
  },
): Output {
  const masked = maskOf(secrets);
  const isDumb = env['TERM'] === 'dumb';
  const hasStyles = stdoutColumns !== undefined && (env['NO_COLOR'] ?? '') === '' && !isDumb;
  let progressShown = false;
  let readerHasLeft = false;
  const clear = () => {
    if (progressShown) stderr.write('\r\u001b[2K');
    progressShown = false;
  };
  const write = async (text: string) => {
    clear();
    if (readerHasLeft) return;
    await written(stdout, `${masked(text)}\n`, () => {
      readerHasLeft = true;
    });
  };
  const remark = (text: string) => {
    clear();
    stderr.write(`${printableLines(masked(text))}\n`);
  };
  /** Masked before they are cut: the beginning of a secret would not be found any more. */
  const maskedCells = <T>(columns: readonly Column<T>[]): readonly Column<T>[] =>
    columns.map((column) => ({ ...column, text: (row) => masked(column.text(row)) }));
  return {
    json,
    get readerHasLeft() {
      return readerHasLeft;
    },
    line: async (text = '') => {
      if (!json) await write(text);
    },
    table: async (rows, columns) => {
      if (!json) await write(table(rows, maskedCells(columns), stdoutColumns).join('\n'));
    },
    rows: (columns) => {
      const growing = growingTable(maskedCells(columns), stdoutColumns);
      const writeLines = async (lines: readonly string[]) => {
        if (!json && lines.length > 0) await write(lines.join('\n'));
      };
      let firstRows: Promise<void> | undefined;
      return {
        add: async (row) => {
          await writeLines(json ? [] : growing.add(row));
          if (firstRows !== undefined) return;
          // Rows of one page come in one turn of the event loop.
          firstRows = nextTurn().then(() => writeLines(growing.begin()));
          // `end` rejects if this write fails.
          firstRows.catch(() => undefined);
        },
        end: async () => {
          await firstRows;
          await writeLines(growing.begin());
        },
      };
    },
    document: async (value) => {
      if (json) await write(JSON.stringify(value, undefined, 2));
    },
    object: async (value) => {
      if (json) await write(JSON.stringify(value));
    },
    remark,
    masked,
    next: (command) => remark(`→ ${withConfig(command, config)}`),
    progress: (text) => {
      if (stderrColumns === undefined || isDumb) return;
      // A line that wraps could not be taken back. The last place is the cursor's.
      stderr.write(`\r\u001b[2K${cut(printable(masked(text)), stderrColumns - 1)}`);
      progressShown = true;
    },
    styled: (style, text) => (hasStyles ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** Resolves when the stream takes more, so that a slow reader slows the command down. */
const written = (stream: Writable, text: string, onLeft: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const takesMore = stream.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
      if (error?.code === 'EPIPE') {
        onLeft();
        resolve();
      } else if (error) reject(error);
    });
    if (takesMore) resolve();
    else stream.once('drain', resolve);
  });
