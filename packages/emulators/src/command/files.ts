/** Reads the files that options name. Each must contain a JSON object. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

type JsonObject = Readonly<Record<string, unknown>>;

/** Returns the content of the file as this member, or nothing without a file. */
export function readJsonFile(
  folder: string,
  member: 'seed' | 'settings',
  path: string | undefined,
): object {
  return path === undefined ? {} : { [member]: readObject(folder, path) };
}

/** The seeds of both vendors, from one file. */
export function readSeeds(
  folder: string,
  path: string | undefined,
): {
  readonly genesys?: { readonly seed: object };
  readonly qconnect?: { readonly seed: object };
} {
  if (path === undefined) return {};
  const content = readObject(folder, path);
  const seeds = Object.entries(content).map(([vendor, seed]) => {
    if (vendor !== 'genesys' && vendor !== 'qconnect')
      throw new TypeError(`${path}: unknown member ${vendor}; it can have genesys and qconnect`);
    if (!isObject(seed)) throw new TypeError(`${path}: ${vendor} must be an object`);
    return [vendor, { seed }] as const;
  });
  return Object.fromEntries(seeds);
}

function readObject(folder: string, path: string): JsonObject {
  const content = parse(path, read(folder, path));
  if (isObject(content)) return content;
  throw new TypeError(`${path} must contain a JSON object`);
}

function read(folder: string, path: string): string {
  try {
    return readFileSync(resolve(folder, path), 'utf8');
  } catch (error) {
    throw new Error(`cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError(`${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
