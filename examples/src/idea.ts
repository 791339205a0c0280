import { waitForStatus, type AssistantProvider } from '@assistant-provider/core';
import { createGenesysProvider } from '@assistant-provider/genesys';

const provider = createGenesysProvider({
  region: 'eu_central_1',
  clientId: process.env['GENESYS_CLIENT_ID'] ?? '',
  clientSecret: process.env['GENESYS_CLIENT_SECRET'] ?? '',
});
// Another vendor is another line; nothing below changes:
// const provider = createQConnectProvider({ region: 'eu-central-1' });

export async function openDesk(provider: AssistantProvider, name: string, queueId: string) {
  const created = await provider.assistants
    .create({ name })
    .andThen(({ id }) => waitForStatus(provider, id, 'active'));
  if (created.isErr()) return created.error.kind; // 'permissionDenied', 'quotaExceeded', …

  // Amazon Q in Connect has no queues: without this look the line below does not compile.
  if (!provider.queues) return provider.absent.queues;
  const bound = await provider.queues.bind(created.value.id, { queueId, mediaTypes: ['call'] });
  return bound.match(
    ({ displaced }) => (displaced ? `taken from ${displaced.assistantId}` : 'bound'),
    (error) => error.kind,
  );
}

await openDesk(provider, 'Returns desk', '7b9a2f3c-1d4e-4c5b-8a6f-2e3d4c5b6a33');
