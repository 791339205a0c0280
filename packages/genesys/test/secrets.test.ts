import { inspect } from 'node:util';
import { isAssistantError } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { createGenesysProvider, type GenesysProviderOptions } from '../src/index.js';
import { assistantId, errorOf, givenAnswers, givenServer, sendJson, valueOf } from './harness.js';

/** Everything that an error shows. */
function everythingOf(error: unknown): string {
  const shown = [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error)];
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    shown.push(String(each), each.stack ?? '', inspect(each, { depth: null, showHidden: true }));
  return shown.join('\n');
}

describe('secrets', () => {
  const clientSecret = 'sup3r/secret+value';
  const basic = Buffer.from(`client-1:${clientSecret}`).toString('base64');
  const secrets = [
    clientSecret,
    encodeURIComponent(clientSecret),
    basic,
    'minted-token-1',
    'minted-token-2',
  ];

  it('are in no error, even if the vendor repeats them', async () => {
    const echo = `you sent ${secrets.join(' and ')}`;
    let minted = 0;
    const { provider } = await givenAnswers(
      (response, { target }) => {
        if (target === '/oauth/token')
          return sendJson(response, 200, {
            access_token: `minted-token-${(minted += 1)}`,
            token_type: 'bearer',
            expires_in: 60,
          });
        return sendJson(
          response,
          target.includes('queues') ? 200 : 401,
          {
            code: echo,
            message: echo,
            contextId: echo,
            details: [{ fieldName: echo, errorCode: echo }],
            errors: [{ message: echo, details: [{ fieldName: echo }] }],
          },
          { 'ININ-Correlation-Id': echo },
        );
      },
      { clientId: 'client-1', clientSecret },
    );

    const errors = [
      await errorOf(provider.assistants.get(assistantId)),
      await errorOf(provider.queues.list(assistantId)),
      await errorOf(provider.native.getAssistants()),
    ];

    for (const error of errors) {
      expect(isAssistantError(error)).toBe(true);
      for (const secret of secrets) expect(everythingOf(error)).not.toContain(secret);
    }
  });

  it('are in no error of the token host or the network', async () => {
    const { url, server } = await givenServer((response, { headers }) =>
      sendJson(response, 400, {
        error: 'invalid_client',
        description: `${headers.authorization} is wrong for ${clientSecret}`,
      }),
    );
    const options = { apiUrl: url, loginUrl: url, clientId: 'client-1', clientSecret };
    const provider = createGenesysProvider({ ...options, tryTimeoutMs: false });
    const answered = await errorOf(provider.assistants.list());
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    const refused = await errorOf(provider.assistants.list());
    await valueOf(provider.close());

    for (const secret of secrets)
      expect(everythingOf(answered) + everythingOf(refused)).not.toContain(secret);
  });

  it('are in no inspection of a provider', async () => {
    const { provider } = await givenAnswers(
      (response, { target }) =>
        target === '/oauth/token'
          ? sendJson(response, 200, {
              access_token: 'minted-token-1',
              token_type: 'bearer',
              expires_in: 60,
            })
          : sendJson(response, 200, { entities: [] }),
      { clientId: 'client-1', clientSecret },
    );
    await valueOf(provider.assistants.list());

    const shown =
      inspect(provider, { depth: null, showHidden: true }) +
      inspect(provider.native, { depth: null, showHidden: true }) +
      JSON.stringify(provider);

    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  it('are in no configuration error', () => {
    const options: unknown = {
      region: 'nowhere',
      clientId: 'a:b',
      clientSecret: `${clientSecret}\n`,
      accessToken: 'minted-token-1',
    };
    let thrown: unknown;
    try {
      createGenesysProvider(options as GenesysProviderOptions);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'misconfigured' });
    for (const secret of secrets) expect(everythingOf(thrown)).not.toContain(secret);
  });
});
