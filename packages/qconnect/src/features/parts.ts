/** The driver's parts: AI prompts, AI guardrails and AI agents. Reading and writing have files of their own. */
import type { DriverParts } from '@assistant-provider/core/adapter';
import type { Client } from '../http/client.js';
import { partKindOf } from '../wire/part-kinds.js';
import { readPart, readParts } from './read-parts.js';
import { deletePart, publishPart, putPart } from './write-parts.js';

export function qconnectParts(client: Client): DriverParts {
  return {
    list: (assistantId, query, context) => readParts(client, assistantId, query, context),
    get: (assistantId, { kind, id, versions }, context) =>
      readPart(client, { kind: partKindOf(kind), assistantId, id, versions }, context),
    put: (assistantId, draft, context) => putPart(client, assistantId, draft, context),
    publish: (assistantId, { kind, id }, context) =>
      publishPart(client, { kind: partKindOf(kind), assistantId, id }, context),
    delete: (assistantId, { kind, id, version }, context) =>
      deletePart(client, { kind: partKindOf(kind), assistantId, id, version }, context),
  };
}
