/** The colours of a report. */
import type { Tone } from './badges.js';

/** The colours of one scheme. Each text has a contrast of 4.5 to 1 to every background. */
export interface Scheme {
  readonly background: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly link: string;
  /** The text of each tone, and a background for it. */
  readonly tones: Readonly<Record<Tone, readonly [text: string, soft: string]>>;
}

/** The colours by day and by night. */
export const schemes: Readonly<Record<'light' | 'dark', Scheme>> = {
  light: {
    background: '#ffffff',
    raised: '#f6f7f9',
    line: '#d7dbe1',
    text: '#1b1f24',
    quiet: '#4d5561',
    link: '#0b57a4',
    tones: {
      good: ['#17653a', '#e7f5ec'],
      changed: ['#0b57a4', '#e7f1fb'],
      other: ['#5c3d99', '#f1ebfb'],
      attention: ['#854800', '#fdf1dc'],
      bad: ['#a8171b', '#fdeaea'],
      quiet: ['#4d5561', '#eef0f3'],
    },
  },
  dark: {
    background: '#15181c',
    raised: '#1d2228',
    line: '#3a424c',
    text: '#e8eaed',
    quiet: '#b3bac4',
    link: '#8ec1f8',
    tones: {
      good: ['#7fd6a2', '#16301f'],
      changed: ['#8ec1f8', '#16293d'],
      other: ['#c9b0f5', '#2a2140'],
      attention: ['#f5bd6d', '#352709'],
      bad: ['#ff9c98', '#3b1b1c'],
      quiet: ['#b3bac4', '#262c33'],
    },
  },
};

/** Returns the colours of a scheme as the variables of a style sheet. */
export const variablesOf = ({ tones, ...colours }: Scheme): string =>
  [
    ...Object.entries(colours).map(([name, colour]) => `--${name}:${colour}`),
    ...Object.entries(tones).flatMap(([tone, [text, soft]]) => [
      `--${tone}-text:${text}`,
      `--${tone}-soft:${soft}`,
    ]),
  ].join(';');
