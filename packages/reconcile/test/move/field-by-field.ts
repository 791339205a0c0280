/**
 * Compares two manifests leaf by leaf, by the verdicts of a plan. It shares no code with the plan: it looks
 * at what has arrived.
 */
import type { JsonValue } from '@assistant-provider/core';
import type { Manifest, ManifestAssistant, Plan, PlannedField } from '../../src/index.js';

type Leaves = ReadonlyMap<string, string>;

const segment = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Versions have other numbers at the target, so a version counts by its place among the others. */
function withoutNumbers(assistant: ManifestAssistant): JsonValue {
  const placeOf = (kind: string, part: unknown, version: unknown): unknown => {
    const versions = assistant.parts?.[kind]?.[String(part)]?.versions ?? [];
    const place = versions.findIndex((each) => each.version === version);
    return place < 0 ? version : `#${place}`;
  };
  const walk = (value: unknown, kind: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, kind));
    if (typeof value !== 'object' || value === null) return value;
    const within = 'kind' in value && 'to' in value ? String(value.kind) : kind;
    const entries = Object.entries(value).map(([name, its]): [string, unknown] => [
      name,
      name === 'version' && 'part' in value ? placeOf(within, value.part, its) : walk(its, within),
    ]);
    return Object.fromEntries(entries);
  };
  return walk(assistant, 'aiAgent') as JsonValue;
}

function leavesOf(assistant: ManifestAssistant): Leaves {
  const leaves = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) add(`${path}/${index}`, item);
    else if (typeof value === 'object' && value !== null && !('$reference' in value))
      for (const [name, its] of Object.entries(value)) add(`${path}/${segment(name)}`, its);
    else if (value !== undefined) leaves.set(path, JSON.stringify(value));
  };
  const { name, description, encryption, tags, knowledge, aiAgents, queues, parts } =
    withoutNumbers(assistant) as unknown as ManifestAssistant;
  add('name', name);
  add('description', description);
  add('encryption', encryption);
  for (const [key, value] of Object.entries(tags ?? {}))
    if (!key.startsWith('assistant-provider:')) add(`tags/${segment(key)}`, value);
  for (const [key, value] of Object.entries(knowledge ?? {}))
    add(`knowledge/${segment(key)}`, value);
  for (const { role, useCase, ...rest } of aiAgents ?? [])
    leaves.set(
      ['aiAgents', role, ...(useCase === undefined ? [] : [useCase])].map(segment).join('/'),
      JSON.stringify(rest),
    );
  for (const { queue, mediaTypes } of queues ?? [])
    leaves.set(
      `queues/${segment(typeof queue === 'string' ? queue : JSON.stringify(queue))}`,
      JSON.stringify([...mediaTypes].sort()),
    );
  for (const [kind, ofKind] of Object.entries(parts ?? {}))
    for (const [key, { versions, ...part }] of Object.entries(ofKind)) {
      const path = `parts/${segment(kind)}/${segment(key)}`;
      add(path, part);
      for (const [index, { content }] of (versions ?? []).entries())
        add(`${path}/versions/${index}`, content);
    }
  return leaves;
}

/** Returns the field of the plan that a leaf belongs to: the same, one above it, or one below it. */
function fieldOf(path: string, fields: readonly PlannedField[]): PlannedField | undefined {
  const above = fields
    .filter(({ field }) => path === field || path.startsWith(`${field}/`))
    .sort((one, other) => other.field.length - one.field.length);
  return above[0] ?? fields.find(({ field }) => field.startsWith(`${path}/`));
}

/** A leaf that did not arrive as the plan said. */
export interface Surprise {
  readonly path: string;
  readonly verdict: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
}

/** The result of the comparison. */
export interface FieldByField {
  /** Leaves that the plan called carried and that differ, or called dropped and that are there. */
  readonly surprises: readonly Surprise[];
  /** How many leaves are the same. */
  readonly same: number;
  /** How many leaves are gone or were said otherwise, by verdict. */
  readonly others: Readonly<Record<string, number>>;
}

/** Compares every leaf of the source with the target. */
export function fieldByField(source: Manifest, target: Manifest, plan: Plan): FieldByField {
  const surprises: Surprise[] = [];
  const others: Record<string, number> = {};
  let same = 0;
  const replaced = new Set<string | undefined>(
    plan.assistants.flatMap(({ replaces }) => replaces ?? []),
  );
  // A replaced assistant may have the same name.
  const byName = new Map(
    Object.values(target.assistants)
      .filter(({ origin }) => !replaced.has(origin?.id))
      .map((each) => [each.name, each]),
  );
  for (const [key, assistant] of Object.entries(source.assistants)) {
    const fields = plan.assistants.find((each) => each.key === key)?.fields ?? [];
    const partner = byName.get(assistant.name);
    const there = partner ? leavesOf(partner) : new Map<string, string>();
    for (const [leaf, value] of leavesOf(assistant)) {
      const path = `${key}/${leaf}`;
      const verdict = fieldOf(path, fields)?.verdict ?? 'carried';
      const arrived = there.get(leaf);
      const isSurprise =
        verdict === 'carried'
          ? arrived !== value
          : verdict === 'dropped' && arrived !== undefined && arrived === value;
      if (isSurprise) surprises.push({ path, verdict, source: value, target: arrived });
      else if (verdict === 'carried') same += 1;
      else others[verdict] = (others[verdict] ?? 0) + 1;
    }
  }
  return { surprises, same, others };
}
