/** The format of ids: any string in the contract, UUIDs in practice (live client code). */
import type { GenesysSettings } from './settings.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `any` still needs at least one character. */
export function isWellFormedId(id: string, { idFormat }: GenesysSettings): boolean {
  return idFormat === 'any' ? id.length > 0 : uuid.test(id);
}
