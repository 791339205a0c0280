/** Changes the text of a manifest and keeps the comments of people. */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Pair,
  type Scalar,
  visit,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { canonicalManifest, identityOfAiAgent, identityOfQueue } from './canonical.js';
import { manifestError } from './error.js';
import type { ManifestError } from './issue.js';
import type { Manifest, ManifestAiAgent, ManifestQueue } from './manifest.js';
import { stringifyManifest } from './stringify.js';
import { isList, isObject, type Path } from './tree.js';
import { parseText } from './yaml-document.js';
import { createNode, isShort, writeOptions } from './yaml-style.js';

/**
 * Returns the text with the manifest's values. Comments, blank lines, the order of members and the way
 * in which values are written stay as they are where the values do. The comments of what the manifest no
 * longer has are removed with it. A text of JSON, which has no comments, is written again.
 *
 * Fails if the text cannot be parsed; it need not be a valid manifest.
 */
export function updateManifestText(
  text: string,
  manifest: Manifest,
): Result<string, ManifestError> {
  const parsed = parseText(text);
  if (!('document' in parsed)) return err(manifestError(parsed));
  if (text.trimStart().startsWith('{')) return ok(stringifyManifest(manifest, { form: 'json' }));
  const value = canonicalManifest(manifest) as unknown as JsonObject;
  const { document } = parsed;
  if (!isMap(document.contents)) return ok(stringifyManifest(manifest));
  // A repeated value may change in one place and not in the other.
  expandAliases(document);
  merge(document, document.contents, value, []);
  return ok(document.toString(writeOptions));
}

function expandAliases(document: Document): void {
  visit(document, {
    Alias: (_, alias) => createNode(document, alias.toJS(document) as JsonValue, []),
  });
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
}

/** Returns the node with the value: the same node, as far as its value is of the same form. */
function merge(document: Document, node: unknown, value: JsonValue, path: Path): Node {
  if (isMap(node) && isObject(value)) return mergeMembers(document, node, value, path);
  if (isSeq(node) && isList(value)) return mergeItems(document, node, value, path);
  if (isScalar(node) && !isObject(value) && !isList(value)) {
    if (!Object.is(node.value, value)) setScalar(node, value);
    return node;
  }
  const created = createNode(document, value, path);
  if (isScalar(node) || isCollection(node)) {
    const { comment, commentBefore, spaceBefore } = node;
    Object.assign(created, { comment, commentBefore, spaceBefore });
  }
  return created;
}

/** Lets the writer choose how the new value is written. */
function setScalar(node: Scalar, value: JsonValue): void {
  node.value = value;
  delete node.type;
  delete node.source;
  delete node.format;
  delete node.minFractionDigits;
}

function mergeMembers(document: Document, map: YAMLMap, value: JsonObject, path: Path): Node {
  writeInLinesIfFilled(map, path);
  if (typeof path.at(-1) === 'string') giveCommentTo(map.items[0]?.key, map);
  const members = new Map(map.items.map((pair) => [nameOf(pair), pair]));
  map.items = map.items.filter((pair) => Object.hasOwn(value, nameOf(pair)));
  let place = 0;
  for (const [name, member] of Object.entries(value)) {
    const below = [...path, name];
    const pair = members.get(name);
    if (pair === undefined) {
      const key = createNode(document, name, below);
      map.items.splice(place, 0, new Pair(key, createNode(document, member, below)));
      place += 1;
    } else {
      pair.value = merge(document, pair.value, member, below);
      place = map.items.indexOf(pair) + 1;
    }
  }
  return map;
}

const nameOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);

function mergeItems(
  document: Document,
  list: YAMLSeq,
  value: readonly JsonValue[],
  path: Path,
): Node {
  writeInLinesIfFilled(list, path);
  if (typeof path.at(-1) === 'string') giveCommentTo(list.items[0], list);
  const known = new Map<string, unknown[]>();
  for (const [index, node] of list.items.entries()) {
    const identity = identityOf((node as Node).toJS(document) as JsonValue, path, index);
    known.set(identity, [...(known.get(identity) ?? []), node]);
  }
  list.items = value.map((item, index) =>
    merge(document, known.get(identityOf(item, path, index))?.shift(), item, [...path, index]),
  );
  return list;
}

/** Recognises an entry of a list, wherever in the list it stands. */
function identityOf(item: JsonValue, path: Path, index: number): string {
  if (path.includes('content') || (isObject(item) && path.length === 0)) return `${index}`;
  if (!isObject(item)) return JSON.stringify(item);
  if ('queue' in item) return identityOfQueue(item as unknown as ManifestQueue);
  if ('role' in item) return identityOfAiAgent(item as unknown as ManifestAiAgent);
  return JSON.stringify(item['version'] ?? index);
}

/** The parser gives a comment above the first entry to the whole collection. */
function giveCommentTo(first: unknown, collection: YAMLMap | YAMLSeq): void {
  if (!isScalar(first) && !isCollection(first)) return;
  if (typeof collection.commentBefore === 'string')
    first.commentBefore ??= collection.commentBefore;
  delete collection.commentBefore;
}

/** An empty collection stands in one line; what it gets need not. */
function writeInLinesIfFilled(collection: YAMLMap | YAMLSeq, path: Path): void {
  if (collection.items.length > 0) return;
  if (isShort(path)) collection.flow = true;
  else delete collection.flow;
}
