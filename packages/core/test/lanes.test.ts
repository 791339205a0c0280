/** The lane in which the requests of a call wait for the quota. */
import { createProvider, type Call, type Interceptor } from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { scriptedDriver } from './scripted-driver.js';

function listening() {
  const calls: Call[] = [];
  const listener: Interceptor = (next) => (call) => {
    calls.push(call);
    return next(call);
  };
  const page = () => okAsync({ items: [] });
  const driver = scriptedDriver({
    assistants: {
      list: (_, context) => context.request({ name: 'GET /x', writes: false }, page),
    },
    limits: { queues: { queueId: {}, mediaTypes: ['call'] } },
    features: {
      queues: {
        list: page,
        listBound: page,
        get: () => okAsync({} as never),
        bind: () => okAsync({} as never),
        bindMany: () => okAsync({ bindings: [], takenFrom: [] }),
        unbind: () => okAsync(undefined),
        unbindMany: () => okAsync(undefined),
      },
    },
  });
  const provider = createProvider(driver, {
    interceptors: [listener],
    requestInterceptors: [listener],
  });
  return { provider, calls, lanes: () => calls.map(({ operation, lane }) => [operation, lane]) };
}

describe('the lane of a call', () => {
  it('is `bulk` for bulk operations and `interactive` for others', async () => {
    const { provider, lanes } = listening();
    const binding = { queueId: 'q', mediaTypes: ['call'] as const };

    void (await provider.queues?.bindMany('a-1', [binding]));
    void (await provider.queues?.unbindMany('a-1', ['q']));
    void (await provider.queues?.bind('a-1', binding));
    void (await provider.queues?.list('a-1'));

    expect(lanes()).toEqual([
      ['queues.bindMany', 'bulk'],
      ['queues.unbindMany', 'bulk'],
      ['queues.bind', 'interactive'],
      ['queues.list', 'interactive'],
    ]);
  });

  it('is `bulk` for the pages of an iteration, and for their requests', async () => {
    const { provider, lanes } = listening();
    for await (const entry of provider.assistants.all()) void entry;
    for await (const entry of provider.queues?.allBound() ?? []) void entry;
    expect(lanes()).toEqual([
      ['assistants.list', 'bulk'],
      ['assistants.list', 'bulk'],
      ['queues.listBound', 'bulk'],
    ]);
  });

  it('is the one that the caller names', async () => {
    const { provider, lanes } = listening();
    void (await provider.assistants.get('a-1', { lane: 'bulk' }));
    for await (const entry of provider.assistants.all({}, { lane: 'interactive' })) void entry;
    expect(lanes().map(([, lane]) => lane)).toEqual(['bulk', 'interactive', 'interactive']);
  });

  it('must be one of the two', async () => {
    const { provider, calls } = listening();
    const refused = await provider.assistants.get('a-1', { lane: 'fast' as never });
    expect(refused._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'options.lane' }],
    });
    expect(calls).toEqual([]);
  });
});
