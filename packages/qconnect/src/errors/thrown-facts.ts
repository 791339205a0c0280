/**
 * Reads what was thrown, whatever it is. Members of the SDK's errors are copied from the server's
 * answer: they may be of any type and length.
 */

export function memberOf(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null
    ? (thrown as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A member that is text and says something. */
export function textMember(thrown: unknown, name: string): string | undefined {
  const value = memberOf(thrown, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Past this length nothing more is learnt. Core cuts at 2,000, with our advice behind it. */
const longest = 1_500;
/** Looked at to mask secrets that stand across the cut; no session token is as long. */
const margin = 16_000;

/** Masked, and cut before the work of masking megabytes. */
export function maskedText(text: string, redact: (text: string) => string): string {
  return redact(text.slice(0, longest + margin)).slice(0, longest);
}

/**
 * What is kept of it as a cause: without the requests and sockets that hang on it, and with its
 * name, which is the vendor's code, masked as well.
 */
export function causeOf(thrown: unknown, redact: (text: string) => string): Error {
  const name = maskedText(textMember(thrown, 'name') ?? 'Error', redact);
  const message = maskedText(textMember(thrown, 'message') ?? 'no message', redact);
  const code = textMember(thrown, 'code');
  const inner = memberOf(thrown, 'cause');
  return Object.assign(new Error(message, inner instanceof Error ? { cause: inner } : {}), {
    name,
    stack: [`${name}: ${message}`, ...framesOf(textMember(thrown, 'stack') ?? '')].join('\n'),
    ...(code !== undefined && { code: maskedText(code, redact) }),
  });
}

/** They stand behind the message, however long that is. */
const framesOf = (stack: string): readonly string[] =>
  stack
    .slice(-margin)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
