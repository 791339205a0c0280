/**
 * Ceilings of what users download, in bytes. Whoever has to raise one says beside it what the bytes
 * are for.
 */

interface Ceiling {
  readonly limit: number;
  readonly reason: string;
}

const ours = [
  '@assistant-provider/core',
  '@assistant-provider/adapter-kit',
  '@assistant-provider/policies',
  'neverthrow',
];
const sdks = ['undici', '@aws-sdk/*', '@smithy/*', '@opentelemetry/api'];

/** Minified and compressed. */
export const bundles: readonly (Ceiling & {
  readonly name: string;
  readonly code: string;
  readonly without: readonly string[];
})[] = [
  {
    name: 'core',
    code: `export * from '@assistant-provider/core'`,
    without: [],
    limit: 14_000,
    reason:
      '13.3 kB, of which neverthrow has 2, and previews and labels 1; the rest is room for a feature',
  },
  {
    name: 'the adapter kit',
    code: `export * from '@assistant-provider/adapter-kit'`,
    without: ['@assistant-provider/core', 'neverthrow', ...sdks],
    limit: 8_500,
    reason:
      '7.7 kB: what every adapter over HTTP needs, 2 of them errors before sending, and codings',
  },
  {
    name: 'the policies',
    code: `export { policiesOf } from '@assistant-provider/policies'`,
    without: ['@assistant-provider/core', '@assistant-provider/adapter-kit', 'neverthrow', ...sdks],
    limit: 5_500,
    reason: 'policies of our own are worth it only while they are smaller than a library',
  },
  {
    name: 'a provider in memory, complete',
    code: `export { createMemoryProvider } from '@assistant-provider/memory'`,
    without: sdks,
    limit: 34_000,
    reason:
      '32 kB: core, policies and the driver, which any adapter costs at least; masking has 3, parts and ' +
      'the directory 4',
  },
  {
    name: 'the adapter of Genesys Cloud',
    code: `export { createGenesysProvider } from '@assistant-provider/genesys'`,
    without: [...ours, ...sdks],
    limit: 29_000,
    reason:
      '27 kB, a third of it texts: what went wrong, and what to do about it; parts and the directory have 7, rights and the crosswalk 2',
  },
  {
    name: 'the adapter of Q in Connect',
    code: `export { createQConnectProvider } from '@assistant-provider/qconnect'`,
    without: [...ours, ...sdks],
    limit: 26_000,
    reason:
      '24 kB, a third of it texts; parts and the directory have 5, rights and the crosswalk 3; 2 are its short path past the SDK, which has more than ten times that, and 1 for ' +
      'checking and renewing credentials',
  },
];

/** As downloaded from a registry, by folder. */
export const tarballs: Readonly<Record<string, Ceiling>> = {
  core: {
    limit: 75_000,
    reason:
      '69 kB: what every user installs; two thirds are declarations, whose doc comments editors show',
  },
  'adapter-kit': { limit: 22_000, reason: '20 kB and room for one more piece' },
  policies: { limit: 18_000, reason: '16 kB and room for one more policy' },
  memory: { limit: 25_000, reason: '23 kB and room for one more feature' },
  genesys: { limit: 68_000, reason: '64 kB and room for one more feature' },
  qconnect: { limit: 60_000, reason: '54 kB and room for one more feature' },
  conformance: { limit: 75_000, reason: '68 kB; it grows by a case now and then' },
  emulators: {
    limit: 170_000,
    reason: '135 kB and growing, mostly both wire formats; for tests only',
  },
  cli: {
    limit: 100_000,
    reason:
      '90 kB without the packages that it uses; reports have 22, moves and doctor 12, schemas and completion 15, and what ' +
      'each error says to do 5',
  },
  reconcile: {
    limit: 170_000,
    reason: '161 kB: plans, runs, moves, rollbacks and inventories, and room for one more feature',
  },
};
