/** The value at a JSON pointer (RFC 6901), and a copy with another value there. */
import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '@assistant-provider/core';

const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

export function valueAt(content: JsonObject, pointer: string): unknown {
  let value: unknown = content;
  for (const token of tokensOf(pointer))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[token];
  return value;
}

export function withValueAt(content: JsonObject, pointer: string, value: JsonValue): JsonObject {
  const copy = structuredClone(content) as Record<string, unknown>;
  const tokens = tokensOf(pointer);
  let parent: Record<string, unknown> | undefined = copy;
  for (const token of tokens.slice(0, -1))
    parent = parent?.[token] as Record<string, unknown> | undefined;
  assert.ok(parent, `the content has no ${pointer}`);
  parent[tokens.at(-1) ?? ''] = value;
  return copy as JsonObject;
}
