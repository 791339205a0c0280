/** The form of every command. */
import type { OperationName } from '@assistant-provider/core';
import type { LoadedConfig } from './config/config.js';
import type { OpenAccount } from './config/open-account.js';
import type { ExitCode } from './exit-code.js';
import type { Io } from './io.js';
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

/** The values of options, by their names. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** The data and functions that a command works with. */
export interface CommandContext {
  readonly io: Io;
  readonly output: Output;
  /** The arguments in their order. */
  readonly args: readonly (string | undefined)[];
  readonly options: OptionValues;
  /** Reads the configuration. */
  readonly config: () => Promise<LoadedConfig>;
  /** Opens an account. It is closed at the end of the command. */
  readonly open: (name: string) => Promise<OpenAccount>;
}

/** Runs a command, and returns its exit code. */
export type RunCommand = (context: CommandContext) => Promise<ExitCode>;

/** Returns an option that takes a text. */
export const textOption = (options: OptionValues, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

/** Returns whether an option was given. */
export const isSet = (options: OptionValues, name: string): boolean => options[name] === true;

/** Returns an option that takes several texts. */
export const textsOption = (options: OptionValues, name: string): readonly string[] => {
  const value = options[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};
