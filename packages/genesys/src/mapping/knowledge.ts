/**
 * Maps knowledge links. The vendor keeps one base in `knowledgeBase`, and several, one per language, in
 * `knowledgeBases`. The id of a link is the id of its base. Pure.
 */
import { invalidInput } from '@assistant-provider/adapter-kit';
import type { Issue, KnowledgeBaseSource, KnowledgeLink } from '@assistant-provider/core';
import type { ErrorDetails } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { GenesysKnowledgeOptions } from './vendor-options.js';
import type {
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  JsonObject,
} from '../wire/vendor-types.js';
import { sameId } from './ids.js';
import { without } from './writable.js';

type Config = GenesysKnowledgeSuggestionConfig | null | undefined;

/** Official samples use it. Set the later `GenesysKnowledgeV3` through vendorOptions. */
const defaultVendorName = 'GenesysKnowledge';

/** British English is `en-UK` in `knowledgeBase` and `en-GB` in `knowledgeBases` (Swagger). */
const toSingleLanguage = (language: string) => (language === 'en-GB' ? 'en-UK' : language);
const toTag = (language: string) => (language === 'en-UK' ? 'en-GB' : language);

/** An assistant may have both forms. Which one counts then is unknown, so both are shown. */
export function references(config: Config): readonly GenesysKnowledgeBaseReference[] {
  const { knowledgeBase, knowledgeBases } = config ?? {};
  const several = knowledgeBases ?? [];
  return knowledgeBase && !several.some(({ id }) => sameId(id, knowledgeBase.id))
    ? [knowledgeBase, ...several]
    : several;
}

/** Returns the links of an assistant. */
export function toLinks(config: Config): readonly KnowledgeLink[] {
  return references(config).map((reference) => ({
    linkId: reference.id,
    source: {
      type: 'knowledgeBase',
      id: reference.id,
      ...(reference.languageCode && { language: toTag(reference.languageCode) }),
    },
    vendorData: reference,
  }));
}

/** Returns the configuration of a new assistant: the application's own, with the draft's sources. */
export function configOf(
  sources: readonly KnowledgeBaseSource[],
  given: GenesysKnowledgeOptions | undefined,
): Result<JsonObject | undefined, ErrorDetails> {
  const [first, ...others] = sources;
  if (!first) return ok(given && { ...given });
  if (given?.knowledgeBase ?? given?.knowledgeBases)
    return err(
      invalidInput([
        {
          field: 'draft.knowledge',
          rule: 'exclusive',
          message:
            'draft.knowledge and draft.vendorOptions.genesys.knowledgeSuggestionConfig both name knowledge bases',
        },
      ]),
    );
  const base = { vendorName: defaultVendorName, ...given };
  if (others.length === 0) return ok({ ...base, knowledgeBase: single(first) });
  const issues = sources.flatMap((source, index) => {
    const field = `draft.knowledge[${index}]`;
    const repeats = sources.findIndex(({ id }) => sameId(id, source.id)) < index;
    return [
      ...(source.language === undefined ? [missingLanguage(field)] : []),
      ...(repeats
        ? [
            {
              field: `${field}.id`,
              rule: 'unique',
              message: `${field}.id repeats an earlier entry`,
            },
          ]
        : []),
    ];
  });
  return issues.length > 0
    ? err(invalidInput(issues))
    : ok({ ...base, knowledgeBases: sources.map(withLanguage) });
}

/** Returns the configuration with the source linked, or undefined if it already is. */
export function withLink(
  config: Config,
  source: KnowledgeBaseSource,
): Result<JsonObject | undefined, ErrorDetails> {
  const present = references(config);
  const linked = present.find(({ id }) => sameId(id, source.id));
  const others = present.filter((reference) => reference !== linked);
  const language = source.language ?? (linked?.languageCode || undefined);
  if (linked && toTag(linked.languageCode ?? '') === toTag(language ?? '')) return ok(undefined);
  // Bases are only used "when Genesys is the knowledge suggestions provider" (Swagger).
  if (config?.vendorName === 'GoogleDialogflow')
    return err(
      conflict(
        'the suggestions of this assistant come from Google Dialogflow, not from knowledge bases',
      ),
    );

  const wanted = { ...source, ...(language !== undefined && { language }) };
  const base = { ...config, vendorName: vendorNameOf(config) };
  if (others.length === 0 && !config?.knowledgeBases?.length)
    return ok({ ...base, knowledgeBase: { ...linked, ...single(wanted) } });

  if (language === undefined) return err(invalidInput([missingLanguage('source')]));
  const silent = others.find(({ languageCode }) => !languageCode);
  if (silent)
    return err(
      conflict(
        `each of several knowledge bases needs a language, and ${silent.id} is linked without one; ` +
          'first link it again with its language',
      ),
    );
  return ok({
    ...without(base, ['knowledgeBase']),
    knowledgeBases: [
      ...others.map(asListed),
      { ...(linked && asListed(linked)), ...withLanguage(wanted) },
    ],
  });
}

/** Returns the configuration without a source, or undefined if there is no such link. */
export function withoutLink(config: Config, linkId: string): JsonObject | undefined {
  if (!config || !references(config).some(({ id }) => sameId(id, linkId))) return undefined;
  const { knowledgeBase, knowledgeBases } = config;
  const isSingle = knowledgeBase && sameId(knowledgeBase.id, linkId);
  return {
    ...(isSingle ? without(config, ['knowledgeBase']) : config),
    ...(knowledgeBases && {
      knowledgeBases: knowledgeBases.filter(({ id }) => !sameId(id, linkId)),
    }),
  };
}

const vendorNameOf = (config: Config): string => {
  const present = config?.vendorName;
  return present && present !== 'Unknown' ? present : defaultVendorName;
};

const single = ({ id, language }: KnowledgeBaseSource) => ({
  id,
  ...(language !== undefined && { languageCode: toSingleLanguage(language) }),
});

const withLanguage = ({ id, language = '' }: KnowledgeBaseSource) => ({
  id,
  languageCode: toTag(language),
});

/** Entries of `knowledgeBases` have no `contentSearchEnabled` (Swagger). */
export const asListed = (
  reference: GenesysKnowledgeBaseReference,
): GenesysKnowledgeBaseReference => ({
  id: reference.id,
  ...without(reference, ['contentSearchEnabled']),
  languageCode: toTag(reference.languageCode ?? ''),
});

/** The reference as it stands in `knowledgeBase`. */
export const asOnly = (reference: GenesysKnowledgeBaseReference): GenesysKnowledgeBaseReference =>
  reference.languageCode
    ? { ...reference, languageCode: toSingleLanguage(reference.languageCode) }
    : reference;

const missingLanguage = (field: string): Issue => ({
  field: `${field}.language`,
  rule: 'required',
  message: `${field}.language is required: each of several knowledge bases needs a language`,
});

const conflict = (why: string): ErrorDetails => ({
  kind: 'conflict',
  message: `the knowledge base cannot be linked: ${why}`,
});
