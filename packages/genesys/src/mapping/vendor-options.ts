/** Checks `vendorOptions.genesys`: the vendor's own fields of a draft or patch. */
import type { Issue } from '@assistant-provider/core';
import {
  boolean,
  list,
  object,
  oneOf,
  optional,
  parse,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';
import { uuid } from '../limits.js';
import { readOnlyAssistantMembers } from './writable.js';

/** Enumerations of the official Swagger. For a newer value use `native.request`. */
export const transcriptionVendors = ['Genesys', 'GoogleDialogflow', 'Unknown'] as const;
export const knowledgeVendors = [
  'GenesysKnowledge',
  'GenesysKnowledgeV3',
  'GoogleDialogflow',
  'Unknown',
] as const;

/** The vendor's own fields of a draft or patch. Each one replaces the whole member of the assistant. */
export interface GenesysAssistantOptions {
  /** Defaults to `Genesys` for a new assistant. */
  readonly transcriptionConfig?:
    { readonly vendorName: (typeof transcriptionVendors)[number] } | undefined;
  /** If `draft.knowledge` is given, it names the bases and this holds the other members. */
  readonly knowledgeSuggestionConfig?: GenesysKnowledgeOptions | undefined;
  /** Deprecated by the vendor. */
  readonly googleDialogflowConfig?:
    | {
        readonly integrationId?: string | undefined;
        readonly conversationProfiles: readonly {
          readonly name: string;
          readonly languageCode: string;
        }[];
      }
    | undefined;
}

/** Where suggestions come from; name the bases here or in `draft.knowledge`, not in both. */
export interface GenesysKnowledgeOptions {
  /** The service that makes the suggestions. */
  readonly vendorName: (typeof knowledgeVendors)[number];
  /** Whether articles come in segments. */
  readonly receiveSegmentedArticles?: boolean | undefined;
  /** The only base. */
  readonly knowledgeBase?:
    | {
        readonly id: string;
        /** British English is `en-UK` in this member. */
        readonly languageCode?: string | undefined;
        readonly contentSearchEnabled?: boolean | undefined;
      }
    | undefined;
  /** Several bases, one per language. */
  readonly knowledgeBases?:
    | readonly {
        readonly id: string;
        /** British English is `en-GB` in this member. */
        readonly languageCode: string;
        /** From 0 to 1. Not in the official Swagger; live clients read and set it. */
        readonly confidenceThreshold?: number | undefined;
      }[]
    | undefined;
}

type KnowledgeBaseOptions = NonNullable<GenesysKnowledgeOptions['knowledgeBase']>;
type DialectOptions = NonNullable<GenesysKnowledgeOptions['knowledgeBases']>[number];
type DialogflowOptions = NonNullable<GenesysAssistantOptions['googleDialogflowConfig']>;

const share: Parser<number> = (value, field, issues) => {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  const rule = typeof value === 'number' ? 'range' : 'type';
  issues.push({ field, rule, message: `${field} must be a number from 0 to 1` });
  return undefined;
};

const refuse =
  (rule: string, why: string): Parser<never> =>
  (value, field, issues) => {
    if (value !== undefined) issues.push({ field, rule, message: `${field} ${why}` });
    return undefined;
  };

/** Known members that cannot be set here. The message says why. */
const refused: Readonly<Record<string, Parser<never>>> = {
  ...Object.fromEntries(
    readOnlyAssistantMembers.map((name) => [name, refuse('readOnly', 'is set by Genesys Cloud')]),
  ),
  copilot: refuse('readOnly', 'is a separate resource: use aiAgents or native.putAssistantCopilot'),
  name: refuse('readOnly', 'is a field of the draft or patch'),
};

const options = object<GenesysAssistantOptions>({
  ...refused,
  transcriptionConfig: optional(
    object<NonNullable<GenesysAssistantOptions['transcriptionConfig']>>({
      vendorName: oneOf(transcriptionVendors),
    }),
  ),
  knowledgeSuggestionConfig: optional(
    object<GenesysKnowledgeOptions>({
      vendorName: oneOf(knowledgeVendors),
      receiveSegmentedArticles: optional(boolean()),
      knowledgeBase: optional(
        object<KnowledgeBaseOptions>({
          id: text(uuid),
          languageCode: optional(text({ maxLength: 35 })),
          contentSearchEnabled: optional(boolean()),
        }),
      ),
      knowledgeBases: optional(
        list(
          object<DialectOptions>({
            id: text(uuid),
            languageCode: text({ maxLength: 35 }),
            confidenceThreshold: optional(share),
          }),
          { max: 1_000 },
        ),
      ),
    }),
  ),
  googleDialogflowConfig: optional(
    object<DialogflowOptions>({
      integrationId: optional(text()),
      conversationProfiles: list(
        object<DialogflowOptions['conversationProfiles'][number]>({
          name: text(),
          languageCode: text({ maxLength: 35 }),
        }),
        { max: 1_000 },
      ),
    }),
  ),
});

/** Returns a checked copy of what the application gave. */
export function readVendorOptions(
  value: unknown,
  field: string,
): Result<GenesysAssistantOptions, readonly Issue[]> {
  return parse(options, value === undefined ? {} : value, field);
}
