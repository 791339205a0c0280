/** The recording of the tutorial: which commands it shows, and how a terminal becomes an SVG. */

/** A line of the terminal. */
export interface TerminalLine {
  readonly text: string;
  /** Whether a person typed it. */
  readonly typed: boolean;
}

/** The commands of the recording. Each one stands in the tutorial, apart from the id of the run. */
export const recordedCommands: readonly string[] = [
  'assistants list genesys',
  'assistants snapshot genesys dev.assistants.yaml',
  "sed -i.bak 's/name: Travel desk/name: Voyage desk/' dev.assistants.yaml",
  'assistants plan dev.assistants.yaml genesys --out plan.json',
  'assistants apply plan.json genesys --confirm genesys',
  'assistants verify dev.assistants.yaml genesys',
  'assistants rollback RUN genesys --confirm genesys',
];

const columns = 100;
const rows = 26;
const size = { column: 7.8, row: 19, margin: 18, bar: 30 } as const;
const seconds = { character: 0.035, pause: 0.7, line: 0.12 } as const;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const rounded = (value: number): string => `${Math.round(value * 100) / 100}`;

/** Returns lines that are no longer than the terminal is wide. */
const wrapped = (lines: readonly TerminalLine[]): readonly TerminalLine[] =>
  lines.flatMap(({ text, typed }) =>
    (text === '' ? [''] : (text.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [])).map((part) => ({
      text: part,
      typed,
    })),
  );

/** When each line appears, in seconds. */
function timesOf(lines: readonly TerminalLine[]): readonly number[] {
  let now = seconds.pause;
  return lines.map(({ text, typed }) => {
    if (!typed) return (now += seconds.line);
    const begins = now + seconds.pause;
    now = begins + text.length * seconds.character + seconds.line;
    return begins;
  });
}

/**
 * Returns an SVG that plays once and then stands still. It loads nothing, not even a font. Without
 * animations, it shows the end.
 */
export function recordingOf(shown: readonly TerminalLine[]): string {
  const lines = wrapped(shown);
  const times = timesOf(lines);
  const last = times.at(-1) ?? 0;
  const width = columns * size.column + 2 * size.margin;
  const height = rows * size.row + size.bar + 2 * size.margin;
  const scrolled = (count: number): number => -Math.max(0, count - rows) * size.row;
  const frames = lines
    .map(
      (_, index) =>
        `${rounded(((times[index] ?? 0) / last) * 100)}%{transform:translateY(${rounded(scrolled(index + 1))}px)}`,
    )
    .join('');
  const drawn = lines.map(({ text, typed }, index) => {
    const y = rounded((index + 0.75) * size.row);
    const delay = `style="animation-delay:${rounded(times[index] ?? 0)}s"`;
    // Fonts differ in width, and the terminal has one.
    const length = `textLength="${rounded(text.length * size.column)}" lengthAdjust="spacingAndGlyphs"`;
    if (!typed)
      return text === '' ? '' : `<text y="${y}" ${length} ${delay}>${escaped(text)}</text>`;
    const typing = `--end:${rounded(text.length * size.column)}px;animation:type ${rounded(text.length * seconds.character)}s steps(${text.length}) ${rounded(times[index] ?? 0)}s backwards`;
    return (
      `<text y="${y}" class="typed" ${length} ${delay}><tspan class="prompt">$</tspan>${escaped(text.slice(1))}</text>` +
      `<rect class="cover" x="${rounded(2 * size.column)}" y="${rounded(index * size.row)}" width="${rounded(width)}" height="${size.row}" style="${typing}"/>`
    );
  });
  const transcript = shown.map(({ text }) => escaped(text)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title transcript">
<title id="title">A terminal: plan a change, apply it, verify it, and roll it back</title>
<desc id="transcript">${transcript}</desc>
<style>
.window{fill:#15181c;stroke:#48505b}
text{font:13px/1 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d5d9de;white-space:pre;animation:appear .01s backwards}
.typed{fill:#fff;font-weight:600}
.prompt{fill:#7fd6a2}
.cover{fill:#15181c;opacity:0}
.dot{fill:#48505b}
.lines{transform:translateY(${rounded(scrolled(lines.length))}px);animation:scroll ${rounded(last)}s step-end backwards}
@keyframes appear{from{opacity:0}to{opacity:1}}
@keyframes type{from{opacity:1;transform:none}to{opacity:1;transform:translateX(var(--end))}}
@keyframes scroll{0%{transform:none}${frames}}
@media (prefers-reduced-motion:reduce){text,.cover,.lines{animation:none!important}}
</style>
<rect class="window" x="0.5" y="0.5" width="${rounded(width - 1)}" height="${height - 1}" rx="8"/>
<circle class="dot" cx="18" cy="16" r="5"/><circle class="dot" cx="36" cy="16" r="5"/><circle class="dot" cx="54" cy="16" r="5"/>
<svg x="${size.margin}" y="${size.bar + size.margin / 2}" width="${rounded(width - 2 * size.margin)}" height="${rows * size.row}">
<g class="lines" xml:space="preserve">
${drawn.filter((each) => each !== '').join('\n')}
</g>
</svg>
</svg>
`;
}
