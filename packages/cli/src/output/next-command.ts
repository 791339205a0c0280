/** Commands that come next, as people can paste them. */
import type { OptionValues } from '../option-values.js';

/** Returns a command with the configuration that this one was given. Its purpose follows after three spaces. */
export const withConfig = (command: string, config: string | undefined): string =>
  config === undefined || !command.startsWith('assistants ')
    ? command
    : command.replace(/(?= {3}|$)/, () => ` --config ${quoted(config)}`);

/** Returns a command with its words as a shell reads them. */
export const commandLine = (...words: readonly string[]): string =>
  ['assistants', ...words.map(quoted)].join(' ');

/** Returns the command that rehearses a plan, with its purpose. */
export const rehearsalLine = (plan: string, account: string): string =>
  `${commandLine('apply', plan, account, '--rehearse')}   tries it at an emulator first`;

/** Returns the options that a next command needs again, so that it means the same plan. */
export const sameOptions = (options: OptionValues): readonly string[] =>
  repeated.flatMap(([name, flag]) => {
    const value = options[name];
    if (name === 'parts') return value === false ? [flag] : [];
    if (value === true) return [flag];
    const values = Array.isArray(value) ? value : [value];
    const texts = values.filter((each) => typeof each === 'string');
    return texts.length === 0 ? [] : [flag, ...texts];
  });

const repeated = [
  ['from', '--from'],
  ['to', '--to'],
  ['assistant', '--assistant'],
  ['until', '--until'],
  ['untilCount', '--until-count'],
  ['map', '--map'],
  ['acceptLoss', '--accept-loss'],
  ['prune', '--prune'],
  ['parts', '--no-parts'],
] as const;

/** Returns a word as a POSIX shell reads it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
