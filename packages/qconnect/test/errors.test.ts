import { describe, expect, it } from 'vitest';
import { errorsByCode, errorsByStatus, errorsByStatusClass } from '../src/errors/table.js';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

/** The namespace and the link that the vendor's services put around a code. */
const errorType = (code: string) => ({
  'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/com.amazon.wisdom/`,
});

/** Statuses of the codes in the service model. Any other code is sent with 400. */
const modelled: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  UnauthorizedException: 401,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  ServiceQuotaExceededException: 402,
  DependencyFailedException: 424,
  RequestTimeoutException: 408,
  UnprocessableContentException: 422,
  PreconditionFailedException: 412,
  InternalServerException: 500,
};

const update = { role: 'manualSearch', agentId: assistantId } as const;

describe('the table of codes', () => {
  it.each([...errorsByCode])('%s', async (code, row) => {
    const status = modelled[code] ?? 400;
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, status, { message: 'because' }, errorType(code)),
    );

    const reading = await errorOf(provider.assistants.get(assistantId));
    const writing = await errorOf(provider.aiAgents.assign(assistantId, update));

    const expected = {
      kind: row.kind,
      retry: row.retry,
      vendorCode: code,
      status,
      requestId: 'request-1',
      vendor: 'qconnect',
      assistantId,
    };
    expect(reading).toMatchObject({ ...expected, effect: 'none', operation: 'assistants.get' });
    expect(writing).toMatchObject({ ...expected, effect: row.effect });
    expect(reading.message).toContain('because');
    if (row.advice) expect(reading.message).toContain(row.advice);
    expect(row.source).not.toBe('');
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['x-amzn-errortype', { 'x-amzn-errortype': 'ConflictException' }, {}],
    ['with a namespace', { 'x-amzn-errortype': 'com.amazon.wisdom#ConflictException' }, {}],
    ['__type', {}, { __type: 'com.amazonaws.qconnect#ConflictException' }],
    ['code', {}, { code: 'ConflictException' }],
    // The SDK itself would prefer the body's code.
    ['both', { 'x-amzn-errortype': 'ConflictException' }, { code: 'NewException' }],
  ])('reads the code from %s', async (_, headers, body) => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 400, { message: 'taken', ...body }, headers),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'conflict',
      vendorCode: 'ConflictException',
    });
  });

  it("decides before the status, and before the SDK's own classification", async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 400, { message: 'slow down' }, errorType('ThrottlingException')),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'rateLimited',
      retry: 'transient',
    });
  });

  it('adds the name of the missing resource to the message', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(
        response,
        404,
        { message: 'not found', resourceName: 'assistant/x' },
        errorType('ResourceNotFoundException'),
      ),
    );

    expect((await errorOf(provider.assistants.get(assistantId))).message).toBe(
      'not found (assistant/x)',
    );
  });

  it('lists the fields that the vendor refuses as issues', async () => {
    const message =
      "2 validation errors detected: Value '@' at 'name' failed to satisfy constraint: Member must " +
      "satisfy regular expression pattern: [a-z]+; Value 'x' at 'tags.a.member' failed to satisfy " +
      'constraint: Member must have length less than or equal to 256';
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 400, { message }, errorType('ValidationException')),
    );

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'invalidInput',
      message,
      issues: [
        {
          field: 'name',
          rule: 'vendor',
          message: 'name: Member must satisfy regular expression pattern: [a-z]+',
        },
        { field: 'tags.a.member' },
      ],
    });
  });
});

