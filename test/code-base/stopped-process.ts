/** A process with a provider, for `stopped-process.long.test.ts`: it reads at once, and writes when it is told to. */
import { createGenesysProvider, type GenesysProviderOptions } from '@assistant-provider/genesys';

/** What the process sends: after the read, and after the write. */
export type Outcome = 'ok' | { readonly kind: string; readonly effect: string };

const provider = createGenesysProvider(JSON.parse(process.argv[2] ?? '') as GenesysProviderOptions);

async function report(
  call: ReturnType<typeof provider.assistants.list | typeof provider.assistants.create>,
): Promise<void> {
  const outcome = (await call).match<Outcome>(
    () => 'ok',
    ({ kind, effect }) => ({ kind, effect }),
  );
  // undici takes a new connection as long as it has not finished with the first.
  setImmediate(() => process.send?.(outcome));
}

process.once('message', () => void report(provider.assistants.create({ name: 'Returns desk' })));
void report(provider.assistants.list());
