/**
 * Maps the settings of an assistant to a part: the members that PATCH writes and no portable field
 * carries. Knowledge bases and their languages are portable. So the part has only those bases about
 * which the vendor keeps more, each with its id and the rest. Pure.
 */
import type { AssistantPart, JsonObject } from '@assistant-provider/core';
import { isPlainObject } from '@assistant-provider/core/adapter';
import type { GenesysAssistant } from '../wire/vendor-types.js';
import { settingsReferences } from './references.js';
import { without, writableAssistant } from './writable.js';

export function toSettingsPart(assistant: GenesysAssistant): AssistantPart {
  const content = settingsOf(assistant);
  const { dateModified } = assistant;
  return {
    kind: 'settings',
    id: 'settings',
    origin: 'customer',
    content,
    references: settingsReferences(content),
    ...(dateModified && { updatedAt: dateModified }),
    vendorData: assistant,
  };
}

/** The settings in an assistant, or in the content of a draft, which may be an assistant as received. */
export function settingsOf(assistant: Partial<GenesysAssistant>): JsonObject {
  const { transcriptionConfig, ...settings } = without(writableAssistant(assistant), ['name']);
  const { knowledgeSuggestionConfig: config } = settings;
  return {
    // Required in the official Swagger, so null cannot be written.
    ...(!isUnset(transcriptionConfig) && { transcriptionConfig }),
    ...settings,
    ...(isPlainObject(config) && { knowledgeSuggestionConfig: withoutLinks(config) }),
  } as JsonObject;
}

/** The members that name knowledge bases: the only one, or several. */
export const baseMembers = ['knowledgeBase', 'knowledgeBases'] as const;

/** Keeps values that are not bases, so that the check of a draft finds them. */
function withoutLinks(config: Readonly<Record<string, unknown>>) {
  const { knowledgeBase, knowledgeBases = [] } = config;
  const [single] = extrasOf(knowledgeBase);
  const several = Array.isArray(knowledgeBases) ? knowledgeBases.flatMap(extrasOf) : knowledgeBases;
  const hasSeveral = !Array.isArray(several) || several.length > 0;
  return {
    ...without(config, baseMembers),
    ...(single !== undefined && { knowledgeBase: single }),
    ...(hasSeveral && { knowledgeBases: several }),
  };
}

/** The members of a base that are neither portable nor set by the vendor. None, or one. */
function extrasOf(reference: unknown): readonly unknown[] {
  if (!isPlainObject(reference)) return isUnset(reference) ? [] : [reference];
  const extras = without(reference, ['languageCode', 'selfUri']);
  return Object.values(without(extras, ['id'])).every(isUnset) ? [] : [extras];
}

/** Members that are not set come as null (live client code). */
const isUnset = (value: unknown): boolean => value === null || value === undefined;
