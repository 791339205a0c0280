import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { MockAgent } from 'undici';
import { createGenesysProvider, type GenesysProvider } from '../src/index.js';
import { assistantId, queueId, valueOf } from './harness.js';

type AnyCall = (...args: unknown[]) => unknown;

/** Every public call by its name. `all` reads its first entry. */
function callsOf(provider: GenesysProvider): Record<string, AnyCall> {
  const { assistants, editing, queues, aiAgents, knowledge, native } = provider;
  const groups: Record<string, object> = {
    assistants,
    editing,
    queues,
    aiAgents,
    knowledge,
    native,
  };
  const first = async (each: AsyncIterable<unknown>) => {
    for await (const entry of each) return entry;
    return undefined;
  };
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, members]) =>
      Object.entries(members).map(([name, member]): [string, AnyCall] => {
        const call = member as AnyCall;
        const reading: AnyCall = (...args) => first(call(...args) as AsyncIterable<unknown>);
        return [`${group}.${name}`, name.startsWith('all') ? reading : call];
      }),
    ),
  );
}

it('no call throws or rejects, for any input and any response', async () => {
  let sent = 0;
  let body = '{}';
  const agent = new MockAgent();
  onTestFinished(() => agent.close());
  agent.disableNetConnect();
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    agent
      .get('https://api.mypurecloud.com')
      .intercept({ path: () => true, method })
      .reply(() => {
        sent += 1;
        return { statusCode: 200, data: body };
      })
      .persist();
  const provider = createGenesysProvider({
    region: 'us-east-1',
    accessToken: 'given',
    dispatcher: agent,
  });
  const calls = callsOf(provider);
  const likely = fc.constantFrom<unknown>(
    assistantId,
    queueId(1),
    [queueId(1)],
    { queueId: queueId(1), mediaTypes: ['call'] },
    { name: 'x' },
    { role: 'summarization' },
    { type: 'knowledgeBase', id: assistantId },
    { method: 'GET', path: '/api/v2/x' },
  );
  const anything = fc.oneof(
    likely,
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  );

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(calls)),
      fc.array(anything, { maxLength: 4 }),
      fc.oneof(fc.json(), fc.string()),
      async (name, args, answered) => {
        body = answered;
        const before = sent;
        const result = await calls[name]?.(...args);
        // An `all` of an empty list yields nothing.
        if (result === undefined) return;
        const { error } = result as { error?: { kind: string; issues?: unknown[] } };
        expect(error?.kind).not.toBe('unknown');
        if (error?.kind !== 'invalidInput') return;
        expect(error.issues).not.toEqual([]);
        expect(sent).toBe(before);
      },
    ),
    { numRuns: 1_500 },
  );
  await valueOf(provider.close());
});
