/** How a manifest looks as YAML. */
import {
  isCollection,
  isMap,
  isSeq,
  type Document,
  type DocumentOptions,
  type Node,
  type ParseOptions,
  type ScalarTag,
  type SchemaOptions,
  type Tags,
  type ToStringOptions,
} from 'yaml';
import type { JsonValue } from '@assistant-provider/core';
import { referenceMember } from './content.js';
import type { Path } from './tree.js';

const textTag = 'tag:yaml.org,2002:str';

/**
 * Characters that a parser may change, or that hide in an editor what a text says: control characters,
 * halves of surrogate pairs, separators of lines, marks of byte order and of direction.
 */
const unsafe = /(?![\n\t])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/u;
const everyUnsafe = new RegExp(unsafe, 'gu');

/** Writes a text with escapes, which YAML shares with JSON. */
const escaped = (text: string): string =>
  JSON.stringify(text).replace(
    everyUnsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** In one line, and around blank lines, the library writes text that its own parser reads differently. */
const needsEscapes = (text: string, { inFlow, implicitKey }: Context): boolean =>
  unsafe.test(text) ||
  (text.includes('\n') && (inFlow === true || implicitKey === true || /^[ \t]+$/m.test(text)));

type Context = Parameters<NonNullable<ScalarTag['stringify']>>[1];

function withSafeTexts(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === 'string' || tag.tag !== textTag) return tag;
    const plain = tag as ScalarTag;
    return {
      ...plain,
      stringify: (item, context, onComment, onChompKeep) =>
        typeof item.value === 'string' && needsEscapes(item.value, context)
          ? escaped(item.value)
          : (plain.stringify?.(item, context, onComment, onChompKeep) ?? ''),
    } satisfies ScalarTag;
  });
}

/** The options with which a text is parsed, and a document made. */
export const documentOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'core',
  // Keys such as 123 and true are texts.
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
  customTags: withSafeTexts,
};

/** The options with which a document is written. */
export const writeOptions: ToStringOptions = {
  // A diff shows whole lines.
  lineWidth: 0,
  blockQuote: 'literal',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

/** Makes the node of a value: short lists and references in one line. */
export function createNode(document: Document, value: JsonValue, path: Path): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false }) as Node;
  setFlow(node, path);
  return node;
}

/** Members whose value is short, by the member of an assistant below which they stand. */
const inOneLine: Readonly<Record<string, readonly string[]>> = {
  aiAgents: ['agent'],
  knowledge: ['base'],
  queues: ['queue', 'mediaTypes'],
};

function setFlow(node: unknown, path: Path): void {
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) setFlow(item, [...path, index]);
  if (isMap(node)) for (const { key, value } of node.items) setFlow(value, [...path, String(key)]);
  if (isCollection(node) && isShort(path)) node.flow = true;
}

/** Whether a value at this path is written in one line. */
export function isShort(path: Path): boolean {
  const [, , member = '', , fourth, fifth] = path;
  if (path.length === 5) return inOneLine[member]?.includes(String(fourth)) ?? false;
  if (path.length === 6 && member === 'parts') return fifth === 'of';
  return path.at(-1) === referenceMember && path.includes('content');
}
