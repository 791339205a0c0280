/** The command as a function, for programs that bring streams of their own. */
export { exitCodes, type ExitCode } from './exit-code.js';
export type { Io } from './io.js';
export { run } from './program.js';
