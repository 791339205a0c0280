/** Secrets that the environment has under names that many programs use. */
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../src/secrets.js';

describe('the environment', () => {
  it('gives AWS keys and passwords of proxies', () => {
    const { secrets } = createSecrets({
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      https_proxy: 'http://user:p%40ssword@proxy.example:3128',
      GENESYS_REGION: 'eu-central-1',
    });
    expect(secrets).toEqual(['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'p%40ssword', 'p@ssword']);
  });

  it('gives no placeholder, which would be masked in every text', () => {
    expect(createSecrets({ AWS_SECRET_ACCESS_KEY: 'test' }).secrets).toEqual([]);
  });
});
