/** How long a response of 31 MiB holds the event loop at a stretch, over JSON.parse of the same text. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alternate } from '../alternate.js';
import { runFresh } from '../processes/fresh.js';
import { longResponse, shapes } from '../programs/long-json.js';
import { median } from '../statistics.js';
import { genesysContenders, qconnectContenders } from './calls.js';
import type { Suite } from './suite.js';

const bare = 'JSON.parse';
const vendors = { Genesys: genesysContenders.ours, 'Q in Connect': qconnectContenders.ours };
const nameOf = (vendor: string): string => `${vendor}: longest block of 31 MiB, the worst JSON`;

/** The worst of all shapes counts, so each shape has one ratio, of medians. */
export const longBodies: Suite = {
  names: Object.keys(vendors).map(nameOf),
  measure: async ({ bulkRounds }) => {
    const ratios = new Map<string, number[]>(Object.values(vendors).map((name) => [name, []]));
    for (const shape of shapes)
      await withResponse(longResponse(shape), async (url) => {
        const contenders = [bare, ...ratios.keys()];
        const taken = await alternate(bulkRounds, contenders, (contender) =>
          runFresh<number>('longest-block', [contender, url]),
        );
        const medianOf = (contender: string) => median(taken[contender] ?? []);
        for (const [contender, all] of ratios)
          all.push(Number((medianOf(contender) / medianOf(bare)).toFixed(3)));
        process.stderr.write(
          `  ${shape}: ${[...ratios.values()].map((all) => all.at(-1)).join(', ')}\n`,
        );
      });
    return Object.entries(vendors).map(([vendor, contender]) => ({
      name: nameOf(vendor),
      unit: '× JSON.parse',
      ours: [(ratios.get(contender) ?? []).reduce((worst, ratio) => Math.max(worst, ratio), 0)],
      goals: [{ of: 'ours', bound: 'atMost', value: 1.3 }],
    }));
  },
};

async function withResponse(text: string, measure: (url: string) => Promise<void>): Promise<void> {
  const body = Buffer.from(text);
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    if (request.url === '/oauth/token')
      response.end('{"access_token":"t","token_type":"bearer","expires_in":86400}');
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await measure(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
