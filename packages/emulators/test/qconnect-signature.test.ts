/** Tests of signatures: valid ones, and the error of each kind of mistake. */
import {
  CreateAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { atOnce, clientOf, errorOf, given, send } from './qconnect-fixture.js';

const minute = 60_000;

describe('a correct signature', () => {
  it('is accepted for an ARN in the path, repeated and unusual query values, and a body', async () => {
    const { client } = await given({ settings: atOnce });
    const { assistant } = await client.send(
      new CreateAssistantCommand({ name: 'A – ünïcode', type: 'AGENT' }),
    );
    const assistantArn = assistant?.assistantArn;
    await client.send(new GetAssistantCommand({ assistantId: assistantArn }));
    await client.send(
      new UntagResourceCommand({ resourceArn: assistantArn, tagKeys: ['b=1', 'a', 'b+', 'a'] }),
    );
  });

  it('can omit x-amz-content-sha256, as boto3 does', async () => {
    const { raw } = await given();
    const answer = await raw({
      method: 'POST',
      target: '/assistants',
      body: '{"name":"A","type":"AGENT"}',
      withoutBodyHash: true,
    });
    expect(answer.status).toBe(200);
  });

  it('can differ from the time by up to five minutes', async () => {
    const { raw } = await given();
    for (const offset of [-4.9 * minute, 4.9 * minute]) {
      const answer = await raw({
        target: '/assistants',
        signer: { signingDate: new Date(Date.now() + offset) },
      });
      expect(answer.status).toBe(200);
    }
  });

  it('needs the session token of temporary credentials', async () => {
    const credentials = {
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 's',
      sessionToken: 'token==',
    };
    const { emulator, client } = await given({ credentials });
    await client.send(new ListAssistantsCommand({}));
    for (const sessionToken of ['another', undefined]) {
      const { accessKeyId, secretAccessKey } = credentials;
      const other = clientOf(emulator, {
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
      });
      expect(await errorOf(other.send(new ListAssistantsCommand({})))).toMatchObject({
        name: 'UnrecognizedClientException',
        status: 403,
      });
    }
  });
});

describe('a wrong signature', () => {
  it('is refused before any other check, and so is an unsigned request', async () => {
    const { emulator } = await given();
    const answer = await send(`${emulator.url}/assistants`, 'POST', {}, 'no json');
    expect(answer).toMatchObject({
      status: 403,
      errorType: 'MissingAuthenticationTokenException',
      json: { message: 'Missing Authentication Token' },
    });
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/);
  });

  it('has different errors for a wrong key, a wrong secret and an unknown session token', async () => {
    const { emulator } = await given();
    const { accessKeyId, secretAccessKey } = emulator.credentials;
    const cases = [
      [{ accessKeyId: 'AKIAOTHER', secretAccessKey }, 'UnrecognizedClientException'],
      [{ accessKeyId, secretAccessKey: 'other' }, 'InvalidSignatureException'],
      [{ accessKeyId, secretAccessKey, sessionToken: 'x' }, 'UnrecognizedClientException'],
    ] as const;
    for (const [credentials, name] of cases) {
      const client = clientOf(emulator, { credentials });
      const error = await errorOf(client.send(new ListAssistantsCommand({})));
      expect(error).toMatchObject({ name, status: 403 });
    }
  });

  it.each([
    ['region', { region: 'eu-west-2' }, /valid region, not 'eu-west-2'/],
    ['service', { service: 'qconnect' }, /correct service: 'wisdom'/],
    ['time, too early', { signingDate: new Date(Date.now() - 6 * minute) }, /^Signature expired: /],
    ['time, too late', { signingDate: new Date(Date.now() + 6 * minute) }, /^Signature not yet/],
  ])('fails with an error that names a wrong %s', async (_what, signer, message) => {
    const { raw } = await given();
    const answer = await raw({ target: '/assistants', signer });
    expect(answer).toMatchObject({
      status: 403,
      errorType: 'InvalidSignatureException',
      json: { message: expect.stringMatching(message) as string },
    });
  });

  it('results from a change of body, query, path or header after signing', async () => {
    const { raw } = await given();
    const changes = [
      { method: 'POST', target: '/assistants', body: '{}', sentBody: '{ }' },
      { target: '/assistants?maxResults=1', sentTarget: '/assistants?maxResults=2' },
      { target: '/assistants', sentTarget: '/assistants?maxResults=2' },
      { target: '/assistants/a', sentTarget: '/assistants/b' },
      { target: '/assistants', headers: { 'x-a': '1' }, sentHeaders: { 'x-a': '2' } },
    ];
    for (const change of changes) {
      const answer = await raw(change);
      expect(answer).toMatchObject({ status: 403, errorType: 'InvalidSignatureException' });
    }
  });

  it('results from a declared hash that does not match the body', async () => {
    const { raw } = await given();
    const headers = { 'x-amz-content-sha256': '0'.repeat(64) };
    const answer = await raw({ method: 'POST', target: '/assistants', body: '{}', headers });
    expect(answer.errorType).toBe('InvalidSignatureException');
  });

  it.each([
    ['nothing but a scheme', 'AWS4-HMAC-SHA256'],
    ['another scheme', 'Bearer abc'],
    ['no signed headers', 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=f'],
    ['a short credential', 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=f'],
    ['no date', 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=f'],
  ])('is incomplete in an Authorization header with %s', async (_what, authorization) => {
    const { emulator } = await given();
    const answer = await send(`${emulator.url}/assistants`, 'GET', { authorization });
    expect(answer).toMatchObject({ status: 403, errorType: 'IncompleteSignatureException' });
  });
});

describe('a manual clock', () => {
  it('by default accepts signatures with the machine’s or the emulator’s time', async () => {
    const { emulator, client } = await given({ clock: 'manual' });
    for (let hour = 0; hour < 3; hour += 1) {
      emulator.clock.advance(60 * minute);
      await client.send(new ListAssistantsCommand({}));
      await clientOf(emulator).send(new ListAssistantsCommand({}));
    }
  });

  it('with `emulator` refuses the machine’s time once; the SDK corrects its clock and retries', async () => {
    const { emulator } = await given({ clock: 'manual', settings: { signatureTime: 'emulator' } });
    emulator.clock.advance(60 * minute);
    await clientOf(emulator, { maxAttempts: 3 }).send(new ListAssistantsCommand({}));
    expect(emulator.requests.of('ListAssistants').map(({ status }) => status)).toEqual([403, 200]);
  });

  it('with `real` sends the machine’s time in responses, so that SDKs keep it', async () => {
    const { emulator, client } = await given({
      clock: 'manual',
      settings: { signatureTime: 'real' },
    });
    emulator.clock.advance(60 * minute);
    await client.send(new ListAssistantsCommand({}));
    await client.send(new ListAssistantsCommand({}));
  });
});

describe('unsigned payloads', () => {
  const request = {
    method: 'POST',
    target: '/assistants',
    body: '{"name":"A","type":"AGENT"}',
    headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  };

  it('are refused by default', async () => {
    const { raw } = await given();
    expect(await raw(request)).toMatchObject({ errorType: 'InvalidSignatureException' });
  });

  it('are accepted if the setting allows them', async () => {
    const { raw } = await given({ settings: { unsignedPayload: 'accepted' } });
    expect(await raw(request)).toMatchObject({ status: 200 });
  });
});
