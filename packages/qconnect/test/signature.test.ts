import { QConnectClient } from '@aws-sdk/client-qconnect';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSigner } from '../src/signature.js';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
/** What a header can hold. */
const headerText = fc.stringMatching(/^[!-~](?:[ -~]{0,20}[!-~])?$/);
const headerName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/).map((name) => `x-${name}`);
/** `__proto__` is no name of a query or header, and cannot be a plain member. */
const names = <T>(name: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
  fc.dictionary(
    name.filter((one) => one !== '__proto__'),
    value,
    { maxKeys: 4, noNullPrototype: true },
  );

const requests = fc.record({
  protocol: fc.constant('https:'),
  hostname: fc.constant('wisdom.eu-west-2.amazonaws.com'),
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  path: fc
    .array(
      text.map((part) => encodeURIComponent(part)).filter((part) => !/^\.{1,2}$/.test(part)),
      { maxLength: 4 },
    )
    .map((parts) => `/${parts.join('/')}`),
  query: names(text, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }))),
  headers: names(headerName, headerText).map((headers) => ({
    ...Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    host: 'wisdom.eu-west-2.amazonaws.com',
    'user-agent': 'desk/1',
    'X-Amzn-Trace-Id': 'Root=1',
  })),
  body: fc.option(text, { nil: undefined }),
});

const identities = fc.record(
  { accessKeyId: headerText, secretAccessKey: text, sessionToken: headerText },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);

it('is the same as the SDK’s', async () => {
  const region = 'eu-west-2';
  const sign = createSigner({ region, service: 'wisdom' });
  await fc.assert(
    fc.asyncProperty(
      requests,
      identities,
      fc.date({ min: new Date('2020-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
      async (request, identity, signingDate) => {
        const client = new QConnectClient({ region, credentials: { ...identity } });
        const bySdk = await (await client.config.signer()).sign(request, { signingDate });
        client.destroy();

        const signed = { ...request, headers: { ...request.headers } };
        sign(signed, identity, signingDate);

        expect(signed.headers).toEqual(bySdk.headers);
      },
    ),
    { numRuns: 60 },
  );
});
