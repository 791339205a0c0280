/**
 * The credentials that requests were signed with, so that they can be masked in errors. They are collected
 * from the requests, because the SDK's own credential chain reports them nowhere else.
 */
import { redactSecrets } from '@assistant-provider/core/adapter';
import { secretMembers } from './identity.js';

/** Temporary credentials live for at least 15 minutes, so these suffice for a day. */
const rememberedCredentials = 100;

export interface Secrets {
  /** Takes an AwsCredentialIdentity. Anything else is ignored. */
  readonly learn: (identity: unknown) => void;
  readonly redact: (text: string) => string;
}

export function createSecrets(): Secrets {
  const identities = new Map<string, readonly string[]>();
  // The SDK signs many requests with the same object.
  let latest: unknown;
  return {
    learn(identity) {
      if (typeof identity !== 'object' || identity === null || identity === latest) return;
      latest = identity;
      const members = identity as Readonly<Record<string, unknown>>;
      const secrets = secretMembers.flatMap((name) => {
        const secret = members[name];
        // The vendor sees it without the white space of a client of the application.
        const text = typeof secret === 'string' ? secret.trim() : '';
        return text === '' ? [] : [text];
      });
      const key = secrets.join('\n');
      if (key === '') return;
      // Credentials that are used again are the latest again.
      identities.delete(key);
      identities.set(key, secrets);
      for (const oldest of [...identities.keys()].slice(0, -rememberedCredentials))
        identities.delete(oldest);
    },
    redact: (text) => redactSecrets(text, [...identities.values()].flat()),
  };
}
