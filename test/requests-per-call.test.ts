/** `limits.requestsPerCall` is what the emulators see, for every operation of both vendors. */
import { operations } from '@assistant-provider/core/adapter';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { describe, expect, it, onTestFinished } from 'vitest';
import { genesysSeed, qconnectSeed } from './documents/block-context.js';
import { call, type Full, type Input } from './documents/permissions-case.js';
import { permissionCases } from './documents/permissions-cases.js';

/** What else a vendor is asked for, beside the operations that are counted. */
const tokens = 'postOauthToken';

async function openGenesys() {
  const { apiUrl, loginUrl, credentials, requests, close } = await startGenesysEmulator({
    seed: genesysSeed,
  });
  onTestFinished(close);
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
  return { provider, requests };
}

async function openQConnect() {
  const { url, region, credentials, requests, close } = await startQConnectEmulator({
    seed: qconnectSeed,
    settings: { assistantDeletionMilliseconds: 0 },
  });
  onTestFinished(close);
  const provider = createQConnectProvider({ region, endpoint: url, credentials });
  return { provider, requests };
}

const vendors = { genesys: openGenesys, qconnect: openQConnect };
type Vendor = keyof typeof vendors;

/** The cases that show the fewest requests of a call with an effect, where others do not. */
const preferred: Readonly<Record<Vendor, Readonly<Record<string, string>>>> = {
  genesys: { 'aiAgents.unassign': 'of a function that is on' },
  // Prompts and guardrails are read one by one.
  qconnect: { 'parts.list': 'of aiAgent' },
};

/** The same input with one element in each of its lists: a call takes more requests for several. */
const ofOne = (input: Input): Input =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value as readonly unknown[]).slice(0, 1) : value,
    ]),
  );

describe.each(Object.keys(vendors) as Vendor[])('%s', (vendor) => {
  const cases = permissionCases.filter(
    ({ operation, about, vendors: only = [vendor] }) =>
      only.includes(vendor) && about === preferred[vendor][operation],
  );

  it.each(Object.keys(operations))('%s', async (operation) => {
    const { provider, requests } = await vendors[vendor]();
    onTestFinished(async () => void (await provider.close()));
    const full = provider as unknown as Full;
    const found = cases.find((each) => each.operation === operation);
    const { [operation as keyof typeof operations]: fewest } =
      provider.limits.requestsPerCall ?? {};
    if (found === undefined || !((operation.split('.')[0] ?? '') in provider)) {
      expect(fewest).toBe(undefined);
      return;
    }
    const prepared = (await found.before?.(full))?._unsafeUnwrap();
    requests.clear();

    (await call(full, found.operation, ofOne(found.input(full, prepared))))._unsafeUnwrap();

    const sent = requests.all().filter((request) => request.operation !== tokens);
    expect(sent).toHaveLength(fewest ?? 1);
  });
});
