/** Checks that hold for every value that an operation returns. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  assistantStatuses,
  type AiAgentAssignment,
  type Assistant,
  type AssistantPart,
  type DirectoryEntry,
  type KnowledgeLink,
  type Page,
  type PartVersion,
  type QueueBinding,
  type Reply,
} from '@assistant-provider/core';
import type { CaseContext } from './case-context.js';
import { valueAt } from './place-in.js';

const utc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** A member that has no value is absent, not undefined. */
function checkMembers(value: object, what: string): void {
  for (const [name, member] of Object.entries(value))
    if (name !== 'vendorData')
      assert.notEqual(member, undefined, `${what} has ${name}, and it is undefined`);
  assert.ok('vendorData' in value, `${what} has no vendorData`);
}

function checkText(value: unknown, what: string): void {
  assert.ok(typeof value === 'string' && value !== '', `${what} is ${inspect(value)}`);
}

function checkDates(value: { readonly createdAt?: string; readonly updatedAt?: string }): void {
  for (const name of ['createdAt', 'updatedAt'] as const) {
    const date = value[name];
    if (date !== undefined) assert.match(date, utc, `${name} is not ISO 8601 in UTC`);
  }
}

export function checkAssistant(assistant: Assistant, vendor: string): void {
  checkMembers(assistant, 'the assistant');
  checkText(assistant.id, 'assistant.id');
  checkText(assistant.name, 'assistant.name');
  checkText(assistant.locator, 'assistant.locator');
  assert.equal(assistant.vendor, vendor, 'the assistant is of another vendor');
  assert.ok(assistantStatuses.includes(assistant.status), `status is ${assistant.status}`);
  checkDates(assistant);
  assistant.aiAgents?.forEach(checkAssignment);
  assistant.knowledge?.forEach(checkLink);
}

export function checkBinding(binding: QueueBinding): void {
  checkMembers(binding, 'the queue binding');
  checkText(binding.queueId, 'binding.queueId');
  checkText(binding.assistantId, 'binding.assistantId');
  assert.ok(Array.isArray(binding.mediaTypes), 'binding.mediaTypes is not an array');
  checkDates(binding);
}

export function checkAssignment(assignment: AiAgentAssignment): void {
  checkMembers(assignment, 'the AI agent');
  checkText(assignment.role, 'assignment.role');
  checkText(assignment.vendorRole, 'assignment.vendorRole');
  assert.equal(typeof assignment.enabled, 'boolean', 'assignment.enabled');
}

export function checkLink(link: KnowledgeLink): void {
  checkMembers(link, 'the knowledge link');
  checkText(link.linkId, 'link.linkId');
  checkText(link.source.type, 'link.source.type');
}

export function checkEntry(entry: DirectoryEntry, kind: string): void {
  checkMembers(entry, 'the entry');
  assert.equal(entry.kind, kind, 'the entry is of another kind');
  checkText(entry.id, 'entry.id');
  checkText(entry.name, 'entry.name');
}

/** Also checks that each reference says what its place holds. */
export function checkPart(part: AssistantPart): void {
  checkMembers(part, 'the part');
  checkText(part.kind, 'part.kind');
  checkText(part.id, 'part.id');
  assert.ok(['customer', 'vendor'].includes(part.origin), `part.origin is ${part.origin}`);
  if ('name' in part) checkText(part.name, 'part.name');
  checkDates(part);
  checkContent(part, 'the part');
}

export function checkVersion(version: PartVersion): void {
  checkMembers(version, 'the version');
  assert.ok(Number.isSafeInteger(version.version), `version is ${inspect(version.version)}`);
  checkDates(version);
  checkContent(version, 'the version');
}

function checkContent({ content, references }: PartVersion | AssistantPart, what: string): void {
  assert.deepEqual(
    JSON.parse(JSON.stringify(content)),
    content,
    `the content of ${what} is not JSON`,
  );
  for (const { at, kind, id, version, form } of references) {
    checkText(kind, `the kind of the reference at ${at}`);
    const template = form ?? (version === undefined ? '{id}' : '{id}:{version}');
    const expected = template.replaceAll('{version}', String(version)).replaceAll('{id}', id);
    assert.equal(valueAt(content, at), expected, `${what} has another value at ${at}`);
  }
}

/** More pages than any case makes. */
const mostPages = 1_000;

/** All pages of a list. */
export async function pagesOf<T>(
  context: CaseContext,
  read: (cursor: string | undefined) => Reply<Page<T>>,
  from?: string,
): Promise<readonly Page<T>[]> {
  const pages: Page<T>[] = [];
  for (let cursor = from; ;) {
    const page = await context.ok(read(cursor));
    pages.push(page);
    assert.ok(pages.length <= mostPages, 'the list has no end');
    if (page.nextCursor === undefined) return pages;
    cursor = page.nextCursor;
  }
}

export const entriesOf = <T>(pages: readonly Page<T>[]): readonly T[] =>
  pages.flatMap(({ items }) => items);

/** Fails unless both have the same entries, in any order; duplicates count. */
export function sameEntries(actual: readonly string[], expected: readonly string[], what: string) {
  assert.deepEqual([...actual].sort(), [...expected].sort(), what);
}

/** Checks that `actual` has these members with these values; it may have others. */
export function hasMembers(actual: object, expected: object, what: string): void {
  const named = Object.keys(expected).map((name) => [
    name,
    (actual as Readonly<Record<string, unknown>>)[name],
  ]);
  assert.deepEqual(Object.fromEntries(named), { ...expected }, what);
}
