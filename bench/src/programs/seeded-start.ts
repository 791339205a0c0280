/** A fresh process: starts an emulator with so many assistants, and reports the seconds that this took. */
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';

const each = <T>(of: (index: number) => T): T[] =>
  Array.from({ length: Number(process.argv[3]) }, (_, index) => of(index));
const genesys = () =>
  each((index) => ({
    id: `a${index}`,
    name: `Desk ${index}`,
    transcriptionConfig: { vendorName: 'Genesys' },
  }));
const qconnect = () => each((index) => ({ name: `Desk ${index}` }));

const isGenesys = process.argv[2] === 'genesys';
const assistants = isGenesys ? genesys() : qconnect();
const beganAt = performance.now();
const start = isGenesys ? startGenesysEmulator : startQConnectEmulator;
const emulator = await start({ seed: { assistants } } as object);
process.stdout.write(JSON.stringify((performance.now() - beganAt) / 1_000));
await emulator.close();
