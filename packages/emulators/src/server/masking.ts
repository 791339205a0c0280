/** Masks secrets in the request log. */
import type { IncomingHttpHeaders } from 'node:http';

const mask = '***';

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-amz-security-token',
]);

const secretNames: ReadonlySet<string> = new Set([
  'client_secret',
  'access_token',
  'refresh_token',
  // Secrets of other grants: refused by the emulator, but official SDKs can send them.
  'assertion',
  'code_verifier',
  'password',
  'signature',
  'x-amz-signature',
  'x-amz-security-token',
]);

/** Keeps the authentication scheme, so that the log still shows Basic, Bearer or a signature. */
export function maskHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    const scheme = /^[\w-]+(?= )/.exec(text);
    masked[name] = secretHeaders.has(name) ? (scheme ? `${scheme[0]} ${mask}` : mask) : text;
  }
  return masked;
}

export function maskTarget(target: string): string {
  const start = target.indexOf('?');
  return start < 0 ? target : target.slice(0, start + 1) + maskForm(target.slice(start + 1));
}

/** Returns JSON parsed, and any other body as text; undefined without a body. */
export function maskBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const text = body.toString('utf8');
  try {
    return maskMembers(JSON.parse(text));
  } catch {
    return maskForm(maskJsonText(text));
  }
}

/** Masks JSON that does not parse, including an unterminated last value. */
function maskJsonText(text: string): string {
  return text.replace(
    /("([^"]*)"\s*:\s*")(?:[^"\\]|\\.)*("|$)/g,
    (whole, start: string, name: string) =>
      secretNames.has(name.toLowerCase()) ? `${start}${mask}"` : whole,
  );
}

function maskForm(text: string): string {
  return text.replace(/(^|&)([^=&]*)=([^&]*)/g, (whole, separator: string, name: string) =>
    secretNames.has(decodeName(name).toLowerCase()) ? `${separator}${name}=${mask}` : whole,
  );
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function maskMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretNames.has(name.toLowerCase()) ? mask : maskMembers(member),
    ]),
  );
}
