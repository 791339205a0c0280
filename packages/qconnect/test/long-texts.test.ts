/** Texts of the vendor: however long, they are cut, and no cut or notation shows a secret. */
import { inspect } from 'node:util';
import { hostileTexts } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { errorsWithText } from './errors-with-text.js';
import { assistantId, credentials, errorOf, givenAnswers, sendJson } from './harness.js';

const type = { 'x-amzn-errortype': 'ValidationException' };
const secret = credentials.secretAccessKey;
const parts = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
const shownParts = (error: unknown) => {
  const shown = inspect(error, { depth: 6, showHidden: true }) + JSON.stringify(error);
  return parts.filter((part) => shown.includes(part));
};

describe.each(hostileTexts)('%s', (_, textOf) => {
  it.each(errorsWithText)('%s are cut', (_, errorWith) => {
    const { message, vendorCode, requestId, issues, cause } = errorWith(textOf(40_000));
    expect(message.length).toBeLessThanOrEqual(2_000);
    const others = { vendorCode, requestId, issues, cause };
    expect(JSON.stringify(others).length).toBeLessThan(100_000);
  });
});

it('a refusal with thousands of violations has at most 101 issues', async () => {
  const message = "Value 'x' at 'a' failed to satisfy constraint: no; ".repeat(5_000);
  const { provider } = await givenAnswers((response) => sendJson(response, 400, { message }, type));
  const { issues = [] } = await errorOf(provider.assistants.get(assistantId));
  expect(issues.length).toBeGreaterThan(10);
  expect(issues.length).toBeLessThanOrEqual(101);
});

it.each([0, 2, 20, 36])('a cut %i characters before its end shows no secret', async (after) => {
  for (const bound of [500, 1_500, 2_000, 16_500, 17_500, 18_000]) {
    const head = `Bearer ${'t'.repeat(bound - secret.length - 60)} and `;
    const message = `${head}${' '.repeat(bound - head.length - after)}${secret} more`;
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 400, { message }, type),
    );
    expect(shownParts(await errorOf(provider.assistants.get(assistantId)))).toEqual([]);
  }
});

it.each([
  [400, `[${secret}`],
  [200, `[${secret}`],
  [500, `{"a":"b" ${secret}"}`],
  [400, secret],
])('a body that is not JSON, with the status %i, shows no piece of %j', async (status, body) => {
  const { provider } = await givenAnswers((response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...type }).end(body);
  });
  expect(shownParts(await errorOf(provider.assistants.get(assistantId)))).toEqual([]);
});

const lowerCase = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

it.each([
  lowerCase(encodeURIComponent(secret)),
  secret.replaceAll('/', '\\u002F'),
  secret.replaceAll('/', '\\/'),
  `${secret.slice(0, 20)}\n${secret.slice(20)}`,
])('a secret written as %j is masked', async (written) => {
  const { provider } = await givenAnswers((response) =>
    sendJson(response, 400, { message: `no ${written} here` }, type),
  );
  const error = await errorOf(provider.assistants.get(assistantId));
  expect(shownParts(error)).toEqual([]);
  expect(error.message).toContain('no [redacted] here');
});
