/**
 * The credentials that requests were signed with, to be masked wherever they would be shown. They
 * are learnt from the requests, since the SDK's own chain tells nobody else what it found.
 */
import { redactSecrets } from '@assistant-provider/core/adapter';

/** Credentials that expire are followed by new ones; older than this many none is still about. */
const remembered = 10;

const secretMembers = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;

export interface Secrets {
  /** An AwsCredentialIdentity; anything else is ignored. */
  readonly learn: (identity: unknown) => void;
  readonly redact: (text: string) => string;
}

export function createSecrets(): Secrets {
  const identities = new Map<string, readonly string[]>();
  // The SDK signs request upon request with the same object.
  let latest: unknown;
  return {
    learn(identity) {
      if (typeof identity !== 'object' || identity === null || identity === latest) return;
      latest = identity;
      const members = identity as Readonly<Record<string, unknown>>;
      const secrets = secretMembers.flatMap((name) => {
        const secret = members[name];
        return typeof secret === 'string' && secret !== '' ? [secret] : [];
      });
      const key = secrets.join('\n');
      if (key === '' || identities.has(key)) return;
      identities.set(key, secrets);
      for (const oldest of [...identities.keys()].slice(0, -remembered)) identities.delete(oldest);
    },
    redact: (text) => redactSecrets(text, [...identities.values()].flat()),
  };
}
