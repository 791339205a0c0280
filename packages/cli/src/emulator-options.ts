/**
 * The options that `assistants emulators` shares with the command of the emulators. They are written down here, because
 * the help must not load the emulators; a test compares their names.
 */

/** The options, as commander reads them. */
export const emulatorOptions: readonly (readonly [flags: string, description: string])[] = [
  ['--host <host>', 'where to listen (default: 127.0.0.1; 0.0.0.0 in a container)'],
  ['--genesys-port <n>', 'port of the Genesys Cloud emulator (default: a free one)'],
  ['--qconnect-port <n>', 'port of the Amazon Q in Connect emulator (default: a free one)'],
  ['--qconnect-region <name>', 'AWS region (default: us-east-1)'],
  ['--control-port <n>', 'port of the HTTP control API; 0 picks a free one (default: no such API)'],
  ['--seed <file>', 'initial state as JSON: { "genesys": { … }, "qconnect": { … } }'],
  ['--genesys-seed <file>', 'initial state of the Genesys organisation alone, as JSON'],
  ['--qconnect-seed <file>', 'initial state of the Amazon account alone, as JSON'],
  ['--genesys-settings <file>', 'settings for unknown behaviour of Genesys Cloud, as JSON'],
  ['--qconnect-settings <file>', 'settings for unknown behaviour of Amazon Q in Connect, as JSON'],
  [
    '--clock <clock>',
    'real, or manual: stands still until the control API moves it (default: real)',
  ],
  ['--quotas <quotas>', 'published limits to enforce: off, counts or vendor (default: off)'],
  ['--print <form>', 'print addresses and credentials alone: json, or env for a shell'],
  [
    '--until <event>',
    'what ends the command, beside a signal: parent, stdin or signal (default: parent)',
  ],
];
