/** Entry point of `npm run bench`. */
import { writeFile } from 'node:fs/promises';
import { readCommandLine, usage } from './command-line.js';
import { quickRounds, fullRounds } from './rounds.js';
import { suites } from './suites.js';
import { figureOf, type Measurement } from './measurement.js';
import { printProfile } from './profile.js';
import { record } from './record.js';
import { tableOf } from './table.js';

const {
  only,
  quick,
  json,
  record: isRecorded,
  profile,
  help,
} = readCommandLine(process.argv.slice(2));

// The vendors' SDKs use the environment's proxy, and the server is on loopback.
process.env['no_proxy'] = '127.0.0.1';

const isWanted = (name: string): boolean =>
  only.length === 0 || only.some((text) => name.toLowerCase().includes(text.toLowerCase()));

async function measureAll(): Promise<readonly Measurement[]> {
  const measured: Measurement[] = [];
  for (const suite of suites.filter(({ names }) => names.some(isWanted))) {
    process.stderr.write(`${suite.names.filter(isWanted).join(' · ')}\n`);
    const found = await suite.measure(quick ? quickRounds : fullRounds);
    measured.push(...found.filter(({ name }) => isWanted(name)));
  }
  return measured;
}

if (help) process.stdout.write(usage);
else if (profile !== undefined) await printProfile(profile);
else {
  const measured = await measureAll();
  process.stdout.write(tableOf(measured));
  if (json !== undefined)
    await writeFile(json, `${JSON.stringify(measured.map(figureOf), null, 2)}\n`);
  if (isRecorded) await record(measured);
}
