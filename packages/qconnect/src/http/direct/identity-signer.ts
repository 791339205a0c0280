/**
 * The SDK's signer for one identity: it asks for no credentials, and derives the key of a day once. The SDK
 * asks again for each request, and takes a hash of the secret to find the key.
 */
import type { QConnectClient } from '@aws-sdk/client-qconnect';

export type Signer = Awaited<ReturnType<QConnectClient['config']['signer']>>;

/** The members of the SDK's signer that stand in for each other here. The SDK's types hide them. */
interface SigningMembers {
  credentialProvider: () => Promise<unknown>;
  getSigningKey?: (credentials: unknown, ...scope: unknown[]) => unknown;
}

/** Makes a signer when the identity changes. A signer without these members signs in its own way. */
export function createIdentitySigners(
  makeSigner: () => Promise<Signer>,
): (identity: unknown) => Promise<Signer> {
  let known: unknown;
  let made: Promise<Signer> | undefined;
  const make = async (identity: unknown) => {
    try {
      return bind(await makeSigner(), identity);
    } catch (thrown) {
      made = undefined;
      throw thrown;
    }
  };
  return (identity) => {
    if (known !== identity) made = undefined;
    known = identity;
    return (made ??= make(identity));
  };
}

function bind(signer: Signer, identity: unknown): Signer {
  const members = signer as unknown as SigningMembers;
  const deriveKey = members.getSigningKey?.bind(signer);
  members.credentialProvider = () => Promise.resolve(identity);
  if (!deriveKey) return signer;
  let known: string | undefined;
  let key: unknown;
  members.getSigningKey = (credentials, ...scope) => {
    const name = scope.join('/');
    if (known !== name) key = deriveKey(credentials, ...scope);
    known = name;
    return key;
  };
  return signer;
}
