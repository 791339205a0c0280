/** Reads the body of a request: checks media type, JSON, read-only members, then the schema. */
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { EmulatorRequest } from '../server/contract.js';
import { GenesysRefusal, refuseFields } from './errors.js';
import type { FieldIssue } from './errors.js';
import { fieldName } from './field-name.js';
import { isWellFormedId } from './ids.js';
import type { Schema } from './schema-language.js';
import { schemasFor } from './schema-settings.js';
import type { BodyName } from './schema-settings.js';
import type { GenesysSettings } from './settings.js';

export type BodyReader = (name: BodyName, request: EmulatorRequest) => unknown;

/** Deeper than any body of this API, and shallow enough for recursive code. */
const maxDepth = 200;
const maxReportedFields = 100;

export function createBodyReader(
  settings: GenesysSettings,
  isKnownKnowledgeBase: (id: string) => boolean,
): BodyReader {
  const schemas = schemasFor(settings);
  const compiled = new Map<BodyName, ValidateFunction>();
  let ajv: Ajv | undefined;
  // Compiled on first use: compiling every schema at start-up would take longer than the start itself.
  const validatorOf = (name: BodyName): ValidateFunction => {
    ajv ??= new Ajv({
      allErrors: true,
      verbose: true,
      strictRequired: false,
      strictTypes: false,
      keywords: ['observed'],
      formats: {
        'queue-id': (id: string) => isWellFormedId(id, settings),
        'knowledge-base-id': (id: string) =>
          isWellFormedId(id, settings) &&
          (settings.unknownKnowledgeBase === 'accepted' || isKnownKnowledgeBase(id)),
      },
    });
    const validate = compiled.get(name) ?? ajv.compile(schemas[name]);
    compiled.set(name, validate);
    return validate;
  };

  return (name, request) => {
    const parsed = parseJson(request);
    const issues: FieldIssue[] = [];
    const body = pickWritable(schemas[name], parsed, '', settings, issues);
    const validate = validatorOf(name);
    if (!validate(body))
      for (const error of (validate.errors ?? []).slice(0, maxReportedFields))
        for (const issue of toIssue(error)) issues.push(issue);
    if (issues.length > 0) throw refuseFields(issues.slice(0, maxReportedFields));
    return body;
  };
}

function parseJson({ headers, body }: EmulatorRequest): unknown {
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json' || headers['content-encoding'] !== undefined)
    throw new GenesysRefusal('unsupported.media.type');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (isTooDeep(text)) throw new GenesysRefusal('bad.request');
    return JSON.parse(text);
  } catch {
    throw new GenesysRefusal('bad.request');
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return false;
}

/**
 * Returns the value without members that a body cannot set. A null member counts as absent, as in the vendor's
 * SDKs.
 */
function pickWritable(
  schema: Schema,
  value: unknown,
  path: string,
  settings: GenesysSettings,
  issues: FieldIssue[],
): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items
      ? value.map((item, index) => pickWritable(items, item, `${path}[${index}]`, settings, issues))
      : value;
  }
  const { properties } = schema;
  if (typeof value !== 'object' || value === null || !properties) return value;
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const memberPath = path === '' ? name : `${path}.${name}`;
    const memberSchema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const treatment = treatmentOf(memberSchema, settings);
    if (treatment === 'refused')
      issues.push({
        field: memberPath,
        code: 'invalid.property',
        params: { value: name, object: schema.title ?? '' },
      });
    if (treatment === 'kept' && member !== null && member !== undefined)
      kept.push([
        name,
        memberSchema ? pickWritable(memberSchema, member, memberPath, settings, issues) : member,
      ]);
  }
  return Object.fromEntries(kept);
}

function treatmentOf(
  member: Schema | undefined,
  settings: GenesysSettings,
): 'kept' | 'ignored' | 'refused' {
  if (member === undefined) return settings.unknownMembers;
  return member.readOnly ? settings.readOnlyMembers : 'kept';
}

/** Maps a violated schema rule to the vendor's error code. */
function toIssue(error: ErrorObject): FieldIssue[] {
  const { keyword, params, parentSchema, data, message = '' } = error;
  // The nested rule reports its own problem.
  if (keyword === 'if') return [];
  const at = fieldName(error.instancePath);
  const parent = parentSchema as Schema | undefined;
  if (keyword === 'required') {
    const missing = String(params['missingProperty']);
    return [
      {
        field: at === '' ? missing : `${at}.${missing}`,
        code: 'constraint.validation',
        params: { constraint: `${missing} must be set` },
      },
    ];
  }
  if (!['enum', 'type', 'format', 'pattern'].includes(keyword))
    return [
      { field: at, code: 'constraint.validation', params: { constraint: `${at} ${message}` } },
    ];
  return [
    {
      field: at,
      code: 'invalid.value',
      params: {
        value: typeof data === 'string' ? data : (JSON.stringify(data) ?? ''),
        type: parent?.title ?? parent?.type ?? '',
        allowed: parent?.enum?.join(', ') ?? message,
      },
    },
  ];
}
