/** The look of a report. The page says the same without it. */
import type { Verdict } from '@assistant-provider/reconcile';

/** The colours of one scheme. Each text has a contrast of 4.5 to 1 to both backgrounds. */
export interface Scheme {
  readonly background: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly link: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
}

/** The colours by day and by night. */
export const schemes: Readonly<Record<'light' | 'dark', Scheme>> = {
  light: {
    background: '#ffffff',
    raised: '#f4f5f7',
    line: '#c4c9d1',
    text: '#1b1f24',
    quiet: '#4d5561',
    link: '#0b57a4',
    verdicts: {
      carried: '#17653a',
      converted: '#0b57a4',
      emulated: '#5c3d99',
      asked: '#8a4b00',
      dropped: '#b0181c',
      unseen: '#4d5561',
    },
  },
  dark: {
    background: '#15181c',
    raised: '#1f242a',
    line: '#48505b',
    text: '#e8eaed',
    quiet: '#b3bac4',
    link: '#8ec1f8',
    verdicts: {
      carried: '#7fd6a2',
      converted: '#8ec1f8',
      emulated: '#c9b0f5',
      asked: '#f5bd6d',
      dropped: '#ff9c98',
      unseen: '#b3bac4',
    },
  },
};

const variablesOf = ({ verdicts, ...colours }: Scheme): string =>
  [...Object.entries(colours), ...Object.entries(verdicts)]
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

const verdictRules = Object.keys(schemes.light.verdicts)
  .map((verdict) => `.${verdict}{color:var(--${verdict})}`)
  .join('\n');

/** The style sheet. */
export const style = `
:root{color-scheme:light dark;${variablesOf(schemes.light)}}
@media (prefers-color-scheme:dark){:root{${variablesOf(schemes.dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:75rem;background:var(--background);color:var(--text);
font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;margin:2rem 0 .5rem}
h1{font-size:1.6rem;margin-top:0}
h2{font-size:1.25rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.05rem}
a{color:var(--link)}
.sentence{font-size:1.15rem}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
caption{text-align:start;color:var(--quiet);padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top;min-width:6rem}
thead th{background:var(--raised)}
tbody th{font-weight:600}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{background:var(--raised);border:1px solid var(--line);padding:.6rem;margin:.25rem 0;
white-space:pre-wrap;overflow-wrap:anywhere}
.verdict{font-weight:600;white-space:nowrap}
.quiet{color:var(--quiet)}
.value{white-space:pre-wrap}
summary{cursor:pointer}
nav ul{padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
${verdictRules}
@media print{
:root{color-scheme:light;${variablesOf(schemes.light)}}
body{max-width:none;padding:0;font-size:10pt}
nav{display:none}
.table{overflow:visible}
details::details-content{display:block;content-visibility:visible;block-size:auto}
thead{display:table-header-group}
tr,h2,h3{break-inside:avoid}
h2,h3,caption{break-after:avoid}
}
`;
