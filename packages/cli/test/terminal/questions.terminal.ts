/** Questions of the command, with replies typed at the keyboard. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openShell, type Shell } from '../shell.js';
import { inTerminal } from './pseudo-terminal.js';

const [enter, controlC] = ['\r', '\u0003'];

describe('init', () => {
  it('asks for the accounts, and asks again after a wrong vendor', async () => {
    const shell = await openShell();
    const { screen, exitCode } = await inTerminal(
      shell,
      {
        columns: 80,
        keys: [
          ['Name of an account', `dev${enter}`],
          ['Vendor', `amazon${enter}`],
          ['Name of an account', `dev${enter}`],
          ['Vendor', `genesys${enter}`],
          ['Region', `eu_west_1${enter}`],
          ['Name of an account', `live${enter}`],
          ['Vendor', `qconnect${enter}`],
          ['Region', enter],
          ['Name of an account', enter],
        ],
      },
      ...['init', '--config', 'mine.yaml'],
    );
    expect(exitCode).toBe(0);
    expect(screen.lines).toContain('Vendor, genesys or qconnect: amazon');
    expect(screen.lines).toContain('It must be genesys or qconnect.');
    expect(screen.lines).toContain('mine.yaml names dev, live');
    expect(parse(await shell.read('mine.yaml'))).toEqual({
      accounts: {
        dev: {
          vendor: 'genesys',
          region: 'eu_west_1',
          credentials: { env: { clientId: 'DEV_CLIENT_ID', clientSecret: 'DEV_CLIENT_SECRET' } },
        },
        live: { vendor: 'qconnect', region: 'eu-central-1', credentials: { profile: 'live' } },
      },
    });
  });
});

describe('apply', () => {
  async function planned(): Promise<Shell> {
    const shell = await openShell();
    await shell.write('new.yaml', 'format: 1\nassistants:\n  new:\n    name: New desk\n');
    await shell.assistants('plan', 'new.yaml', 'genesys', '--out', 'plan.json');
    return shell;
  }
  const argv = ['apply', 'plan.json', 'genesys'];
  const question = 'Type genesys to continue: ';

  it('begins when the name of the account is typed', async () => {
    const shell = await planned();
    const keys = [[question, `genesys${enter}`]] as const;
    const { screen, exitCode } = await inTerminal(shell, { columns: 80, keys }, ...argv);
    expect(exitCode).toBe(0);
    expect(screen.lines).toContain(`${question}genesys`);
    expect((await shell.assistants('list', 'genesys')).stdout).toContain('New desk');
  });

  it.each([
    ['another name is typed', `prod${enter}`, 2],
    ['Ctrl-C is pressed', controlC, 130],
  ])('does nothing when %s', async (_, pressed, expected) => {
    const shell = await planned();
    const keys = [[question, pressed]] as const;
    const { exitCode } = await inTerminal(shell, { columns: 80, keys }, ...argv);
    expect(exitCode).toBe(expected);
    expect((await shell.assistants('list', 'genesys')).stdout).not.toContain('New desk');
  });
});
