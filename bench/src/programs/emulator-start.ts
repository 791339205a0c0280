/** A fresh process: imports the emulators, starts one, and reports when it was ready. */
const beganAt = performance.now();
const { startGenesysEmulator, startQConnectEmulator } =
  await import('@assistant-provider/emulators');
const emulator =
  process.argv[2] === 'genesys' ? await startGenesysEmulator() : await startQConnectEmulator();
process.stdout.write(JSON.stringify(performance.now() - beganAt));
await emulator.close();
export {};
