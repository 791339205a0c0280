/** `readOnly` refuses every write: portable, native, or sent by a driver that reads. */
import {
  findPossiblyCreated,
  readOnly,
  requireFeatures,
  waitForStatus,
  type AssistantProvider,
} from '@assistant-provider/core';
import {
  createAssistantError,
  createProvider,
  operations,
  type DriverContext,
  type Invoke,
  type OperationRow,
} from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { createAgreeableProvider } from './agreeable-provider.js';
import { anAssistant, scriptedDriver, scriptedProvider } from './scripted-driver.js';

type Groups = Readonly<Record<string, Readonly<Record<string, (...given: unknown[]) => unknown>>>>;

const valid: Readonly<Record<string, unknown>> = {
  assignment: { role: 'manualSearch', agentId: 'agent' },
  assistantId: 'a-1',
  binding: { queueId: 'q', mediaTypes: ['call'] },
  bindings: [{ queueId: 'q', mediaTypes: ['call'] }],
  directoryKind: 'queue',
  directoryQuery: { names: ['Returns'] },
  draft: { name: 'Desk' },
  knowledgeSource: { type: 'knowledgeBase', id: 'k' },
  linkId: 'l',
  partDelete: { kind: 'prompt', id: 'p' },
  partDraft: { kind: 'prompt', id: 'p', content: {} },
  partPublish: { kind: 'prompt', id: 'p' },
  partQuery: { kind: 'prompt' },
  partRead: { kind: 'prompt', id: 'p' },
  patch: { name: 'Desk' },
  queueId: 'q',
  queueIds: ['q'],
  selector: { role: 'manualSearch' },
  tagKeys: ['team'],
  tags: { team: 'night' },
};

/** Calls an operation of the table with valid arguments; of an iteration, reads the first entry. */
async function call(provider: AssistantProvider, operation: string, row: OperationRow) {
  const [group = '', method = ''] = operation.split('.');
  const given = Object.values(row.arguments).map((name) => valid[name]);
  const reply = (provider as unknown as Groups)[group]?.[method]?.(...given);
  if (row.pagesOf === undefined) return (await reply) as { isOk(): boolean; error?: unknown };
  const entry = await (reply as AsyncIterable<unknown>)[Symbol.asyncIterator]().next();
  return { isOk: () => entry.done === true };
}

const table = Object.entries<OperationRow>(operations);
const copied = (provider: AssistantProvider): AssistantProvider => ({ ...provider });

describe.each([
  ['a provider of createProvider', (provider: AssistantProvider) => provider],
  ['a copy of it', copied],
])('of %s', (_, prepare) => {
  it.each(table.filter(([, { writes }]) => writes))('%s is refused', async (operation, row) => {
    const { provider, requests } = createAgreeableProvider();

    const result = await call(readOnly(prepare(provider)), operation, row);

    expect(result.isOk()).toBe(false);
    expect(result.error).toMatchObject({
      kind: 'permissionDenied',
      vendor: 'scripted',
      operation,
      message:
        `${operation} was not sent, because this provider is read-only; to write, use the provider ` +
        'that was passed to readOnly',
      retry: 'never',
      effect: 'none',
      issues: [{ field: 'provider', rule: 'readOnly', message: 'the provider is read-only' }],
    });
    expect((result.error as { done?: unknown }).done).toEqual(row.bulk ? [] : undefined);
    expect(requests()).toBe(0);
  });

  it.each(table.filter(([, { writes }]) => !writes))('%s passes', async (operation, row) => {
    const { provider, requests } = createAgreeableProvider();

    const result = await call(readOnly(prepare(provider)), operation, row);

    expect(result.isOk()).toBe(true);
    expect(requests()).toBe(1);
  });

  it('has the same limits and features, and only the features that the vendor has', () => {
    const provider = prepare(scriptedProvider({ unsupported: { queues: 'no queues' } }));
    const view = readOnly(provider);

    const { vendor, limits, features, unsupported } = provider;
    expect(view).toMatchObject({ vendor, limits, features, unsupported });
    expect(view).not.toHaveProperty('queues');
    expect(Object.isFrozen(view)).toBe(true);
  });

  it('serves the helpers', async () => {
    const { provider } = createAgreeableProvider();
    const view = readOnly(prepare(provider));
    const error = createAssistantError({
      ...{ kind: 'timeout', vendor: 'scripted', operation: 'assistants.create' },
      ...{ message: 'no response', effect: 'maybe', assistantId: 'a-1' },
    });

    expect(requireFeatures(view, 'queues')._unsafeUnwrap()).toBe(view);
    expect((await waitForStatus(view, 'a-1', 'active')).isOk()).toBe(true);
    const candidates = await findPossiblyCreated(view, { name: 'Returns desk' }, error);
    expect(candidates._unsafeUnwrap()).toEqual([anAssistant()]);
  });

  it('closes the provider with the view', async () => {
    let closed = 0;
    const close = () => Promise.resolve(void (closed += 1));
    const provider = prepare(scriptedProvider({ close }));

    void (await readOnly(provider).close());

    expect(closed).toBe(1);
    expect((await provider.assistants.get('a-1'))._unsafeUnwrapErr().kind).toBe('cancelled');
  });
});

