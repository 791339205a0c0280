/** A contender is one way to get an assistant: our provider, a vendor's SDK, or bare HTTP. One file each in this folder. */

export interface Target {
  /** The server's URL, for Genesys Cloud's API and login alike. */
  readonly url: string;
  readonly assistantId: string;
}

export interface Contender {
  /** Gets one assistant; rejects if the response shows another one. */
  get(): Promise<void>;
  close(): Promise<void>;
}

export type Connect = (target: Target) => Contender | Promise<Contender>;

/** The example pair of AWS's documentation. */
export const awsCredentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

export const genesysCredentials = { clientId: 'bench', clientSecret: 'bench-secret' };

/** So high that the rate limit never delays a call. */
export const noQuota = { requests: 1_000_000_000 };

export function expectId(found: string | undefined, { assistantId }: Target): void {
  if (found !== assistantId)
    throw new Error(`requested ${assistantId}, but received ${String(found)}`);
}
