/** Completes the last word of a command line, from the table of commands. */
import type { CommandSpec } from '../command.js';
import { verdicts } from '../report/badges.js';

/** A word that can stand there. */
export interface Completion {
  readonly value: string;
  readonly description?: string;
}

/** The words that can stand there, and whether a file can stand there as well. */
export interface Completions {
  readonly words: readonly Completion[];
  readonly files: boolean;
}

/** The sources of words that are not in the table. Each is asked only if it is needed. */
export interface CompletionSources {
  readonly specs: readonly CommandSpec[];
  /** Returns the names of the accounts. */
  readonly accounts: (config: string | undefined) => Promise<readonly Completion[]>;
  /** Returns the ids of the runs, the newest first. */
  readonly runs: (config: string | undefined) => Promise<readonly Completion[]>;
}

/** The shells for which there is a script. */
export const shells = ['bash', 'zsh', 'fish'] as const;
/** One of `shells`. */
export type Shell = (typeof shells)[number];

const globalOptions: readonly (readonly [flags: string, description: string])[] = [
  ['--config <file>', 'the configuration'],
  ['--json', 'write data for programs'],
  ['--no-input', 'never ask'],
  ['--help', 'show the help'],
];

const none: Completions = { words: [], files: false };

/** Returns what can stand in place of the last word. The words begin behind the name of the program. */
export async function complete(
  words: readonly string[],
  sources: CompletionSources,
): Promise<Completions> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const line = readLine(before, sources.specs);
  const found = await candidates(line, current, sources);
  return { ...found, words: found.words.filter(({ value }) => value.startsWith(current)) };
}

/** The words before the last one. */
interface Line {
  readonly spec: CommandSpec | undefined;
  /** The number of arguments of the command that are there. */
  readonly argumentCount: number;
  /** The option whose value comes next. */
  readonly open: string | undefined;
  /** Whether the value may also be missing, because the option has one and takes several. */
  readonly openIsFull: boolean;
  readonly config: string | undefined;
}

function readLine(words: readonly string[], specs: readonly CommandSpec[]): Line {
  let spec: CommandSpec | undefined;
  let argumentCount = 0;
  let open: string | undefined;
  let openIsFull = false;
  let config: string | undefined;
  for (const word of words) {
    if (word.startsWith('-')) {
      const flags = optionsOf(spec).find(([each]) => each.split(' ')[0] === word)?.[0];
      open = flags !== undefined && /[<[]/.test(flags) ? flags : undefined;
      openIsFull = false;
    } else if (open !== undefined) {
      if (open.startsWith('--config ')) config = word;
      openIsFull = open.includes('...');
      if (!openIsFull) open = undefined;
    } else if (spec === undefined) spec = specs.find(({ name }) => name === word);
    else argumentCount += 1;
  }
  return { spec, argumentCount, open, openIsFull, config };
}

const optionsOf = (spec: CommandSpec | undefined) => [...(spec?.options ?? []), ...globalOptions];

async function candidates(
  { spec, argumentCount, open, openIsFull, config }: Line,
  current: string,
  sources: CompletionSources,
): Promise<Completions> {
  if (open !== undefined && !(openIsFull && current.startsWith('-')))
    return valuesOf(open, config, sources);
  if (current.startsWith('-'))
    return {
      ...none,
      words: optionsOf(spec).map(([flags, description]) => ({
        value: flags.split(' ')[0] ?? '',
        description,
      })),
    };
  if (spec === undefined)
    return {
      ...none,
      words: sources.specs.map(({ name, summary }) => ({ value: name, description: summary })),
    };
  const argument = spec.arguments?.[argumentCount]?.[0];
  return argument === undefined ? none : valuesOf(argument, config, sources);
}

const known: Readonly<Record<string, readonly string[]>> = {
  format: ['html', 'markdown', 'json'],
  verdict: Object.keys(verdicts),
  shell: shells,
  clock: ['real', 'manual'],
  quotas: ['off', 'counts', 'vendor'],
  form: ['json', 'env'],
  event: ['parent', 'stdin', 'signal'],
};

const fileWords: readonly string[] = ['file', 'manifest', 'plan', 'map'];

/** The placeholder of the table says which values there are. */
async function valuesOf(
  flags: string,
  config: string | undefined,
  { accounts, runs }: CompletionSources,
): Promise<Completions> {
  const placeholder = /[<[](?<word>[a-z]+)/.exec(flags)?.groups?.['word'] ?? '';
  if (placeholder === 'account') return { ...none, words: await accounts(config) };
  if (placeholder === 'run') return { ...none, words: await runs(config) };
  if (placeholder === 'subject') return { words: await runs(config), files: true };
  if (fileWords.includes(placeholder)) return { words: [], files: true };
  return { ...none, words: (known[placeholder] ?? []).map((value) => ({ value })) };
}
