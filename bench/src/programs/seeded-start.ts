/** A fresh process: starts a Genesys emulator with so many assistants, and reports the seconds that this took. */
import { startGenesysEmulator } from '@assistant-provider/emulators';

const assistants = Array.from({ length: Number(process.argv[2]) }, (_, index) => ({
  id: `a${index}`,
  name: `Desk ${index}`,
  transcriptionConfig: { vendorName: 'Genesys' },
}));
const beganAt = performance.now();
const emulator = await startGenesysEmulator({ seed: { assistants } });
process.stdout.write(JSON.stringify((performance.now() - beganAt) / 1_000));
await emulator.close();
