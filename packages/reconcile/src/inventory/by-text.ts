/** Sorts by texts. */

/** Returns a comparison by several texts, in the order of code units, so that no locale matters. */
export const byText =
  <T>(textsOf: (item: T) => readonly string[]) =>
  (one: T, other: T): number => {
    const others = textsOf(other);
    for (const [index, text] of textsOf(one).entries()) {
      const against = others[index] ?? '';
      if (text !== against) return text < against ? -1 : 1;
    }
    return 0;
  };
