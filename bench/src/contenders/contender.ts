/** One way to get an assistant: ours, a vendor's SDK, or bare HTTP. Each is a file of this folder. */

export interface Target {
  /** Of the server; Genesys Cloud's API and login both. */
  readonly url: string;
  readonly assistantId: string;
}

export interface Side {
  /** Gets one assistant; rejects unless it is the right one. */
  get(): Promise<void>;
  close(): Promise<void>;
}

export type Connect = (target: Target) => Side | Promise<Side>;

/** The pair of AWS's own documentation. */
export const awsCredentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

export const genesysCredentials = { clientId: 'bench', clientSecret: 'bench-secret' };

/** Out of the way: what is measured is not how well it waits. */
export const noQuota = { requests: 1_000_000_000 };

export function expectId(found: string | undefined, { assistantId }: Target): void {
  if (found !== assistantId) throw new Error(`asked for ${assistantId}, got ${String(found)}`);
}
