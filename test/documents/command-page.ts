/** Runs a page of commands: each `sh` block, whose output is the `text` block behind it. */
import { pairIds, withIds, type Ids } from './command-lines.js';
import { openSession, type StartCommand } from './command-session.js';

/** A block of commands, what the page shows, and what the commands wrote. */
export interface Compared {
  readonly line: number;
  readonly commands: string;
  readonly shown: string;
  readonly written: string;
}

/** A line of the page that stands for any number of lines. */
const gap = '…';
const interrupt = '^C';

const blocks = /^```sh\n([^]*?)^```\n(?:\n```text\n([^]*?)^```\n)?/gm;

/** Runs all blocks in their order. `start` may start another `assistants` than the one of the sources. */
export async function runPage(page: string, start?: StartCommand): Promise<readonly Compared[]> {
  const session = await openSession(start);
  const ids: Ids = { ofPage: new Map(), ofRun: new Map() };
  const compared: Compared[] = [];
  try {
    for (const match of page.matchAll(blocks)) {
      const [, commands = '', shown = ''] = match;
      const interruptAt = shown.split('\n').indexOf(interrupt);
      const lines: string[] = [];
      for (const command of commands
        .trim()
        .replaceAll(/\\\n\s*/g, '')
        .split('\n')) {
        const after = interruptAt === -1 ? undefined : interruptAt;
        for (const line of await session.run(withIds(command, ids.ofPage), after)) lines.push(line);
      }
      if (interruptAt !== -1) lines.splice(interruptAt, 0, interrupt);
      const actual = lines.map((line) => `${line}\n`).join('');
      pairIds(ids, shown, actual);
      const line = page.slice(0, match.index).split('\n').length;
      compared.push({
        line,
        commands,
        shown,
        written: withGaps(shown, withIds(actual, ids.ofRun)),
      });
    }
  } finally {
    await session.close();
  }
  return compared;
}

/** Leaves out of the output what the page leaves out. */
function withGaps(shown: string, written: string): string {
  const pieces = shown.split(`${gap}\n`);
  if (pieces.length === 1) return written;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = written.indexOf(piece, at);
    if (found === -1 || (index === 0 && found !== 0)) return written;
    at = found + piece.length;
  }
  return at === written.length || pieces.at(-1) === '' ? shown : written;
}
