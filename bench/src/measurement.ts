/** What a run finds out, and the form in which others read it. */
import { median } from './statistics.js';

/** A bound that a figure is to keep. */
export interface Goal {
  /** `ours` is the figure itself; the others are ours divided by theirs. */
  readonly of: 'ours' | 'ratioToPeer' | 'ratioToLimit';
  readonly bound: 'atLeast' | 'atMost';
  readonly value: number;
}

/** Rounds of each side, taken in alternation. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ours: readonly number[];
  /** The vendor's own SDK. */
  readonly peer?: readonly number[];
  /** What cannot be beaten: the bare HTTP client, or the fewest requests there can be. */
  readonly limit?: readonly number[];
  readonly goals?: readonly Goal[];
}

/** One entry of the file that `--json` writes. Medians; `null` where there is no such side. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly limit: number | null;
  readonly ratioToPeer: number | null;
  readonly ratioToLimit: number | null;
}

export function figureOf({ name, unit, ours, peer, limit }: Measurement): Figure {
  const [own, peers, limits] = [ours, peer, limit].map((rounds) =>
    rounds === undefined ? null : rounded(median(rounds)),
  ) as [number, number | null, number | null];
  return {
    name,
    unit,
    ours: own,
    peer: peers,
    limit: limits,
    ratioToPeer: ratio(own, peers),
    ratioToLimit: ratio(own, limits),
  };
}

/** Nothing if what the goal speaks of was not measured. */
export function isReached(figure: Figure, { of, bound, value }: Goal): boolean | undefined {
  const measured = figure[of];
  if (measured === null) return undefined;
  return bound === 'atLeast' ? measured >= value : measured <= value;
}

const ratio = (ours: number, theirs: number | null): number | null =>
  theirs === null || theirs === 0 ? null : rounded(ours / theirs);

/** Six digits: more than any of them is true to. */
const rounded = (value: number): number => Number(value.toPrecision(6));
