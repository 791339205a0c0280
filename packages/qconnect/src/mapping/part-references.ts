/**
 * The places in the content of a part that name other objects. They are found by the ends of members'
 * names, so that configurations of AI agents that are newer than the service model are read too. Pure.
 */
import type { JsonObject, JsonValue, PartReference } from '@assistant-provider/core';

/** Source: service model 2020-10-19, all members below AIAgentConfiguration. */
const kindsByMember: readonly (readonly [end: RegExp, kind: string])[] = [
  [/(?:^ai|AI)PromptId$/, 'aiPrompt'],
  [/(?:^ai|AI)GuardrailId$/, 'aiGuardrail'],
  [/(?:^ai|AI)AgentId$/, 'aiAgent'],
  [/(?:^a|A)ssociationId$/, 'knowledgeLink'],
  [/(?:^k|K)nowledgeBaseId$/, 'knowledgeBase'],
];

/**
 * Members whose values are somebody else's: tags, and the schemas of tools and of AI agents (the type
 * Document of the service model).
 */
const foreign: ReadonlySet<string> = new Set([
  'tags',
  'inputSchema',
  'outputSchema',
  'inputSchemas',
  'outputSchemas',
]);

export const findReferences = (content: JsonObject): readonly PartReference[] =>
  referencesIn(content, '');

function referencesIn(value: JsonValue, at: string): readonly PartReference[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as JsonObject).flatMap(([member, below]) => {
    if (foreign.has(member)) return [];
    const place = `${at}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (typeof below !== 'string') return referencesIn(below, place);
    const kind = kindsByMember.find(([end]) => end.test(member))?.[1];
    const named = kind === undefined ? undefined : readId(below);
    return kind === undefined || named === undefined ? [] : [{ at: place, kind, ...named }];
  });
}

/**
 * A UUID or an ARN that ends in one, each with a qualifier or without: the number of a version, or a word
 * such as `$LATEST`.
 */
const idWithQualifier =
  /^(?<arn>arn:.*\/)?(?<id>[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12})(?::(?<qualifier>[A-Z0-9_$]+))?$/;

/** At most 15 digits, which a number holds exactly. */
const versionNumber = /^[1-9][0-9]{0,14}$/;

function readId(text: string): Pick<PartReference, 'id' | 'version' | 'form'> | undefined {
  const { arn = '', id, qualifier } = idWithQualifier.exec(text)?.groups ?? {};
  if (id === undefined) return undefined;
  if (qualifier !== undefined && versionNumber.test(qualifier))
    return {
      id,
      version: Number(qualifier),
      ...(arn !== '' && { form: `${arn}{id}:{version}` }),
    };
  const form = `${arn}{id}${qualifier === undefined ? '' : `:${qualifier}`}`;
  return { id, ...(form !== '{id}' && { form }) };
}
