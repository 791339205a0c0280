/** Recognises plans and manifests, also broken ones, so that a message can say what a file is. */
import { parse } from 'yaml';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value of a text of JSON; `undefined` if the text is something else. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a value has the members that only plans have. */
export const isPlan = (value: unknown): boolean =>
  isObject(value) && 'hash' in value && 'steps' in value;

/** Whether a text has the members of a manifest: its assistants have keys, and those of a plan do not. */
export function isManifest(text: string): boolean {
  try {
    const value: unknown = parse(text, { logLevel: 'silent' });
    return isObject(value) && 'format' in value && isObject(value['assistants']);
  } catch {
    return false;
  }
}
