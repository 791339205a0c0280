/** The assistant to write so that it has the settings of a draft. Its knowledge bases stay. Pure. */
import type { Issue } from '@assistant-provider/core';
import { isPlainObject } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type {
  GenesysAssistant,
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  JsonObject,
} from '../wire/vendor-types.js';
import { idKey } from './ids.js';
import { asOnly, asListed, references } from './knowledge.js';
import { baseMembers } from './settings-part.js';
import { without } from './writable.js';

type Config = GenesysKnowledgeSuggestionConfig;

/** `wanted` comes from `settingsOf`. Fails if it names a base that the assistant is not linked to. */
export function withSettings(
  { name, transcriptionConfig, knowledgeSuggestionConfig: present }: GenesysAssistant,
  wanted: JsonObject,
): Result<JsonObject, readonly Issue[]> {
  const { knowledgeSuggestionConfig: config, ...others } = wanted;
  // Required in the official Swagger, so a draft without it does not mean to remove it.
  const body = { ...(transcriptionConfig && { transcriptionConfig }), ...others, name };
  const bases = references(present);
  if (isSet(config) && !isPlainObject(config)) return err([wrongType(at, 'an object')]);
  if (bases.length === 0 && !isSet(config)) return ok(body);
  const linked = new Set(bases.map(({ id }) => idKey(id)));
  const given = isPlainObject(config) ? config : {};
  return extrasIn(given, linked).map((extras) => ({
    ...body,
    knowledgeSuggestionConfig: withBases(present ?? {}, given, extras),
  }));
}

const at = 'part.content.knowledgeSuggestionConfig';

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

const wrongType = (field: string, type: string): Issue => ({
  field,
  rule: 'type',
  message: `${field} must be ${type}`,
});

/** The settings of one knowledge base in the draft. */
interface Extras {
  readonly id: string;
  /** Whether it stands in `knowledgeBase`. */
  readonly isOnly: boolean;
  readonly members: JsonObject;
}

function extrasIn(
  { knowledgeBase, knowledgeBases = [] }: JsonObject,
  linked: ReadonlySet<string>,
): Result<readonly Extras[], readonly Issue[]> {
  if (!Array.isArray(knowledgeBases)) return err([wrongType(`${at}.knowledgeBases`, 'a list')]);
  const issues: Issue[] = [];
  const read = (field: string, reference: unknown, isOnly: boolean): readonly Extras[] => {
    const id = isPlainObject(reference) ? reference['id'] : undefined;
    if (!isPlainObject(reference) || typeof id !== 'string') {
      issues.push(wrongType(field, 'an object with an id'));
      return [];
    }
    if (!linked.has(idKey(id)))
      issues.push({
        field: `${field}.id`,
        rule: 'linked',
        message: `${field}.id must be a linked knowledge base`,
      });
    return [{ id, isOnly, members: without(reference, ['id']) }];
  };
  const extras = [
    ...(knowledgeBase === undefined ? [] : read(`${at}.knowledgeBase`, knowledgeBase, true)),
    ...knowledgeBases.flatMap((each, index) => read(`${at}.knowledgeBases[${index}]`, each, false)),
  ];
  return issues.length > 0 ? err(issues) : ok(extras);
}

/** The assistant's bases, with the extras and the other members of the draft. */
function withBases(present: Config, wanted: JsonObject, extras: readonly Extras[]): JsonObject {
  const { knowledgeBase, knowledgeBases, vendorName } = inFormOf(extras, present);
  const withExtras = ({ id, languageCode }: GenesysKnowledgeBaseReference) => ({
    id,
    ...(languageCode && { languageCode }),
    ...extras.find((each) => idKey(each.id) === idKey(id))?.members,
  });
  return {
    // The vendor requires it.
    ...(vendorName && { vendorName }),
    ...without(wanted, baseMembers),
    ...(knowledgeBase && { knowledgeBase: withExtras(knowledgeBase) }),
    ...(knowledgeBases && { knowledgeBases: knowledgeBases.map(withExtras) }),
  };
}

/**
 * The vendor keeps one base in either member, and each member has fields of its own. `knowledge.link`
 * puts the first base into `knowledgeBase`; the draft may come from an assistant with a list.
 */
function inFormOf(extras: readonly Extras[], present: Config): Config {
  const [only, ...further] = references(present);
  const wanted = extras.find(({ id }) => only && idKey(id) === idKey(only.id));
  if (!only || !wanted || further.length > 0) return present;
  const others = without(present, baseMembers);
  if (wanted.isOnly) return { ...others, knowledgeBase: asOnly(only) };
  return only.languageCode ? { ...others, knowledgeBases: [asListed(only)] } : present;
}
