/** Starts the emulators of both vendors together, on one clock, with an HTTP control API if wanted. */
import { startControlServer } from './control/control-server.js';
import { startGenesysEmulator } from './genesys/emulator.js';
import type { GenesysEmulator, GenesysEmulatorOptions } from './genesys/emulator.js';
import { startQConnectEmulator } from './qconnect/emulator.js';
import type { QConnectEmulator, QConnectEmulatorOptions } from './qconnect/emulator.js';
import { checkOptions, commonOptions, isObject } from './server/check-options.js';
import { clockOf } from './server/clock.js';
import type { EmulatorClock } from './server/clock.js';
import type { EmulatorOptions } from './server/contract.js';
import { present } from './server/present.js';

/** Options of `startEmulators`. `host`, `clock` and `quotas` hold for both emulators. */
export interface EmulatorsOptions extends Omit<EmulatorOptions, 'port'> {
  /** Options of the Genesys Cloud emulator alone. */
  readonly genesys?: Omit<GenesysEmulatorOptions, 'clock'> | undefined;
  /** Options of the Q in Connect emulator alone. */
  readonly qconnect?: Omit<QConnectEmulatorOptions, 'clock'> | undefined;
  /** Port of the HTTP control API; 0 picks a free port. Without a port there is no control API. */
  readonly controlPort?: number | undefined;
}

const known = [...commonOptions, 'genesys', 'qconnect', 'controlPort'];

/** The emulators of both vendors. */
export interface Emulators {
  /** The emulator of Genesys Cloud. */
  readonly genesys: GenesysEmulator;
  /** The emulator of Amazon Q in Connect. */
  readonly qconnect: QConnectEmulator;
  /** The clock of both emulators. */
  readonly clock: EmulatorClock;
  /** Base URL of the HTTP control API, without a trailing slash. Absent without `controlPort`. */
  readonly controlUrl?: string;
  /** Resets both emulators. */
  readonly reset: () => void;
  /** Stops the emulators and the control API. A second call has no effect. */
  readonly close: () => Promise<void>;
}

/**
 * Starts both emulators in this process. Rejects with an error that names the emulator, if an option, a setting or a seed is
 * invalid or a port is in use; then nothing keeps running.
 */
export async function startEmulators(options: EmulatorsOptions = {}): Promise<Emulators> {
  checkOptions('options', options, known, {
    genesys: problemsOfVendor,
    qconnect: problemsOfVendor,
  });
  const { genesys: ofGenesys, qconnect: ofQConnect, controlPort, ...shared } = options;
  const clock = clockOf(shared.clock);
  const closings: (() => Promise<void>)[] = [];
  const close = async () => void (await Promise.all(closings.map((closeOne) => closeOne())));
  const started = async <T extends { close(): Promise<void> }>(what: string, start: Promise<T>) => {
    try {
      const server = await start;
      closings.push(() => server.close());
      return server;
    } catch (error) {
      await close();
      throw new Error(`${what} does not start: ${(error as Error).message}`, { cause: error });
    }
  };

  // A member that is undefined would hide an option of both emulators.
  const genesys = await started(
    'the Genesys Cloud emulator',
    startGenesysEmulator({ ...shared, ...present(ofGenesys), clock }),
  );
  const qconnect = await started(
    'the Q in Connect emulator',
    startQConnectEmulator({ ...shared, ...present(ofQConnect), clock }),
  );
  const reset = () => {
    genesys.reset();
    qconnect.reset();
  };
  const emulators = { genesys, qconnect, clock, reset, close };
  if (controlPort === undefined) return emulators;
  const control = await started(
    'the control API',
    startControlServer(emulators, {
      port: controlPort,
      ...(shared.host !== undefined && { host: shared.host }),
    }),
  );
  return { ...emulators, controlUrl: control.url };
}

/** Both emulators have one clock, so one of them cannot have another. */
const problemsOfVendor = (name: string, options: unknown): readonly string[] => {
  if (!isObject(options)) return [`${name} must be an object`];
  return options['clock'] === undefined
    ? []
    : [`${name}.clock must move to clock, which holds for both emulators`];
};
