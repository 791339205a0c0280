/** Checks what the schema cannot: references in the content of parts, and entries that stand twice. */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import { identityOfAiAgent, identityOfQueue } from './canonical.js';
import { isReference, referenceMember } from './content.js';
import { fieldOf } from './field.js';
import type { Manifest, ManifestAssistant } from './manifest.js';
import { contentReferenceSchema } from './schema.js';
import { noteSchemaIssue } from './schema-issues.js';
import { isList, isObject, type NoteRule, type Path } from './tree.js';

/** Checks a manifest that the schema accepts. */
export function checkContent({ assistants }: Manifest, note: NoteRule): void {
  for (const [key, assistant] of Object.entries(assistants)) {
    const path = ['assistants', key];
    checkLists(assistant, path, note);
    for (const [kind, parts] of Object.entries(assistant.parts ?? {}))
      for (const [partKey, { content, versions = [] }] of Object.entries(parts)) {
        const ofPart = [...path, 'parts', kind, partKey];
        checkReferences(content, [...ofPart, 'content'], note);
        for (const [index, version] of versions.entries())
          checkReferences(version.content, [...ofPart, 'versions', index, 'content'], note);
        checkUnique(
          versions.map(({ version }) => `${version}`),
          [...ofPart, 'versions'],
          note,
        );
      }
  }
}

function checkLists({ aiAgents = [], queues = [] }: ManifestAssistant, path: Path, note: NoteRule) {
  checkUnique(aiAgents.map(identityOfAiAgent), [...path, 'aiAgents'], note);
  checkUnique(queues.map(identityOfQueue), [...path, 'queues'], note);
  for (const [index, { mediaTypes }] of queues.entries())
    checkUnique(mediaTypes, [...path, 'queues', index, 'mediaTypes'], note);
}

function checkUnique(identities: readonly string[], path: Path, note: NoteRule): void {
  const seen = new Set<string>();
  for (const [index, identity] of identities.entries()) {
    const at = [...path, index];
    if (seen.has(identity))
      note(at, 'duplicate', `${fieldOf(at)} names what an earlier entry of the list names`);
    seen.add(identity);
  }
}

function checkReferences(value: JsonValue, path: Path, note: NoteRule): void {
  if (isList(value))
    for (const [index, item] of value.entries()) checkReferences(item, [...path, index], note);
  else if (isReference(value)) checkReference(value, path, note);
  else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      checkReferences(member, [...path, name], note);
}

function checkReference(value: JsonObject, path: Path, note: NoteRule): void {
  for (const name of Object.keys(value))
    if (name !== referenceMember) {
      const at = [...path, name];
      note(at, 'unknownField', `${fieldOf(at)} must not stand beside ${referenceMember}`);
    }
  const reference = value[referenceMember];
  const { error } = contentReferenceSchema.safeParse(reference);
  for (const issue of error?.issues ?? [])
    noteSchemaIssue(issue, reference, note, [...path, referenceMember]);
}
