/** Records the tutorial: runs its commands against the emulators, and writes what a terminal shows as an SVG. */
import { writeFile } from 'node:fs/promises';
import { absolute } from './blocks.js';
import { openSession } from './command-session.js';
import { recordedCommands, recordingOf, type TerminalLine } from './recording.js';

const session = await openSession();
const lines: TerminalLine[] = [];
let run = '';
try {
  await session.run('assistants emulators --sample --write-config assistants.config.yaml');
  for (const command of recordedCommands) {
    const line = command.replace('RUN', run);
    const written = await session.run(line);
    run = /run (\S+)/.exec(written.join('\n'))?.[1] ?? run;
    lines.push({ text: `$ ${line}`, typed: true });
    for (const text of written) lines.push({ text, typed: false });
    lines.push({ text: '', typed: false });
  }
} finally {
  await session.close();
}
await writeFile(absolute('docs/images/tutorial.svg'), recordingOf(lines));
