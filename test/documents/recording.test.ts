/** The recording of the README shows the tutorial, and needs nothing but itself. */
import { expect, it } from 'vitest';
import { readText } from './blocks.js';
import { recordedCommands, recordingOf } from './recording.js';

const image = await readText('docs/images/tutorial.svg');
const transcript = /<desc[^>]*>([^]*)<\/desc>/.exec(image)?.[1] ?? '';
const recorded = [...transcript.matchAll(/^\$ (.+)$/gm)].map(([, command = '']) => command);

it('the recording has the commands that the script runs, and the tutorial has them too', async () => {
  const tutorial = await readText('docs/guide/command.md');
  expect(recorded.map((command) => command.replace(/\d{8}t\d{6}-\w+/, 'RUN'))).toEqual(
    recordedCommands,
  );
  for (const command of recordedCommands) {
    const [before = '', after = ''] = command.split('RUN');
    expect(tutorial).toContain(before);
    expect(tutorial).toContain(after);
  }
});

it('the recording is small, and loads nothing', () => {
  expect(Buffer.byteLength(image)).toBeLessThan(150_000);
  expect(image.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|url\(|@import|<script|href/,
  );
});

it('the recording shows everything where nothing moves', () => {
  const still = recordingOf([{ text: '$ a <b> & c', typed: true }]);
  expect(still).toContain('<tspan class="prompt">$</tspan> a &lt;b&gt; &amp; c</text>');
  expect(still).toContain('.cover{fill:#15181c;opacity:0}');
  expect(still).toMatch(/prefers-reduced-motion:reduce\)\{text,\.cover,\.lines\{animation:none/);
});
