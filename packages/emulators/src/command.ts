/** The parts of a command that starts both emulators, for programs with a command line of their own. */
export { checkOptions, optionNames } from './command/options.js';
export type {
  CheckedOptions,
  OptionName,
  OptionTexts,
  PrintFormat,
  Until,
  WrongOptions,
} from './command/options.js';
export { untilSecondSignal } from './command/second-signal.js';
export { watchFor } from './command/until.js';
export { connectionOf, shellLines, variablesOf } from './connection.js';
export type { Connection, RunningEmulators } from './connection.js';
