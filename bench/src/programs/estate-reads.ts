/** A fresh process: reads whole estates from the emulators, and reports the requests that each took. */
import type { ResultStream } from '@assistant-provider/core';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { noQuota } from '../contenders/contender.js';

/** Requests to the vendor, without those for tokens. */
export interface EstateReads {
  readonly genesysAssistants: number;
  readonly genesysBindings: number;
  readonly qconnectAssistants: number;
}

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const times = <T>(length: number, of: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => of(index));

/** Reads everything. Throws unless there are `count` entries, each of which is `whole`. */
async function readAll<T>(
  each: ResultStream<T>,
  count: number,
  whole: (entry: T) => boolean,
): Promise<void> {
  let read = 0;
  for await (const entry of each) {
    if (entry.isErr()) throw entry.error;
    if (!whole(entry.value)) throw new Error(`entry ${read} is not whole`);
    read += 1;
  }
  if (read !== count) throw new Error(`${read} of ${count} entries were read`);
}

async function readGenesys(): Promise<Omit<EstateReads, 'qconnectAssistants'>> {
  const [assistants, bindings] = [10_000, 100_000];
  const copilot = {
    liveOnQueue: true,
    defaultLanguage: 'en-US',
    summaryGenerationConfig: { enabled: true },
  };
  const emulator = await startGenesysEmulator({
    seed: {
      assistants: times(assistants, (index) => ({ id: idOf(index), name: 'Desk', copilot })),
      assistantQueues: times(bindings, (index) => ({
        id: idOf(index),
        assistantId: idOf(index % assistants),
        mediaTypes: ['Call'],
      })),
    },
  });
  const { apiUrl, loginUrl, credentials, requests } = emulator;
  const { clientId, clientSecret } = credentials;
  const provider = createGenesysProvider({
    ...{ apiUrl, loginUrl, clientId, clientSecret },
    rateLimit: noQuota,
  });
  const sent = () => requests.all().filter(({ operation }) => operation !== 'postOauthToken');

  const include = ['aiAgents', 'knowledge'] as const;
  await readAll(provider.assistants.all({ include }), assistants, ({ aiAgents, knowledge }) =>
    Boolean(aiAgents && knowledge),
  );
  const genesysAssistants = sent().length;
  requests.clear();
  await readAll(provider.queues.allBound(), bindings, ({ assistantId }) => assistantId !== '');
  const genesysBindings = sent().length;
  await Promise.all([provider.close(), emulator.close()]);
  return { genesysAssistants, genesysBindings };
}

async function readQConnect(): Promise<number> {
  const assistants = 1_000;
  const emulator = await startQConnectEmulator({
    seed: {
      assistants: times(assistants, (index) => ({
        assistantId: idOf(index),
        name: 'Desk',
        associations: [{ association: { knowledgeBaseId: idOf(index) } }],
      })),
    },
  });
  const { url, region, credentials, requests } = emulator;
  const provider = createQConnectProvider({
    ...{ endpoint: url, region, credentials },
    rateLimit: noQuota,
  });
  const query = { include: ['aiAgents', 'knowledge'], pageSize: 100 } as const;
  await readAll(provider.assistants.all(query), assistants, ({ aiAgents, knowledge }) =>
    Boolean(aiAgents && knowledge?.length === 1),
  );
  const { length } = requests.all();
  await Promise.all([provider.close(), emulator.close()]);
  return length;
}

const reads: EstateReads = {
  ...(await readGenesys()),
  qconnectAssistants: await readQConnect(),
};
process.stdout.write(JSON.stringify(reads));
