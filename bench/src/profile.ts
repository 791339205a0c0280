/** `--profile CONTENDER`: shows where one contender spends its processor time, by package. */
import { withServer } from './figures/server.js';
import { startProgram } from './processes/ask.js';
import { assistantId } from './programs/responses.js';
import type { Round, RoundQuestion } from './programs/client.js';

const shown = 30;

export async function printProfile(contender: string): Promise<void> {
  const round = await withServer(async (url) => {
    const client = startProgram('client', { contender, target: { url, assistantId } });
    const question: RoundQuestion = { concurrency: 64, milliseconds: 2_000 };
    await client.ask({ ...question, milliseconds: 60_000, mostCalls: 15_000 });
    const profiled = await client.ask<Round>({ ...question, profiled: true });
    await client.close();
    return profiled;
  });
  for (const { owner, share } of (round.profile ?? []).slice(0, shown))
    process.stdout.write(`${(share * 100).toFixed(1).padStart(5)} %  ${owner}\n`);
}
