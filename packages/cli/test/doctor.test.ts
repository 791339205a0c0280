/** What `doctor` finds out about accounts, and what it says that it does not check. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { clockCheck } from '../src/doctor/clock.js';
import { openLimitedShell } from './limited-client.js';
import { openShell, type Shell } from './shell.js';

const minute = 60_000;

/** Starts a server whose clock is this far from the right time, or which shows no time. */
async function serverAt(offsetMs: number | undefined): Promise<string> {
  const server = createServer((_, response) => {
    response.sendDate = false;
    if (offsetMs !== undefined)
      response.setHeader('date', new Date(Date.now() + offsetMs).toUTCString());
    response.statusCode = 503;
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const never = new AbortController().signal;
const checkAt = async (offsetMs: number | undefined) =>
  clockCheck(new URL(await serverAt(offsetMs)), never);

describe('the clock', () => {
  it.each(['genesys', 'qconnect'])(
    'of the vendor %s is compared with the local one',
    async (account) => {
      const { assistants } = await openShell();
      expect((await assistants('doctor', account)).stdout).toMatch(
        new RegExp(String.raw`^${account} +clock +ok +within \d+ s of the vendor's$`, 'm'),
      );
    },
  );

  it('is a problem if it is more than five minutes off', async () => {
    expect(await checkAt(-10 * minute)).toMatchObject({
      state: 'problem',
      message: 'this machine is 10 minutes ahead of the vendor; set its clock, e.g. with NTP',
      exitCode: 1,
    });
    expect(await checkAt(10 * minute)).toMatchObject({
      state: 'problem',
      message: 'this machine is 10 minutes behind the vendor; set its clock, e.g. with NTP',
    });
    expect(await checkAt(4 * minute)).toMatchObject({ state: 'ok' });
  });

  it('is not checked if the response shows no time or the host does not respond', async () => {
    expect(await checkAt(undefined)).toMatchObject({ state: 'note' });
    expect(await clockCheck(new URL('http://127.0.0.1:1'), never)).toBeUndefined();
  });

  it('is checked although the vendor refuses the credentials', async () => {
    const { assistants } = await openShell();
    const { stdout } = await assistants('doctor', 'nobody');
    expect(stdout).toMatch(/^nobody +clock +ok/m);
    expect(stdout).toMatch(/^nobody +credentials +problem/m);
  });
});

describe('the variables of a proxy', () => {
  it('are named as ignored, without their values', async () => {
    const { assistantsIn, env } = await openShell();
    const proxied = {
      env: { ...env, https_proxy: 'http://user:word@proxy.example', NO_PROXY: '*' },
    };
    const { stdout } = await assistantsIn(proxied, 'doctor', 'genesys');
    expect(stdout).toMatch(
      /^— +proxy +note +https_proxy, NO_PROXY are ignored: the command connects to the vendors directly$/m,
    );
    expect(stdout).not.toContain('proxy.example');
    expect((await assistantsIn({ env }, 'doctor', 'genesys')).stdout).not.toContain('proxy');
  });
});

describe('rights', () => {
  it('to read are listed once each, whatever number of requests they stop', async () => {
    const { assistants } = await openLimitedShell();
    const { exitCode, stdout } = await assistants('doctor', '--config', 'limited.yaml');
    expect(exitCode).toBe(4);
    const missing = stdout.match(/^limited +rights +problem +.+$/gm) ?? [];
    const names = missing.map((line) => /problem +(\S+) is missing; not seen: \w/.exec(line)?.[1]);
    expect(names).toContain('assistants:copilot:view');
    expect(names).toContain('assistants:queue:view');
    expect(new Set(names).size).toBe(names.length);
    expect(stdout).not.toContain('can be read');
  });

  it('to write are not claimed', async () => {
    const { assistants } = await openShell();
    const { exitCode, stdout } = await assistants('doctor', 'genesys');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^genesys +rights +ok +everything that exists can be read$/m);
    expect(stdout).toMatch(
      /^genesys +rights +note +rights to write are not checked; a plan lists the rights that it needs$/m,
    );
  });
});

/** Writes a configuration with one account of Genesys Cloud. */
const configure = ({ write }: Shell, hosts: object) =>
  write(
    'one.yaml',
    stringify({
      accounts: {
        one: {
          ...{ vendor: 'genesys', ...hosts },
          credentials: { env: { clientId: 'GENESYS_ID', clientSecret: 'GENESYS_SECRET' } },
        },
      },
    }),
  );

describe('the exit code', () => {
  it('is 1 if an account cannot be reached', async () => {
    const shell = await openShell();
    const nowhere = 'http://127.0.0.1:1';
    await configure(shell, { apiUrl: nowhere, loginUrl: nowhere });
    const { exitCode, stdout } = await shell.assistants('doctor', '--config', 'one.yaml');
    expect(stdout).toMatch(/^one +reachability +problem/m);
    expect(exitCode).toBe(1);
  });

  it('is 2 if the configuration of an account is wrong', async () => {
    const shell = await openShell();
    await configure(shell, { region: 'nowhere' });
    const { exitCode, stdout } = await shell.assistants('doctor', '--config', 'one.yaml');
    expect(stdout).toMatch(/^one +configuration +problem.+accounts\.one\.region must be one of/m);
    expect(exitCode).toBe(2);
  });
});

describe('places', () => {
  it('can be more than the vendor publishes', async () => {
    const { assistants, qconnect } = await openShell();
    const desks = Array.from({ length: 6 }, (_, index) => ({
      assistantId: `77777777-0000-4000-8000-00000000000${index}`,
      name: `Desk ${index}`,
    }));
    qconnect.restore({ assistants: desks.slice(0, 5) });
    expect((await assistants('doctor', 'qconnect')).stdout).toMatch(
      /^qconnect +places +note +5 of 5 assistants$/m,
    );
    qconnect.restore({ assistants: desks });
    expect((await assistants('doctor', 'qconnect')).stdout).toMatch(
      /^qconnect +places +note +6 assistants: more than the published limit of 5$/m,
    );
    const { stdout } = await assistants('inventory', 'qconnect', '--no-parts');
    expect(stdout).toContain('6 assistants: more than the published limit of 5');
    expect(stdout).not.toContain('at most 5');
  });
});
