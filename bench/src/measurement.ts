/** The raw rounds of a run, and the figures that are published from them. */
import { median } from './statistics.js';

/** A bound that a figure should keep. */
export interface Goal {
  /** `ours` is the figure itself; the others are our figure divided by the contender's. */
  readonly of: 'ours' | 'ratioToPeer' | 'ratioToLimit';
  readonly bound: 'atLeast' | 'atMost';
  readonly value: number;
}

/** The rounds of each contender, run in alternation. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ours: readonly number[];
  /** The vendor's own SDK. */
  readonly peer?: readonly number[];
  /** The theoretical best: the bare HTTP client, or the smallest possible number of requests. */
  readonly limit?: readonly number[];
  readonly goals?: readonly Goal[];
}

/** One entry of the file that `--json` writes. Medians; `null` where a contender was not measured. */
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

/** Returns undefined if the goal's contender was not measured. */
export function isReached(figure: Figure, { of, bound, value }: Goal): boolean | undefined {
  const measured = figure[of];
  if (measured === null) return undefined;
  return bound === 'atLeast' ? measured >= value : measured <= value;
}

const ratio = (ours: number, theirs: number | null): number | null =>
  theirs === null || theirs === 0 ? null : rounded(ours / theirs);

/** Six digits are more than any figure is accurate to. */
const rounded = (value: number): number => Number(value.toPrecision(6));
