/**
 * The form of a line in a log file, and what makes a line count.
 *
 * Each line carries its number, the checksum of the line before, a checksum of itself, and the id of
 * its append. If the caller's lines are JSON, each line of the file is JSON as well.
 *
 * Writers do not lock the file. Two that append at once both write at its end, and the first line with
 * the next number counts. The other writer finds that its line does not count, and reports a conflict.
 * A writer that crashed leaves a part of a line. The next writer begins on a line of its own, so the
 * part does no harm, and nothing is ever removed from a log.
 */
import { createHash } from 'node:crypto';

const lineFeed = 0x0a;
const form =
  /^\{"sequence":(\d{1,15}),"append":"(\w{1,40})","previous":"(\w{0,16})","checksum":"(\w{16})","line":([^]*)\}$/;
/** 64 bits: enough against accidents, and short enough for people to look past. */
const checksumLength = 16;

/** A line that counts. */
export interface CountedLine {
  /** The caller's text. */
  readonly text: string;
  /** The id of the append that wrote the line. */
  readonly append: string;
}

/** How far a log file was read. */
export interface LogEnd {
  /** The bytes that were read, up to the last line break. */
  readonly bytes: number;
  /** The lines of the file that were read, counting or not. */
  readonly fileLines: number;
  /** The number of lines that count. */
  readonly sequence: number;
  /** The checksum of the last line that counts. */
  readonly checksum: string;
  /** The first of the damaged lines at the end. */
  readonly damagedLine?: number;
}

/** The beginning of every log file. */
export const emptyLog: LogEnd = { bytes: 0, fileLines: 0, sequence: 0, checksum: '' };

/** The contents of a piece of a log file. */
export interface ScannedLines {
  /** The lines that count, a last one without its line break included. */
  readonly lines: readonly CountedLine[];
  /** The end of the log after all of them. Its `bytes` and `fileLines` stop at the last line break. */
  readonly end: LogEnd;
  /** The end of the log at the last line break, from which reading continues. */
  readonly resume: LogEnd;
  /** Whether the next line can be written without a line break before it. */
  readonly endsWithLine: boolean;
  /** Where reading stopped, if the log cannot be trusted. */
  readonly corrupt?: CorruptLine;
}

/** A line that is damaged although later lines are not. */
interface CorruptLine {
  readonly line: number;
  /** Why that is certain. */
  readonly reason: string;
}

/** Returns the text of an append for a file that ends at `end`. */
export function frameLines(texts: readonly string[], append: string, end: LogEnd): string {
  let { sequence, checksum } = end;
  let framed = '';
  for (const text of texts) {
    const previous = checksum;
    sequence += 1;
    checksum = checksumOf(sequence, append, previous, text);
    framed +=
      `{"sequence":${sequence},"append":"${append}","previous":"${previous}",` +
      `"checksum":"${checksum}","line":${text}}\n`;
  }
  return framed;
}

function checksumOf(sequence: number, append: string, previous: string, text: string): string {
  const all = [sequence, append, previous, text].join('\n');
  return createHash('sha256').update(all).digest('hex').slice(0, checksumLength);
}

/** Reads what follows after `from`. */
export function scanLines(bytes: Uint8Array, from: LogEnd): ScannedLines {
  const lines: CountedLine[] = [];
  let end = from;
  let resume = from;
  let start = 0;
  const found = (corrupt?: CorruptLine): ScannedLines => ({
    lines,
    end,
    resume,
    endsWithLine: start === bytes.length,
    ...(corrupt && { corrupt }),
  });
  while (start < bytes.length) {
    const lineBreak = bytes.indexOf(lineFeed, start);
    const stop = lineBreak < 0 ? bytes.length : lineBreak;
    const next = judge(bytes.subarray(start, stop), end);
    if (next.corrupt) return found(next.corrupt);
    if (next.counted) lines.push(next.counted);
    end = next.end;
    if (lineBreak < 0) break;
    start = lineBreak + 1;
    end = { ...end, bytes: from.bytes + start, fileLines: end.fileLines + 1 };
    resume = end;
  }
  return found();
}

interface Judged {
  readonly end: LogEnd;
  readonly counted?: CountedLine;
  readonly corrupt?: CorruptLine;
}

function judge(bytes: Uint8Array, end: LogEnd): Judged {
  if (bytes.length === 0) return { end };
  const line = end.fileLines + 1;
  const frame = readFrame(bytes);
  if (frame === undefined) return { end: { ...end, damagedLine: end.damagedLine ?? line } };
  const { sequence, append, previous, checksum, text } = frame;
  // Its place was taken: the writer has lost, and knows it.
  if (sequence <= end.sequence) return { end };
  if (sequence === end.sequence + 1 && previous === end.checksum) {
    const { bytes: read, fileLines } = end;
    return { end: { bytes: read, fileLines, sequence, checksum }, counted: { text, append } };
  }
  return {
    end,
    corrupt: {
      line: end.damagedLine ?? line,
      reason:
        end.damagedLine === undefined
          ? 'does not follow the line before it; lines are missing or were exchanged'
          : 'is damaged, and later lines rely on it',
    },
  };
}

/** The whole line, and its five members. */
type Groups = readonly [string, string, string, string, string, string];

function readFrame(bytes: Uint8Array) {
  const match = form.exec(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  if (match === null) return undefined;
  const [, number, append, previous, checksum, text] = match as unknown as Groups;
  const sequence = Number(number);
  return checksumOf(sequence, append, previous, text) === checksum
    ? { sequence, append, previous, checksum, text }
    : undefined;
}
