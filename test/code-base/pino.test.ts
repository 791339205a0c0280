/** A log of pino with every entry and every error of a provider, and no secret. */
import type { AssistantProvider } from '@assistant-provider/core';
import { startEmulators, type Emulators } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import type { PolicyOptions } from '@assistant-provider/policies';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly outcome?: string;
  readonly err?: { readonly kind: string; readonly stack: string };
}

/** The secrets that each provider knows. */
const secrets = {
  genesys: { clientSecret: 'the-secret-of-the-client' },
  qconnect: {
    secretAccessKey: 'the-secret-access-key-of-the-test',
    sessionToken: 'the-session-token-of-the-test',
  },
};

type Vendor = keyof typeof secrets;

let emulators: Emulators;
beforeAll(async () => {
  emulators = await startEmulators({
    genesys: {
      seed: {
        clients: [
          {
            id: 'client',
            secret: secrets.genesys.clientSecret,
            state: 'active',
            permissions: 'all',
          },
        ],
      },
    },
    qconnect: {
      credentials: { accessKeyId: 'AKIDEXAMPLE', ...secrets.qconnect },
    },
  });
});
afterAll(() => emulators.close());

const create: Readonly<Record<Vendor, (options: PolicyOptions) => AssistantProvider>> = {
  genesys: (options) => {
    const { apiUrl, loginUrl } = emulators.genesys;
    const identity = { clientId: 'client', ...secrets.genesys };
    return createGenesysProvider({ ...options, ...identity, apiUrl, loginUrl });
  },
  qconnect: (options) => {
    const { url: endpoint, region, credentials } = emulators.qconnect;
    return createQConnectProvider({ ...options, endpoint, region, credentials });
  },
};

describe.each<Vendor>(['genesys', 'qconnect'])('a log of %s', (vendor) => {
  const known = Object.values(secrets[vendor]);
  const effects = [
    { kind: 'status', status: 403, body: { message: known.join(' ') } },
    { kind: 'status', status: 500 },
    { kind: 'reset', when: 'afterWork' },
    { kind: 'notJson' },
  ] as const;

  it('has an entry for each attempt and the error of each call, and no secret', async () => {
    const written: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => written.push(line) });
    const provider = create[vendor]({
      retry: { tries: 2, baseDelayMs: 0, maxDelayMs: 0 },
      onRequest: (entry) => log.trace(entry, entry.request),
    });
    const { faults, requests } = emulators[vendor];
    for (const effect of [undefined, ...effects]) {
      faults.clear();
      if (effect) faults.add({ effect });
      const created = await provider.assistants.create({ name: 'Returns desk' });
      if (created.isErr()) log.error(created.error);
      const listed = await provider.assistants.list();
      if (listed.isErr()) log.error({ err: listed.error, listed }, 'the list failed');
    }
    faults.clear();
    await provider.close().unwrapOr(undefined);

    const lines = written.map((line) => JSON.parse(line) as Line);
    expect(lines.filter(({ outcome }) => outcome !== undefined)).toHaveLength(
      requests.all().length,
    );
    expect(lines.filter(({ err }) => err).length).toBe(2 * effects.length);
    const whole = written.join('');
    expect(known.filter((secret) => whole.includes(secret))).toEqual([]);
    const tokens = whole.match(/Bearer [\w-]+|Basic [\w=]+|Signature=\w+/gi) ?? [];
    expect(tokens).toEqual([]);
  });
});
