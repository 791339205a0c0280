/** Writes a manifest as a text. */
import type { JsonObject } from '@assistant-provider/core';
import { Document } from 'yaml';
import { canonicalAssistant, canonicalManifest, sortedKeys } from './canonical.js';
import type { Manifest, ManifestAssistant } from './manifest.js';
import { manifestSchemaUrl } from './schema.js';
import { createNode, documentOptions, writeOptions } from './yaml-style.js';

/** How to write a manifest. */
export interface StringifyOptions {
  /** The form of the text. Defaults to `yaml`. */
  readonly form?: 'yaml' | 'json';
}

/**
 * Writes a manifest as YAML or JSON. The same manifest is always the same text, in any order of its
 * lists and members. `updateManifestText` keeps the comments of an existing text.
 */
export function stringifyManifest(manifest: Manifest, { form }: StringifyOptions = {}): string {
  if (form === 'json')
    return `${JSON.stringify({ $schema: manifestSchemaUrl, ...canonicalManifest(manifest) }, undefined, 2)}\n`;
  return [...yamlPieces(manifest)].join('');
}

/** An assistant at a time, since the nodes of a whole estate would need hundreds of megabytes. */
function* yamlPieces({ format, assistants }: Manifest): Iterable<string> {
  yield `# yaml-language-server: $schema=${manifestSchemaUrl}\nformat: ${format}\n`;
  const keys = sortedKeys(assistants);
  yield keys.length === 0 ? 'assistants: {}\n' : 'assistants:\n';
  for (const key of keys) yield assistantAsYaml(key, assistants[key] as ManifestAssistant);
}

const heading = 'assistants:\n';

function assistantAsYaml(key: string, assistant: ManifestAssistant): string {
  const document = new Document(undefined, documentOptions);
  const value = { assistants: Object.fromEntries([[key, canonicalAssistant(assistant)]]) };
  document.contents = createNode(document, value as unknown as JsonObject, []);
  return document.toString(writeOptions).slice(heading.length);
}
