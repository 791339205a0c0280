/** The form of every command. */
import type { OperationName } from '@assistant-provider/core';
import type { LoadedConfig } from './config/config.js';
import type { OpenAccount } from './config/open-account.js';
import type { ExitCode } from './exit-code.js';
import type { Io } from './io.js';
import type { OptionValues } from './option-values.js';
import type { Output } from './output/output.js';

/** A command as the help shows it. */
export interface CommandSpec {
  /** The name. */
  readonly name: string;
  /** The purpose in one line. */
  readonly summary: string;
  /** The arguments, as commander reads them, e.g. `<account>` or `[file]`. */
  readonly arguments?: readonly (readonly [flags: string, description: string])[];
  /** The options, as commander reads them. */
  readonly options?: readonly (readonly [flags: string, description: string])[];
  /** The operations that it calls, from which the help derives the rights. */
  readonly operations?: readonly OperationName[];
  /** Two examples. */
  readonly examples: readonly [string, string];
  /** The command that usually comes next. */
  readonly next?: string;
  /** Loads the command. */
  readonly load: () => Promise<{ readonly run: RunCommand }>;
}

/** The data and functions that a command works with. */
export interface CommandContext {
  readonly io: Io;
  readonly output: Output;
  /** The arguments in their order. */
  readonly args: readonly (string | undefined)[];
  readonly options: OptionValues;
  /** The secrets of the accounts that are open. Grows while the command works. */
  readonly secrets: readonly string[];
  /** Reads the configuration. */
  readonly config: () => Promise<LoadedConfig>;
  /** Opens an account. It is closed at the end of the command. */
  readonly open: (name: string) => Promise<OpenAccount>;
}

/** Runs a command, and returns its exit code. */
export type RunCommand = (context: CommandContext) => Promise<ExitCode>;
