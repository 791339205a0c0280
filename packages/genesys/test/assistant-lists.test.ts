import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';

describe('`assistants.list`', () => {
  const seed = {
    assistants: Array.from({ length: 7 }, (_, n) => ({
      id: `00000000-0000-4000-8000-00000000000${n}`,
      name: n % 2 ? 'Odd' : 'Even',
    })),
  };

  it.each(['relative', 'absolute'] as const)('reads page after page by %s links', async (links) => {
    const { provider } = await givenEmulator({ seed, settings: { pageLinks: links } });
    const names: string[] = [];
    for await (const result of provider.assistants.all({ pageSize: 2 }))
      names.push(result._unsafeUnwrap().name);

    expect(names).toHaveLength(7);
    const first = await valueOf(provider.assistants.list({ pageSize: 2 }));
    const second = await valueOf(
      provider.assistants.list({ pageSize: 2, cursor: first.nextCursor ?? '' }),
    );
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      seed.assistants.slice(0, 4).map(({ id }) => id),
    );
  });

  it('names `query.cursor` if the vendor refuses the cursor', async () => {
    const { provider } = await givenEmulator();

    const error = await errorOf(provider.assistants.list({ cursor: 'nonsense' }));

    expect(error).toMatchObject({
      kind: 'invalidInput',
      status: 400,
      operation: 'assistants.list',
      issues: [{ field: 'query.cursor', rule: 'cursor' }],
    });
    expect(error.requestId).toBeDefined();
  });

  it('works behind a gateway that prefixes the path', async () => {
    const { provider, emulator } = await givenEmulator({
      seed,
      apiPrefix: '/gateway/api',
      loginPrefix: '/gateway/login',
    });

    const page = await valueOf(provider.assistants.list({ pageSize: 5 }));

    expect(page.nextCursor).toBeDefined();
    expect(emulator.requests.of('getAssistants')[0]?.target).toMatch(/^\/gateway\/api\/api\/v2\//);
  });

  it(`compares names itself, because the vendor's filter is unknown`, async () => {
    const { provider, emulator } = await givenEmulator({ seed });

    const { items } = await valueOf(provider.assistants.list({ name: 'Odd' }));

    expect(items).toHaveLength(3);
    expect(emulator.requests.of('getAssistants')[0]?.target).not.toContain('name=');
  });

  it('asks for a smaller page when the response would be too large', async () => {
    const sizes: string[] = [];
    const { provider } = await givenAnswers((response, { target }) => {
      const size = new URL(target, 'http://x').searchParams.get('pageSize') ?? '';
      sizes.push(size);
      if (Number(size) > 20)
        return sendJson(response, 400, { code: 'response.entity.too.large', message: 'Too large' });
      return sendJson(response, 200, { entities: [vendorAssistant] });
    });

    const { items } = await valueOf(provider.assistants.list({ pageSize: 60 }));

    expect(items).toHaveLength(1);
    expect(sizes).toEqual(['60', '30', '15']);
  });

  it('asks for a smaller page after a 500 for a large one', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) =>
      target.includes('pageSize=200')
        ? sendJson(response, 500, {})
        : sendJson(response, 200, { entities: [] }),
    );

    expect(await valueOf(provider.assistants.list({ pageSize: 200 }))).toEqual({ items: [] });
    expect(requests.map(({ target }) => target)).toEqual([
      '/api/v2/assistants?pageSize=200',
      '/api/v2/assistants?pageSize=50',
    ]);
  });

  it('remembers that large pages fail with 500', async () => {
    const sizes: string[] = [];
    const { provider } = await givenAnswers((response, { target }) => {
      const query = new URL(target, 'http://x').searchParams;
      sizes.push(query.get('pageSize') ?? '');
      if (Number(sizes.at(-1)) > 97) return sendJson(response, 500, {});
      const nextUri = query.has('after') ? undefined : '/api/v2/assistants?after=x';
      return sendJson(response, 200, { entities: [vendorAssistant], nextUri });
    });

    // A list by name reads everything, in the largest pages.
    await valueOf(provider.assistants.list({ name: 'Nobody' }));

    expect(sizes).toEqual(['200', '50', '50']);
  });

  it.each(['?pageSize=50', '?pageSize=50&after=', ''])(
    'ends at a next link without a cursor: %j',
    async (query) => {
      const { provider } = await givenAnswers((response) =>
        sendJson(response, 200, {
          entities: [vendorAssistant],
          nextUri: `/api/v2/assistants${query}`,
        }),
      );

      const page = await valueOf(provider.assistants.list());

      expect(page.items).toHaveLength(1);
      expect(page.nextCursor).toBeUndefined();
    },
  );

  it.each([
    {},
    { selfUri: '/api/v2/assistants' },
    { entities: null },
    { entities: null, nextUri: null },
  ])('is empty if the vendor leaves out its entries: %j', async (body) => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, body));

    expect(await valueOf(provider.assistants.list())).toEqual({ items: [] });
    expect(await valueOf(provider.queues.list(assistantId))).toEqual({ items: [] });
    expect(await valueOf(provider.queues.listBound())).toEqual({ items: [] });
    expect(await valueOf(provider.native.getAssistants())).toMatchObject({ entities: [] });
  });

  it('ends at an empty page, even if it has a next link', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [], nextUri: '/api/v2/assistants?after=x' }),
    );

    expect(await valueOf(provider.assistants.list())).toEqual({ items: [] });
  });
});
