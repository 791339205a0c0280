/**
 * The places in the contents of parts that name other objects. Source of the members: official
 * Swagger; of the names of attributes: live client code. Pure.
 *
 * `conditionValues` of a rule are not among them: whether they name intents by id is unknown.
 */
import type { JsonObject, PartReference } from '@assistant-provider/core';
import { isPlainObject } from '@assistant-provider/core/adapter';

/** A place as a JSON pointer in which an asterisk stands for each index of a list. */
type Place = readonly [at: string, kind: string];

const attributesOf = (actions: string): readonly Place[] => [
  [`${actions}/*/attributes/scriptId`, 'script'],
  // A page is a part of a script.
  [`${actions}/*/attributes/pageId`, 'scriptPage'],
  [`${actions}/*/attributes/checklistId`, 'checklist'],
  [`${actions}/*/attributes/responseId`, 'cannedResponse'],
];

const inCopilots: readonly Place[] = [
  ['/summaryGenerationConfig/summarySetting/id', 'summarySetting'],
  ['/nluConfig/domain/id', 'nluDomain'],
  ['/nluConfig/domain/version/id', 'nluDomainVersion'],
  ...attributesOf('/ruleEngineConfig/rules/*/rule/actions'),
  ...attributesOf('/ruleEngineConfig/fallback/actions'),
];

const inVariations: readonly Place[] = [
  ['/knowledgeSuggestionConfig/knowledgeBase/id', 'knowledgeBase'],
  ['/knowledgeSuggestionConfig/knowledgeBases/*/id', 'knowledgeBase'],
  ['/googleDialogflowConfig/integrationId', 'integration'],
  ...inCopilots.map(([at, kind]): Place => [`/copilot${at}`, kind]),
];

const inSettings: readonly Place[] = [
  ['/knowledgeSuggestionConfig/knowledgeBase/id', 'knowledgeLink'],
  ['/knowledgeSuggestionConfig/knowledgeBases/*/id', 'knowledgeLink'],
  ['/googleDialogflowConfig/integrationId', 'integration'],
];

const inQueueUsers: readonly Place[] = [['/userIds/*', 'user']];

export const settingsReferences = (content: JsonObject) => referencesAt(content, inSettings);
export const copilotReferences = (content: JsonObject) => referencesAt(content, inCopilots);
export const variationReferences = (content: JsonObject) => referencesAt(content, inVariations);
export const queueUsersReferences = (content: JsonObject) => referencesAt(content, inQueueUsers);

const referencesAt = (content: JsonObject, places: readonly Place[]): readonly PartReference[] =>
  places.flatMap(([at, kind]) =>
    found(content, at.split('/').slice(1), '').map((reference) => ({ ...reference, kind })),
  );

type Found = readonly Pick<PartReference, 'at' | 'id'>[];

function found(value: unknown, [name, ...rest]: readonly string[], at: string): Found {
  if (name === undefined)
    return typeof value === 'string' && value !== '' ? [{ at, id: value }] : [];
  if (name === '*')
    return Array.isArray(value)
      ? value.flatMap((item, index) => found(item, rest, `${at}/${index}`))
      : [];
  return isPlainObject(value) ? found(value[name], rest, `${at}/${name}`) : [];
}
