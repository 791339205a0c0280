/** Texts of the vendor: however long, they are cut, and no cut or notation shows a secret. */
import { inspect } from 'node:util';
import { hostileTexts } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { accessToken, errorsWithText } from './errors-with-text.js';
import { assistantId, errorOf, givenAnswers, sendJson } from './harness.js';

describe.each(hostileTexts)('%s', (_, textOf) => {
  it.each(errorsWithText)('%s are cut', (_, errorWith) => {
    const { message, vendorCode, requestId, issues, cause } = errorWith(textOf(40_000));
    expect(message.length).toBeLessThanOrEqual(2_000);
    const others = { vendorCode, requestId, issues, cause };
    expect(JSON.stringify(others).length).toBeLessThan(100_000);
  });
});

it('the advice stays behind a message of any length', async () => {
  const { provider } = await givenAnswers((response) =>
    sendJson(response, 401, { code: 'bad.credentials', message: 'no '.repeat(100_000) }),
  );
  const { message } = await errorOf(provider.assistants.list());
  expect(message.length).toBeLessThan(2_000);
  expect(message).toMatch(/no no…; check the access token/);
});

it('a refusal with 200,000 details has at most 101 issues', async () => {
  const details = Array.from({ length: 200_000 }, (_, n) => ({ fieldName: `f${n}` }));
  const { provider } = await givenAnswers((response) => sendJson(response, 400, { details }));
  const { issues = [] } = await errorOf(provider.assistants.get(assistantId));
  expect(issues).toHaveLength(101);
  expect(issues.at(-1)?.rule).toBe('more');
});

const partsOf = (secret: string) =>
  Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));

it.each([0, 2, 20, 50])('a cut %i characters before its end shows no secret', async (after) => {
  const parts = partsOf(accessToken);
  for (const bound of [500, 1_500, 2_000, 16_500, 17_500, 18_000]) {
    const head = `Bearer ${'t'.repeat(bound - accessToken.length - 60)} and `;
    const message = `${head}${' '.repeat(bound - head.length - after)}${accessToken} more`;
    const { provider } = await givenAnswers(
      (response) => sendJson(response, 400, { code: 'bad.request', message }),
      { accessToken },
    );
    const error = await errorOf(provider.assistants.list());
    const shown = inspect(error, { depth: 5, showHidden: true }) + JSON.stringify(error);
    expect(parts.filter((part) => shown.includes(part))).toEqual([]);
    expect(error.message).toContain('GET /assistants responded with 400');
  }
});

it('masks the last hundred tokens', async () => {
  let minted = 0;
  const tokenOf = (n: number) => `tok-${String(n).padStart(4, '0')}-abcdefghijklmnop`;
  const { provider } = await givenAnswers(
    (response, { target }) =>
      target === '/oauth/token'
        ? sendJson(response, 200, {
            access_token: tokenOf((minted += 1)),
            token_type: 'bearer',
            expires_in: 86_400,
          })
        : sendJson(response, 401, { code: 'bad.credentials', message: `ended: ${tokenOf(1)}` }),
    { clientId: 'client-1', clientSecret: accessToken },
  );
  while (minted < 100) {
    const { message } = await errorOf(provider.assistants.list());
    if (minted <= 100) expect(message).toContain('ended: [redacted]');
  }
});
