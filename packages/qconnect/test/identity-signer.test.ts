import { QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { createIdentitySigners, type Signer } from '../src/http/direct/identity-signer.js';

const first = { accessKeyId: 'AKIAFIRST', secretAccessKey: 'first-secret' };
const second = {
  accessKeyId: 'AKIASECOND',
  secretAccessKey: 'second-secret',
  sessionToken: 'token',
};

/** The client of the SDK itself, with these credentials. */
const signerOfSdk = (credentials: typeof first): Promise<Signer> =>
  new QConnectClient({ region: 'us-east-1', credentials }).config.signer();

const signedBy = async (signer: Signer, at: string) => {
  const request = {
    method: 'GET',
    protocol: 'https:',
    hostname: 'wisdom.us-east-1.amazonaws.com',
    path: '/assistants',
    headers: { host: 'wisdom.us-east-1.amazonaws.com' },
  };
  const { headers } = await signer.sign(request, { signingDate: new Date(at) });
  return headers['authorization'];
};

describe('signers of identities', () => {
  it('sign as the SDK does, with each identity and on each day', async () => {
    const signerOf = createIdentitySigners(() => signerOfSdk(first));
    for (const identity of [first, first, second, first])
      for (const at of ['2030-01-01T00:00:00Z', '2030-01-01T23:59:59Z', '2030-01-02T00:00:00Z'])
        expect(await signedBy(await signerOf(identity), at)).toBe(
          await signedBy(await signerOfSdk(identity), at),
        );
  });

  it('are made once for an identity', async () => {
    let made = 0;
    const signerOf = createIdentitySigners(() => {
      made += 1;
      return signerOfSdk(first);
    });
    await Promise.all([signerOf(first), signerOf(first)]);
    expect(made).toBe(1);
    await signerOf(second);
    expect(made).toBe(2);
  });

  it('are made again after a failure', async () => {
    const failing = createIdentitySigners(() => Promise.reject(new Error('no region')));
    await expect(failing(first)).rejects.toThrow('no region');
    let fails = true;
    const recovering = createIdentitySigners(() =>
      fails ? Promise.reject(new Error('no region')) : signerOfSdk(first),
    );
    await expect(recovering(first)).rejects.toThrow('no region');
    fails = false;
    await expect(recovering(first)).resolves.toBeDefined();
  });

  it('sign in their own way if they derive no key', async () => {
    const own = { sign: () => Promise.resolve('signed') } as unknown as Signer;
    const signerOf = createIdentitySigners(() => Promise.resolve(own));
    expect(await (await signerOf(first)).sign({} as never)).toBe('signed');
  });
});
