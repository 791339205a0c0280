/** A route handler of Next.js calls both vendors: bundled, and with the packages outside the bundle. */
import { startEmulators, type Emulators } from '@assistant-provider/emulators';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { run } from '../packages/repository.js';
import { receiveStrangers, type Strangers } from '../packages/stranger.js';
import { connectionsOf } from './connections.js';

const minutes = 60_000;
const names = ['core', 'genesys', 'qconnect'].map((name) => `@assistant-provider/${name}`);
const next = ['node_modules/next/dist/bin/next'];
const settings = { NEXT_TELEMETRY_DISABLED: '1', CI: '1' };

const files = {
  'app/layout.js': `export default ({ children }) => <html><body>{children}</body></html>;`,
  'app/page.js': `export default () => <p>Desks</p>;`,
  'app/desks/route.js': `
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';

export const dynamic = 'force-dynamic';

export async function GET() {
  const { genesys, qconnect } = JSON.parse(process.env.CONNECTIONS);
  const outcomes = [];
  for (const provider of [createGenesysProvider(genesys), createQConnectProvider(qconnect)]) {
    const listed = await provider.assistants.list();
    outcomes.push(listed.isOk() ? \`\${provider.vendor} listed\` : listed.error.message);
    await provider.close();
  }
  return Response.json(outcomes);
}
`,
};

let strangers: Strangers;
let emulators: Emulators;
beforeAll(async () => {
  [strangers, emulators] = await Promise.all([receiveStrangers(), startEmulators()]);
}, 5 * minutes);
afterAll(() => Promise.all([strangers.leave(), emulators.close()]), minutes);

/** Starts the built application, and resolves to its URL. */
async function startApplication(folder: string): Promise<string> {
  const child = spawn(process.execPath, [...next, 'start', '--port', '0'], {
    cwd: folder,
    env: { ...process.env, ...settings, CONNECTIONS: connectionsOf(emulators) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    const closed = once(child, 'close');
    if (child.kill()) await closed;
  });
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/localhost:\d+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('the application does not start');
}

it.each([
  { version: '15.5.29', packages: 'in the bundle', external: [] },
  { version: '16.4.6', packages: 'in the bundle', external: [] },
  { version: '16.4.6', packages: 'outside the bundle', external: names },
])(
  'a route handler of Next.js $version calls both vendors, with the packages $packages',
  async ({ version, external }) => {
    const folder = await strangers.install(...names);
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', ['install', ...quiet, `next@${version}`], { cwd: folder });
    await mkdir(join(folder, 'app/desks'), { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const configuration = { serverExternalPackages: external };
    await writeFile(
      join(folder, 'next.config.mjs'),
      `export default ${JSON.stringify(configuration)};`,
    );

    await run(process.execPath, [...next, 'build'], { cwd: folder, env: settings });
    const response = await fetch(`${await startApplication(folder)}/desks`);

    expect(await response.json()).toEqual(['genesys listed', 'qconnect listed']);
  },
  10 * minutes,
);
