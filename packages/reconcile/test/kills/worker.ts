/** A process that applies a plan, or resumes a run, until it is killed. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { apply, createFileRunStore, resume, type Plan } from '@assistant-provider/reconcile';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../apply/kit/account.js';

/** What a worker does. */
export interface Order {
  readonly connection: NonNullable<Connection>;
  readonly folder: string;
  readonly isNew: boolean;
}

async function work({ connection, folder, isNew }: Order): Promise<void> {
  const provider =
    connection.vendor === 'genesys'
      ? createGenesysProvider({ ...connection.options, rateLimit: false })
      : createQConnectProvider({ ...connection.options, rateLimit: false });
  const plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan;
  const options = {
    store: createFileRunStore({ folder }),
    graceMs: 10,
    onProgress: () => process.send?.('progress'),
  };
  const report = isNew
    ? await apply(plan, provider, { ...options, runId: 'run' })
    : await resume('run', provider, options);
  process.send?.(report.isOk() ? report.value : report.error);
  process.disconnect?.();
}

process.once('message', (order: Order) => void work(order));
