/** Runs contenders in alternation, so that other load on the machine affects all of them alike. */

/** Runs each contender once a round; every second round goes in the opposite order. */
export async function alternate<Contender extends string, Round>(
  rounds: number,
  contenders: readonly Contender[],
  run: (contender: Contender) => Promise<Round>,
): Promise<Readonly<Record<Contender, readonly Round[]>>> {
  const taken = Object.fromEntries(
    contenders.map((contender) => [contender, [] as Round[]]),
  ) as Record<Contender, Round[]>;
  for (let round = 0; round < rounds; round += 1)
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed())
      taken[contender].push(await run(contender));
  return taken;
}
