/** Names the missing permission. A permission that the vendor names goes before what the request needs. */

/** More names than these do not help a reader. */
const mostNames = 10;

/** Names of permissions have three parts: domain, entity and action. */
const names = /(?<![\w:])[a-z]\w{0,80}:[\w*]{1,80}:[\w*]{1,80}(?![\w:])/g;

/**
 * `advice` ends where the name of a permission follows. Not every refusal names the permission, and some
 * name another one than that of the request.
 */
export function nameMissingPermission(
  advice: string,
  { required, message }: { readonly required: string | undefined; readonly message: string },
): string {
  const named = new Set<string>();
  for (const [name] of message.matchAll(names)) if (named.size < mostNames) named.add(name);
  if (named.size === 0 || (required !== undefined && named.has(required)))
    return required === undefined ? advice : `${advice} ${required}`;
  return `${advice} ${[...named].join(', ')}`;
}