describe('of a read-only view', () => {
  it('the view is returned as it is', () => {
    const view = readOnly(scriptedProvider());
    expect(readOnly(view)).toBe(view);
  });
});

describe('a driver', () => {
  it('that writes within a read gets the same error for its request', async () => {
    let sent = 0;
    const provider = scriptedProvider({
      assistants: {
        get: (_, context: DriverContext) =>
          context
            .request({ name: 'GetAssistant', writes: false }, () => okAsync(undefined))
            .andThen(() =>
              context.request({ name: 'TouchAssistant', writes: true }, () => {
                sent += 1;
                return okAsync(anAssistant());
              }),
            ),
      },
    });

    const error = (await readOnly(provider).assistants.get('a-1'))._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'none', retry: 'never' });
    expect(error.message).toContain('the request TouchAssistant was not sent');
    expect(sent).toBe(0);
    expect((await provider.assistants.get('a-1')).isOk()).toBe(true);
  });
});

describe('native', () => {
  const nativeOf = (invoke: Invoke) => ({
    version: 3,
    sdk: { send: () => 'written' },
    read: () => invoke({ operation: 'native.read', writes: false }, () => okAsync('read')),
    write: () => invoke({ operation: 'native.write', writes: true }, () => okAsync('written')),
  });
  const provider = createProvider({ ...scriptedDriver(), native: nativeOf });

  it('reads, and does not write', async () => {
    const { native } = readOnly(provider);

    expect((await native.read())._unsafeUnwrap()).toBe('read');
    expect((await native.write())._unsafeUnwrapErr()).toMatchObject({
      kind: 'permissionDenied',
      operation: 'native.write',
    });
    expect(native.version).toBe(3);
    expect('sdk' in native && !('other' in native)).toBe(true);
    expect((native as { readonly other?: unknown }).other).toBeUndefined();
    expect((await provider.native.write()).isOk()).toBe(true);
  });

  it('refuses a member that is not a function, because nothing says what the member does', () => {
    expect(() => readOnly(provider).native.sdk).toThrow(
      expect.objectContaining({ kind: 'permissionDenied', operation: 'native.sdk' }),
    );
  });

  it('refuses every operation of a copied provider, because nothing says which ones write', async () => {
    const { native } = readOnly({ ...provider });

    expect((await native.read())._unsafeUnwrapErr()).toMatchObject({
      kind: 'permissionDenied',
      operation: 'native.read',
    });
  });
});

describe('an argument that is not a provider', () => {
  it.each([undefined, null, 'provider', {}])('%s throws misconfigured', (argument) => {
    expect(() => readOnly(argument as never)).toThrow(
      expect.objectContaining({ kind: 'misconfigured' }),
    );
  });
});
