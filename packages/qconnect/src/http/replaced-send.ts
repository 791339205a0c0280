/**
 * Whether a client is a test double: somebody replaced its `send`, as aws-sdk-client-mock does on the client
 * or on its class.
 */

/** The SDK has one `send`, in the class under all its clients. Instrumentation wraps it in that place. */
export function isSendReplaced(client: object): boolean {
  let owner: object | null = client;
  while (owner !== null && !Object.hasOwn(owner, 'send'))
    owner = Object.getPrototypeOf(owner) as object | null;
  if (owner === null || owner === client) return true;
  const parent = Object.getPrototypeOf(owner) as object | null;
  return parent !== null && Object.getPrototypeOf(parent) !== null;
}
