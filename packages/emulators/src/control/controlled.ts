/** The emulators that the control API controls. */
import type { GenesysEmulator } from '../genesys/emulator.js';
import type { QConnectEmulator } from '../qconnect/emulator.js';
import type { EmulatorClock } from '../server/clock.js';

export interface Controlled {
  readonly genesys: GenesysEmulator;
  readonly qconnect: QConnectEmulator;
  readonly clock: EmulatorClock;
  readonly reset: () => void;
}
