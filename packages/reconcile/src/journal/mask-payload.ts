/** Masks known secrets in the payload of a record. A vendor may repeat a secret in any value. */
import { isPlainObject, maskKnownSecrets } from '@assistant-provider/core/adapter';
import type { JsonObject, JsonValue } from '@assistant-provider/core';

const mark = '[redacted]';

/** Returns whether a text has lost a secret. */
export const isMaskedText = (text: string): boolean => text.includes(mark);

/** The member of a payload that names the members in which something was masked. */
export const maskedMember = 'masked';

/**
 * Returns the payload without the secrets. Its member `masked` names the members that differ from what was
 * given, because nothing can be restored from them.
 */
export function maskPayload(payload: JsonObject, secrets: readonly string[]): JsonObject {
  if (secrets.length === 0) return payload;
  // A copy through JSON is what readers get: it has no members that are undefined.
  const given = JSON.parse(JSON.stringify(payload)) as JsonObject;
  const clean = maskJson(given, secrets) as JsonObject;
  const masked = Object.keys(given).filter(
    (name) => JSON.stringify(given[name]) !== JSON.stringify(clean[name]),
  );
  return masked.length === 0 ? given : { ...clean, [maskedMember]: masked };
}

/** Returns the value with each secret masked in its texts and in the names of its members. */
export function maskJson(value: JsonValue, secrets: readonly string[]): JsonValue {
  if (typeof value === 'string') return maskKnownSecrets(value, secrets, mark);
  if (Array.isArray(value)) return value.map((each) => maskJson(each as JsonValue, secrets));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      maskKnownSecrets(name, secrets, mark),
      maskJson(each, secrets),
    ]),
  );
}
