/**
 * AI prompts, AI guardrails and AI agents have the same operations. This table says where they differ.
 * Source: service model 2020-10-19.
 */

export interface PartKind {
  /** Our word for the kind, and the member of responses that holds one. Other members begin with it. */
  readonly name: 'aiPrompt' | 'aiGuardrail' | 'aiAgent';
  /** The name inside the names of operations. */
  readonly operation: 'AIPrompt' | 'AIGuardrail' | 'AIAgent';
  /** For messages. */
  readonly noun: string;
  /** Whether the vendor supplies some of this kind, and its lists take an origin. */
  readonly hasOrigin: boolean;
  /** The members of the content that the creation takes and the update does not, besides the tags. */
  readonly fixed: readonly string[];
  /** The optional members of the update. */
  readonly optional: readonly string[];
  /** A summary with this member is the whole object. Summaries of the other kinds have only a part of it. */
  readonly wholeWith?: string;
}

const aiPrompt: PartKind = {
  name: 'aiPrompt',
  operation: 'AIPrompt',
  noun: 'AI prompt',
  hasOrigin: true,
  fixed: ['type', 'templateType', 'apiFormat'],
  optional: ['description', 'inferenceConfiguration'],
};

const aiGuardrail: PartKind = {
  name: 'aiGuardrail',
  operation: 'AIGuardrail',
  noun: 'AI guardrail',
  hasOrigin: false,
  fixed: [],
  optional: [
    'description',
    'topicPolicyConfig',
    'contentPolicyConfig',
    'wordPolicyConfig',
    'sensitiveInformationPolicyConfig',
    'contextualGroundingPolicyConfig',
  ],
};

const aiAgent: PartKind = {
  name: 'aiAgent',
  operation: 'AIAgent',
  noun: 'AI agent',
  hasOrigin: true,
  fixed: ['type'],
  optional: ['description'],
  wholeWith: 'configuration',
};

/** In an order in which they can be created: an AI agent names AI prompts and AI guardrails. */
export const partKinds: readonly PartKind[] = [aiPrompt, aiGuardrail, aiAgent];

/** Core has checked the name. */
export const partKindOf = (name: string): PartKind =>
  partKinds.find((kind) => kind.name === name) as PartKind;
