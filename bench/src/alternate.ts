/** Rounds in alternation, so that what disturbs the machine disturbs all sides. */

/** Runs each side once a round, in one direction and then in the other. */
export async function alternate<Side extends string, Round>(
  rounds: number,
  sides: readonly Side[],
  run: (side: Side) => Promise<Round>,
): Promise<Readonly<Record<Side, readonly Round[]>>> {
  const taken = Object.fromEntries(sides.map((side) => [side, [] as Round[]])) as Record<
    Side,
    Round[]
  >;
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? sides : sides.toReversed())
      taken[side].push(await run(side));
  return taken;
}
