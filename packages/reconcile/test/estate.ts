/** An estate in memory that uses everything of the contract. */
import {
  createFailure,
  type Interceptor,
  type OperationName,
} from '@assistant-provider/core/adapter';
import {
  createMemoryProvider,
  type MemoryProvider,
  type MemorySnapshot,
} from '@assistant-provider/memory';
import { errAsync, type Result } from 'neverthrow';

const then = '2026-01-05T08:00:00.000Z';
const dates = { createdAt: then, updatedAt: then };

export const estate: MemorySnapshot = {
  version: 1,
  assistants: [
    {
      id: 'a-1',
      name: 'Returns desk',
      description: 'For returns and refunds',
      tags: { team: 'returns' },
      kmsKeyId: 'alias/returns',
      status: 'active',
      aiAgents: [
        { role: 'manualSearch', agentId: 'agent-1:2', enabled: true },
        { role: 'summarization', enabled: false },
        { role: 'answerRecommendation', agentId: 'agent-0', enabled: true },
        { role: 'translation', enabled: true },
      ],
      knowledge: [
        { linkId: 'l-1', source: { type: 'knowledgeBase', id: 'kb-1', language: 'en-US' } },
        {
          linkId: 'l-2',
          source: { type: 'externalKnowledgeBase', locator: 'arn:kb/ext', accessRole: 'arn:role' },
        },
        { linkId: 'l-3', source: { type: 'telepathy' } },
      ],
      ...dates,
    },
    ...(['Sales desk', 'Sales desk'] as const).map((name, index) => ({
      ...{ id: `a-${index + 2}`, name, tags: {}, status: 'active' },
      ...{ aiAgents: [], knowledge: [] },
      ...dates,
    })),
    {
      ...{ id: 'a-9', name: 'Old desk', tags: {}, status: 'deleting', aiAgents: [], knowledge: [] },
      ...dates,
    },
  ],
  bindings: [
    { queueId: 'q-1', assistantId: 'a-1', mediaTypes: ['message', 'call'], ...dates },
    { queueId: 'q-2', assistantId: 'a-1', mediaTypes: ['fax'], ...dates },
    { queueId: 'q-3', assistantId: 'a-1', mediaTypes: ['call'], ...dates },
    { queueId: 'q-lost', assistantId: 'a-2', mediaTypes: ['call'], ...dates },
  ],
  parts: [
    part('agent', 'agent-0', 'Standard', { type: 'standard' }, { ofVendor: true }),
    part(
      'agent',
      'agent-1',
      'Search',
      {
        type: 'search',
        prompt: 'ref:prompt:prompt-1:1',
        supervisor: 'ref:user:user-1',
        source: 'ref:knowledgeLink:l-1',
        overflow: 'ref:queue:q-2',
        $reference: 'not ours',
      },
      { versions: [1, 2] },
    ),
    part(
      'prompt',
      'prompt-1',
      'Greet',
      { text: 'Hello {{name}}!\n\nHow are you?\n' },
      { versions: [1] },
    ),
    part('prompt', 'prompt-2', 'Greet', { text: '' }),
    part('settings', 'settings', undefined, { colour: 'red' }),
    part('queueUsers', 'q-1', undefined, { users: ['ref:user:user-1'] }),
  ],
  directory: [
    { kind: 'queue', id: 'q-1', name: 'Returns' },
    { kind: 'queue', id: 'q-2', name: 'Claims' },
    { kind: 'queue', id: 'q-3', name: 'Claims' },
    { kind: 'knowledgeBase', id: 'kb-1', name: 'FAQ' },
    { kind: 'user', id: 'user-1', name: 'Ada' },
  ],
};

function part(
  kind: string,
  id: string,
  name: string | undefined,
  content: NonNullable<MemorySnapshot['parts']>[number]['content'],
  { versions = [], ofVendor = false }: { versions?: readonly number[]; ofVendor?: boolean } = {},
): NonNullable<MemorySnapshot['parts']>[number] {
  return {
    ...{ assistantId: 'a-1', kind, id, content, lastVersion: versions.length },
    ...(name !== undefined && { name }),
    ...(ofVendor && { ofVendor }),
    versions: versions.map((version) => ({ version, content, createdAt: then })),
    ...dates,
  };
}

/** Throws the error itself, whose message says what went wrong. */
export const valueOf = <T>(result: Result<T, unknown>): T =>
  result.match(
    (value) => value,
    (error) => {
      throw error;
    },
  );

/** Every call of a provider in memory, and the operations that the client has no right to. */
export interface Watched {
  readonly provider: MemoryProvider;
  readonly calls: string[];
}

export async function givenEstate(
  given: MemorySnapshot = estate,
  { denied = [] }: { readonly denied?: readonly OperationName[] } = {},
): Promise<Watched> {
  const calls: string[] = [];
  const watch: Interceptor = (next) => (call) => {
    calls.push(call.operation);
    const { vendor, operation } = call;
    return (denied as readonly string[]).includes(operation)
      ? errAsync(
          createFailure({
            vendor,
            operation,
            kind: 'permissionDenied',
            message: `no ${operation}`,
          }),
        )
      : next(call);
  };
  const provider = createMemoryProvider({ rateLimit: false, interceptors: [watch] });
  valueOf(await provider.native.restore(given));
  calls.length = 0;
  return { provider, calls };
}
