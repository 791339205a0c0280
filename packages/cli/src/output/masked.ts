/** Hides the credentials of open accounts, which a vendor or a proxy may repeat in an error. */

/** Returns text without any of the secrets. */
export function masked(text: string, secrets: readonly string[]): string {
  let shown = text;
  for (const secret of secrets)
    for (const form of [secret, encodeURIComponent(secret)]) shown = shown.replaceAll(form, '***');
  return shown;
}
