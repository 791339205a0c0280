/** Text of a terminal: lines, words of a command, and ids that differ from run to run. */

const eraseLine = '\r\u001b[2K';

/** Returns the lines that stay, and the progress that the next line replaces. */
export function linesShown(text: string): {
  readonly ended: readonly string[];
  readonly inProgress: string;
} {
  const lines = text.split('\n').map((line) => line.split(eraseLine).at(-1) ?? '');
  return { ended: lines.slice(0, -1), inProgress: lines.at(-1) ?? '' };
}

/** Returns the words of a command, whose quotes are removed. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );

const changing = [
  /\b\d{8}t\d{6}-[0-9a-f]{8}\b/g, // run
  /\b[0-9a-f]{64}\b/g, // hash of a plan
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, // id
  /127\.0\.0\.1:\d+/g, // host of an emulator
  /(?<=(?:SECRET|_ID|_KEY)=)\S+/g, // credentials of an emulator
];

/** The ids of the page, and the ids of this run that they stand for. */
export interface Ids {
  readonly ofPage: Map<string, string>;
  readonly ofRun: Map<string, string>;
}

/** Pairs the ids of both texts in their order. An id that was seen keeps its partner. */
export function pairIds(ids: Ids, page: string, actual: string): void {
  for (const pattern of changing) {
    const [shown, real] = [page, actual].map((text) =>
      [...text.matchAll(pattern)].map(([id]) => id),
    );
    const pairs = (shown ?? []).map((id, index) => [id, real?.[index]] as const);
    for (const [id, partner] of pairs)
      if (partner !== undefined && !ids.ofPage.has(id) && !ids.ofRun.has(partner)) {
        ids.ofPage.set(id, partner);
        ids.ofRun.set(partner, id);
      }
  }
}

/** Replaces each id by its partner. */
export const withIds = (text: string, partners: ReadonlyMap<string, string>): string =>
  changing.reduce(
    (replaced, pattern) => replaced.replaceAll(pattern, (id) => partners.get(id) ?? id),
    text,
  );
