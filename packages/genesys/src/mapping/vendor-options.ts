/** `vendorOptions.genesys`: the vendor's own fields of a draft or patch, and their check. */
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

/** Enumerations of the official Swagger. A value new at the vendor goes through `native.request`. */
export const transcriptionVendors = ['Genesys', 'GoogleDialogflow', 'Unknown'] as const;
export const knowledgeVendors = [
  'GenesysKnowledge',
  'GenesysKnowledgeV3',
  'GoogleDialogflow',
  'Unknown',
] as const;

/** Each given member replaces the assistant's as a whole. */
export interface GenesysAssistantOptions {
  /** Default for a new assistant: `Genesys`. */
  readonly transcriptionConfig?: { readonly vendorName: (typeof transcriptionVendors)[number] };
  /** With `draft.knowledge`, the draft says which bases, and this what else holds. */
  readonly knowledgeSuggestionConfig?: GenesysKnowledgeOptions;
  /** Deprecated by the vendor. */
  readonly googleDialogflowConfig?: {
    readonly integrationId?: string;
    readonly conversationProfiles: readonly {
      readonly name: string;
      readonly languageCode: string;
    }[];
  };
}

export interface GenesysKnowledgeOptions {
  readonly vendorName: (typeof knowledgeVendors)[number];
  readonly receiveSegmentedArticles?: boolean;
  readonly knowledgeBase?: {
    readonly id: string;
    /** British English is `en-UK` here. */
    readonly languageCode?: string;
    readonly contentSearchEnabled?: boolean;
  };
  readonly knowledgeBases?: readonly {
    readonly id: string;
    /** British English is `en-GB` here. */
    readonly languageCode: string;
    /** 0 to 1. Not in the official Swagger; live clients see and set it. */
    readonly confidenceThreshold?: number;
  }[];
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

/** Members that are known and cannot be set here, so that the refusal says why. */
const refused: Readonly<Record<string, Parser<never>>> = {
  ...Object.fromEntries(
    readOnlyAssistantMembers.map((name) => [name, refuse('readOnly', 'is set by Genesys Cloud')]),
  ),
  copilot: refuse(
    'readOnly',
    'is a resource of its own: use aiAgents, or native.putAssistantCopilot',
  ),
  name: refuse('readOnly', 'is a field of the draft or patch itself'),
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

/** A clean copy. `value` is whatever the application put there. */
export function readVendorOptions(
  value: unknown,
  field: string,
): Result<GenesysAssistantOptions, readonly Issue[]> {
  return parse(options, value === undefined ? {} : value, field);
}