describe('the table of statuses', () => {
  const bodies: readonly (readonly [string, string | undefined])[] = [
    ['an empty body', undefined],
    ['HTML', '<html><body>Bad Gateway</body></html>'],
    ['a code that is new', '{"__type":"NoveltyException","message":"new"}'],
    ['half a body', '{"message":"half'],
    ['JSON that is no object', 'null'],
    ['members of the wrong type', '{"message":{"a":1},"code":{"b":2}}'],
  ];
  const statuses = [
    ...errorsByStatus,
    ...[...errorsByStatusClass].flatMap(([first, row]) =>
      // 304 has no body by HTTP's own rule.
      ({ 3: [301, 302, 307, 308], 4: [405, 410, 418, 451], 5: [500, 502, 503, 504, 599] })[
        first
      ]!.map((status) => [status, row] as const),
    ),
  ];

  it.each(statuses)('%i, with any body', async (status, row) => {
    for (const [, body] of bodies) {
      const { provider, requests } = await givenAnswers((response) =>
        sendJson(response, status, body, { location: '/elsewhere' }),
      );

      const error = await errorOf(provider.aiAgents.assign(assistantId, update));

      expect(error).toMatchObject({
        kind: row.kind,
        retry: row.retry,
        effect: row.effect,
        status,
        requestId: 'request-1',
      });
      const isNew = body?.includes('NoveltyException') === true;
      expect(error.vendorCode).toBe(isNew ? 'NoveltyException' : undefined);
      expect(error.message).toMatch(isNew ? /^new/ : /^the vendor responded with \d+/);
      // Not even a redirect is followed.
      expect(requests).toHaveLength(1);
    }
  });

  it.each([600, 999])('%i is outside of HTTP and is not repeated', async (status) => {
    const { provider } = await givenAnswers((response) => sendJson(response, status));

    expect(await errorOf(provider.aiAgents.assign(assistantId, update))).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'maybe',
      status,
    });
  });

  it('303 means that a write was done (RFC 9110, 15.4.4), other redirects that it was not', async () => {
    for (const [status, effect] of [
      [302, 'none'],
      [303, 'maybe'],
      [307, 'none'],
    ] as const) {
      const { provider } = await givenAnswers((response) => sendJson(response, status));
      expect(await errorOf(provider.aiAgents.assign(assistantId, update))).toMatchObject({
        kind: 'unexpectedReply',
        retry: 'never',
        effect,
      });
    }
  });

  it('reads the code if the body cannot be read', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 400, '<html>', errorType('ThrottlingException')),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'rateLimited',
      vendorCode: 'ThrottlingException',
      message: 'the vendor responded with 400 ThrottlingException',
    });
  });
});

describe("a word of the client's own errors", () => {
  it.each([
    ['a code', { 'x-amzn-errortype': 'ECONNREFUSED' }],
    ['a name', { 'x-amzn-errortype': 'CredentialsProviderError' }],
    ['a time-out', { 'x-amzn-errortype': 'TimeoutError' }],
  ])('is ignored in a response: %s', async (_, headers) => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 500, { message: 'x', code: 'ECONNREFUSED' }, headers),
    );

    // The write may have happened, whatever the server calls it.
    expect(await errorOf(provider.aiAgents.assign(assistantId, update))).toMatchObject({
      kind: 'unavailable',
      effect: 'maybe',
      status: 500,
    });
  });
});

describe("errors in the vendor's words", () => {
  it('a second assistant with the same name is a conflict that is never retried', async () => {
    const { provider } = await givenEmulator();
    await valueOf(provider.assistants.create({ name: 'Desk' }));

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'conflict',
      retry: 'never',
      effect: 'none',
      vendorCode: 'ConflictException',
    });
  });

  it('one assistant more than `limits.assistantsPerAccount` is `quotaExceeded`', async () => {
    const { provider } = await givenEmulator({ quotas: 'vendor' });
    const { assistantsPerAccount = 0 } = provider.limits;
    for (let made = 0; made < assistantsPerAccount; made += 1)
      await valueOf(provider.assistants.create({ name: `Desk ${made}` }));

    expect(await errorOf(provider.assistants.create({ name: 'One more' }))).toMatchObject({
      kind: 'quotaExceeded',
      status: 402,
      retry: 'never',
    });
  });

  it('a link to an assistant that is not active is a conflict', async () => {
    const { provider } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));

    expect(
      await errorOf(provider.knowledge.link(id, { type: 'knowledgeBase', id: knowledgeBaseId })),
    ).toMatchObject({ kind: 'conflict', assistantId: id });
  });
});
