/**
 * Knowledge links as the vendor keeps them: one base in `knowledgeBase`, several by dialect in
 * `knowledgeBases`. The id of a link is that of the base. Pure.
 */
import type { Issue, KnowledgeBaseSource, KnowledgeLink } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { invalidInput, type ErrorDetails } from '../errors/describe.js';
import type { GenesysKnowledgeOptions } from './vendor-options.js';
import type {
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  JsonObject,
} from '../wire/shapes.js';
import { sameId } from './ids.js';
import { without } from './writable.js';

type Config = GenesysKnowledgeSuggestionConfig | null | undefined;

/** Stands in official samples; the later `GenesysKnowledgeV3` is had through vendorOptions. */
const defaultVendorName = 'GenesysKnowledge';

/** The single reference spells British English `en-UK`, the list by dialect `en-GB` (Swagger). */
const toSingleLanguage = (language: string) => (language === 'en-GB' ? 'en-UK' : language);
const toTag = (language: string) => (language === 'en-UK' ? 'en-GB' : language);

/** Both forms may stand side by side; which of them then counts is unknown, so both are shown. */
function references(config: Config): readonly GenesysKnowledgeBaseReference[] {
  const { knowledgeBase, knowledgeBases } = config ?? {};
  const several = knowledgeBases ?? [];
  return knowledgeBase && !several.some(({ id }) => sameId(id, knowledgeBase.id))
    ? [knowledgeBase, ...several]
    : several;
}

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

/** A new assistant's configuration: what the application gave itself, and the draft's sources. */
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
    : ok({ ...base, knowledgeBases: sources.map(byDialect) });
}

/** The configuration with the source linked; undefined if it is, just so. */
export function withLink(
  config: Config,
  source: KnowledgeBaseSource,
): Result<JsonObject | undefined, ErrorDetails> {
  const present = references(config);
  const linked = present.find(({ id }) => sameId(id, source.id));
  const others = present.filter((reference) => reference !== linked);
  const language = source.language ?? (linked?.languageCode || undefined);
  if (linked && toTag(linked.languageCode ?? '') === toTag(language ?? '')) return ok(undefined);
  // The bases are only asked "when Genesys is the knowledge suggestions provider" (Swagger).
  if (config?.vendorName === 'GoogleDialogflow')
    return err(conflict('its suggestions come from Google Dialogflow, not from knowledge bases'));

  const wanted = { ...source, ...(language !== undefined && { language }) };
  const base = { ...config, vendorName: vendorNameOf(config) };
  if (others.length === 0 && !config?.knowledgeBases?.length)
    return ok({ ...base, knowledgeBase: { ...linked, ...single(wanted) } });

  if (language === undefined) return err(invalidInput([missingLanguage('source')]));
  const silent = others.find(({ languageCode }) => !languageCode);
  if (silent)
    return err(
      conflict(
        `several knowledge bases are told apart by language, and ${silent.id} is linked without one: ` +
          'link that one again with its language first',
      ),
    );
  return ok({
    ...without(base, ['knowledgeBase']),
    knowledgeBases: [
      ...others.map(toDialect),
      { ...(linked && toDialect(linked)), ...byDialect(wanted) },
    ],
  });
}

/** The configuration without a source; undefined if there is no such link. */
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

const byDialect = ({ id, language = '' }: KnowledgeBaseSource) => ({
  id,
  languageCode: toTag(language),
});

/** The list by dialect has no place for `contentSearchEnabled` (Swagger). */
const toDialect = (reference: GenesysKnowledgeBaseReference): JsonObject => ({
  ...without(reference, ['contentSearchEnabled']),
  languageCode: toTag(reference.languageCode ?? ''),
});

const missingLanguage = (field: string): Issue => ({
  field: `${field}.language`,
  rule: 'required',
  message: `${field}.language is required: Genesys Cloud tells several knowledge bases apart by it`,
});

const conflict = (why: string): ErrorDetails => ({
  kind: 'conflict',
  message: `the knowledge base cannot be linked: ${why}`,
});
