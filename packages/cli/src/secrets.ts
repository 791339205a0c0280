/** The secrets of a command: everything that no output and no file may show. */

/** The secrets as far as they are known. */
export interface Secrets {
  /** Grows while the command works. */
  readonly secrets: readonly string[];
  /** Adds secrets. */
  readonly learn: Learn;
}

/** Adds secrets to those that are masked. */
export type Learn = (...found: readonly (string | undefined)[]) => void;

/** Masking one or two letters would make every text unreadable. */
const shortestSecret = 4;

/**
 * Shorter values of the environment and of shared files are placeholders, such as `test`, which would be
 * masked in every text. A secret access key has 40 characters:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
 */
const shortestAwsSecret = 16;

/** Where AWS clients look for a secret of their own. */
const awsVariables = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const proxyVariables = /^(?:https?|all)_proxy$/i;

/** Returns the values that are long enough to be secrets of AWS. */
export const awsSecretsOf = (
  found: readonly (string | undefined)[],
): readonly (string | undefined)[] =>
  found.filter((value = '') => value.length >= shortestAwsSecret);

/** Returns the secrets that the environment has under names that many programs use. */
export function createSecrets(env: Readonly<Record<string, string | undefined>>): Secrets {
  const secrets: string[] = [];
  const learn: Learn = (...found) => {
    for (const secret of found)
      if (secret !== undefined && secret.length >= shortestSecret && !secrets.includes(secret))
        secrets.push(secret);
  };
  learn(...awsSecretsOf(awsVariables.map((name) => env[name])));
  for (const [name, value = ''] of Object.entries(env))
    if (proxyVariables.test(name)) learn(...passwordsOf(value));
  return { secrets, learn };
}

/** Returns the password of the URL as it is written, and decoded. */
function passwordsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { password } = new URL(url);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
