/** Reads the command line of the package's own command. */
import { parseArgs } from 'node:util';
import { checkOptions, optionNames } from './options.js';
import type { CheckedOptions, OptionName, WrongOptions } from './options.js';

export const usage = `Usage: assistant-provider-emulators [options]
       assistant-provider-emulators [options] -- PROGRAM [arguments]

Starts emulators of Genesys Cloud and Amazon Q in Connect. When both are ready, prints their addresses and
credentials. Ends with the process that started it, or on SIGINT or SIGTERM.

With a program after --, prints nothing: the program finds addresses and credentials in the variables of
--print env. The emulators end with the program, and the command returns its exit code.

  --host HOST              where to listen (default: 127.0.0.1; 0.0.0.0 in a container)
  --genesys-port N         port of the Genesys Cloud emulator (default: a free port)
  --qconnect-port N        port of the Amazon Q in Connect emulator (default: a free port)
  --qconnect-region NAME   AWS region (default: us-east-1)
  --control-port N         port of an HTTP API for faults, clock, requests, state and reset; 0 picks a free port
  --seed FILE              initial state, as JSON: { "genesys": { … }, "qconnect": { … } }
  --genesys-seed FILE      initial state of the Genesys organisation alone, as JSON
  --qconnect-seed FILE     initial state of the Amazon account alone, as JSON
  --genesys-settings FILE  settings for unknown behaviour of Genesys Cloud, as JSON
  --qconnect-settings FILE settings for unknown behaviour of Amazon Q in Connect, as JSON
  --clock real|manual      a manual clock stands still until the control API moves it (default: real)
  --quotas MODE            published limits to enforce: off, vendor, or counts, those on
                           the number of objects alone (default: off)
  --print json|env         one line of JSON, or lines that a shell can source (default: json)
  --until parent|stdin|signal
                           what ends the command, beside a signal: the end of the process that started it
                           (parent, the default), that or the end of standard input (stdin), nothing (signal)
  --help                   show this text
`;

/** A program and its arguments. */
export type Program = readonly [string, ...string[]];

export type Command =
  (CheckedOptions & { readonly program?: Program }) | WrongOptions | { readonly kind: 'help' };

const text = { type: 'string' } as const;
const texts = Object.fromEntries(optionNames.map((name) => [name, text]));
const options = {
  ...(texts as Record<OptionName, typeof text>),
  help: { type: 'boolean' },
} as const;

export function readCommand(argv: readonly string[]): Command {
  const separator = argv.indexOf('--');
  const values = parse(separator === -1 ? argv : argv.slice(0, separator));
  if ('reason' in values) return { kind: 'wrong', reason: values.reason };
  if (values.help === true) return { kind: 'help' };
  const checked = checkOptions(values);
  if (separator === -1 || checked.kind === 'wrong') return checked;
  const [program, ...words] = argv.slice(separator + 1);
  if (program === undefined) return { kind: 'wrong', reason: 'a program must follow --' };
  if (values.print !== undefined)
    return { kind: 'wrong', reason: '--print cannot be used with a program after --' };
  if (values.until === 'stdin')
    return { kind: 'wrong', reason: '--until must be parent or signal with a program after --' };
  return { ...checked, program: [program, ...words] };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    return { reason: firstSentence((error as Error).message) };
  }
}

/** Node.js adds advice about positional arguments, which this command does not have. */
const firstSentence = (message: string): string =>
  message.replace(/\. (?:To specify|This command)[\s\S]*$/, '').replaceAll('\n', ' ');
