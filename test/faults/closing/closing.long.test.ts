import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWire, type Wire } from '../kit/wire.js';
import { isLong } from '../table/fault-suite.js';
import { genesysSeed } from '../vendors/genesys-setup.js';
import { qConnectSeed } from '../vendors/qconnect-setup.js';
import type { Orders, Report } from './child.js';

const patienceMs = 60_000;

let orders: Pick<Orders, 'genesys' | 'qconnect'>;
let wires: readonly Wire[];
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const genesys = await startGenesysEmulator({ seed: genesysSeed });
  const qconnect = await startQConnectEmulator({ seed: qConnectSeed });
  const [toGenesys, toQConnect] = [await startWire(genesys.apiUrl), await startWire(qconnect.url)];
  const { clientId, clientSecret } = genesys.credentials;
  const { region, credentials } = qconnect;
  wires = [toGenesys, toQConnect];
  orders = {
    genesys: { apiUrl: toGenesys.url, loginUrl: toGenesys.url, clientId, clientSecret },
    qconnect: { endpoint: toQConnect.url, region, credentials },
  };
  for (const started of [toGenesys, toQConnect, genesys, qconnect])
    closing.push(() => started.close());
});
afterAll(async () => {
  for (const close of closing) await close();
});

/** A process that has used its providers, and waits to be let go. */
async function start(
  given: Pick<Orders, 'providers' | 'closes'>,
): Promise<{ readonly child: ChildProcess; readonly report: Report }> {
  const child = fork(
    new URL('child.ts', import.meta.url),
    [JSON.stringify({ ...orders, ...given })],
    {
      execArgv: ['--import', 'tsx'],
    },
  );
  const [report] = (await once(child, 'message')) as [Report];
  return { child, report };
}

/** How long it takes to end once nobody holds it. */
async function end(child: ChildProcess): Promise<{ readonly code: unknown; readonly ms: number }> {
  const ended = once(child, 'exit');
  const from = performance.now();
  child.send('go');
  const [code] = (await ended) as unknown[];
  return { code, ms: performance.now() - from };
}

const openConnections = () => wires.reduce((sum, { connections }) => sum + connections.open, 0);

describe('a process that has used providers', () => {
  it(
    'has no socket, timer or listener left of a hundred that are closed, and ends by itself',
    async () => {
      const { child, report } = await start({ providers: 100, closes: true });

      expect(report.failures).toEqual([]);
      expect(report.after).toEqual(report.before);
      expect(report.listenersAfter).toBe(report.listenersBefore);
      expect(report.warnings).toEqual([]);
      expect(wires.map(({ connections }) => connections.made).every((made) => made > 30)).toBe(
        true,
      );
      await expect.poll(openConnections).toBe(0);
      expect((await end(child)).code).toBe(0);
    },
    patienceMs,
  );

  it(
    'ends by itself also if it forgets to close: idle connections do not keep it alive',
    async () => {
      const { child, report } = await start({ providers: 3, closes: false });

      expect(report.failures).toEqual([]);
      expect(openConnections()).toBeGreaterThan(0);
      // What is listed keeps the event loop alive: an idle connection is not.
      expect(report.after).toEqual(report.before);
      const { code, ms } = await end(child);
      expect(code).toBe(0);
      if (isLong) console.log(`a process that forgets to close ends after ${ms.toFixed(0)} ms`);
    },
    patienceMs,
  );
});
