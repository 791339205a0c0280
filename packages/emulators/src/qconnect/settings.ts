/**
 * Unknown behaviour of Amazon Q in Connect, as one setting each. The first value is the default: the likeliest reading
 * of the source that the comment names. "Service model" is the vendor's machine-readable contract 2020-10-19; "field
 * code" is public code that runs against the live service. A client should work with every value.
 */
import { wholeNumber, choice } from '../server/setting.js';
import type { SettingValues } from '../server/setting.js';
import { models, systemAIAgents, systemAIPrompts } from './settings-of-the-vendor.js';

export const qconnectSettings = {
  // Durations

  /** Duration of CREATE_IN_PROGRESS; 0 skips it. Default 300. Field code polls every 5 s for minutes. */
  assistantCreationMilliseconds: wholeNumber(300, 0),
  /** Duration of DELETE_IN_PROGRESS. Default 300. Field code sees entries in that state in lists. */
  assistantDeletionMilliseconds: wholeNumber(300, 0),
  /** How long a deleted assistant still shows as DELETED. Default 0: it is not found at once. */
  deletedAssistantVisibleMilliseconds: wholeNumber(0, 0),
  /**
   * Duration of an AI agent's CREATE_IN_PROGRESS. Default 0: the service model has the same states for AI agents, but it
   * is unknown whether they occur.
   */
  aiAgentCreationMilliseconds: wholeNumber(0, 0),
  /** Duration of an AI agent's DELETE_IN_PROGRESS. Default 0, as for creation. */
  aiAgentDeletionMilliseconds: wholeNumber(0, 0),
  /** The same for AI prompts. */
  aiPromptCreationMilliseconds: wholeNumber(0, 0),
  aiPromptDeletionMilliseconds: wholeNumber(0, 0),
  /** The same for AI guardrails. */
  aiGuardrailCreationMilliseconds: wholeNumber(0, 0),
  aiGuardrailDeletionMilliseconds: wholeNumber(0, 0),
  /** The same for knowledge bases, which have the same states. Default 0, so that one can be associated at once. */
  knowledgeBaseCreationMilliseconds: wholeNumber(0, 0),
  knowledgeBaseDeletionMilliseconds: wholeNumber(0, 0),

  // Refusals

  /**
   * A second assistant with the same name. Default `ConflictException`: the service model says that a conflict comes
   * "usually with the same name"; an AWS guide says that several assistants can share a name.
   */
  duplicateAssistantName: choice('ConflictException', 'allowed'),
  /** A second AI agent with the same name in one assistant. Default `ConflictException`, as for assistants. */
  duplicateAIAgentName: choice('ConflictException', 'allowed'),
  /** A second AI prompt with the same name in one assistant. Default `ConflictException`, as for assistants. */
  duplicateAIPromptName: choice('ConflictException', 'allowed'),
  /** A second AI guardrail with the same name in one assistant. Default `ConflictException`, as for assistants. */
  duplicateAIGuardrailName: choice('ConflictException', 'allowed'),
  /** A second knowledge base with the same name. Default `ConflictException`, as for assistants. */
  duplicateKnowledgeBaseName: choice('ConflictException', 'allowed'),
  /** A second association with the same knowledge base. Default `ConflictException`, as for assistants. */
  duplicateAssociation: choice('ConflictException', 'allowed'),
  /**
   * The name of an assistant in DELETE_IN_PROGRESS. Default `taken`: the service model describes conflicts with a
   * resource that "is being created or mutated".
   */
  nameOfDeletingAssistant: choice('taken', 'free'),
  /**
   * Creating or updating something in an assistant that is not ACTIVE, or changing an AI agent that is not ACTIVE.
   * Field code waits for ACTIVE first. Default `asModelled`: ConflictException if the operation lists it, otherwise
   * ValidationException.
   */
  whileNotActive: choice('asModelled', 'ConflictException', 'ValidationException', 'allowed'),
  /**
   * Tagging while the assistant is not ACTIVE. Default `allowed`: the operations list only ResourceNotFoundException.
   * Field code waits for ACTIVE here as well.
   */
  tagsWhileNotActive: choice('allowed', 'ResourceNotFoundException'),
  /**
   * DeleteAssistant while associations exist. Default `ValidationException`: field code deletes associations first
   * because the call otherwise fails, and no other error in the operation's service model can mean this.
   */
  deleteAssistantWithAssociations: choice(
    'ValidationException',
    'ConflictException',
    'DELETE_FAILED',
    'allowed',
  ),
  /**
   * DeleteAssistant for an assistant in DELETE_IN_PROGRESS or DELETED. Default `allowed`: the service model marks the
   * operation as idempotent.
   */
  deleteAssistantTwice: choice('allowed', 'ResourceNotFoundException', 'ConflictException'),
  /**
   * Knowledge bases that can be associated. Default `anyWellFormed`, so that tests need not create one; `known` accepts
   * only those of the seed, and those created.
   */
  knowledgeBaseIds: choice('anyWellFormed', 'known'),
  /**
   * AI agents that UpdateAssistantAIAgent accepts. Default `anyWellFormed`; `known` accepts only the assistant's own,
   * of the right type.
   */
  aiAgentIds: choice('anyWellFormed', 'known'),
  /**
   * An AI prompt, AI guardrail, association or AI agent that an AI agent's configuration names and the assistant does not
   * have. Default `anyWellFormed`, so that tests need not create them; otherwise the error.
   */
  aiAgentReferences: choice('anyWellFormed', 'ResourceNotFoundException', 'ValidationException'),
  /**
   * An AI guardrail without a version in an AI agent's configuration. Default `ValidationException`: field code always
   * names a version, because the bare id is refused.
   */
  guardrailWithoutVersion: choice('ValidationException', 'allowed'),
  /**
   * Deleting an AI agent, AI prompt or AI guardrail, or a version of it, that the assistant or one of its AI agents still
   * names. Default `allowed`, a guess: some of these operations list ConflictException. `asModelled` as above.
   */
  deleteReferenced: choice('allowed', 'asModelled', 'ConflictException', 'ValidationException'),
  /**
   * Optional members that UpdateAIAgent, UpdateAIPrompt and UpdateAIGuardrail leave out, such as the description or a
   * policy. Default `kept`, a guess.
   */
  omittedByUpdate: choice('kept', 'removed'),
  /**
   * The configuration of an AI agent in lists of AI agents and of their versions. Default `shown`: the service model has
   * the member, as an optional one.
   */
  aiAgentConfigurationInLists: choice('shown', 'hidden'),
  /**
   * The tags of an AI agent, AI prompt or AI guardrail in its versions. Default `shown`: the service model has the member
   * for versions too, as an optional one.
   */
  tagsOfVersions: choice('shown', 'hidden'),
  /** Models of AI prompts. Default `any`; `listed` accepts only those of the setting `models`. */
  aiPromptModels: choice('any', 'listed'),
  /**
   * DeleteKnowledgeBase while an assistant is associated with it. Default `ConflictException`, which the operation lists.
   */
  deleteAssociatedKnowledgeBase: choice('ConflictException', 'allowed'),
  /**
   * A source for a knowledge base that is neither EXTERNAL nor MANAGED. Default `ValidationException`: the service model
   * says to set it for these types only.
   */
  sourceOfOtherType: choice('ValidationException', 'allowed'),
  /** An AI agent with another type's configuration. Default `ValidationException`, a guess. */
  configurationOfOtherType: choice('ValidationException', 'allowed'),
  /** Changing or deleting a SYSTEM agent or SYSTEM prompt. Default `ValidationException`, a guess. */
  changeSystemAIAgent: choice('ValidationException', 'AccessDeniedException'),
  /**
   * A new version with a `modifiedTime` before the last update of the AI agent, prompt or guardrail. Default `ConflictException`; the service model
   * says only that it "can fail".
   */
  staleModifiedTime: choice('ConflictException', 'ValidationException', 'allowed'),
  /** Maximum number of tags of a resource. Default 50, as usual at AWS; the service model has no number. */
  maximumTagsPerResource: wholeNumber(50, 0),

  /**
   * The further actions of a creation: `wisdom:TagResource` for tags, `kms:…` for a key, `iam:PassRole` for a role. Default
   * `checked`: the Service Authorization Reference and the service model name them.
   */
  furtherActions: choice('checked', 'unchecked'),

  // Orchestrator use cases

  /**
   * ORCHESTRATION without a use case. Default `ValidationException`, a guess: the member is optional because other types
   * have no use case, and one script leaves it out.
   */
  orchestrationWithoutUseCase: choice('ValidationException', 'allowed'),
  /** A use case with another type than ORCHESTRATION. Default `ValidationException`, a guess. */
  useCaseOfOtherType: choice('ValidationException', 'ignored'),
  /** Setting a use case that is already set. Default `replaces`, a guess. */
  useCaseTwice: choice('replaces', 'appends', 'ConflictException'),
  /** Whether `aiAgentConfiguration` also shows an orchestrator with a use case. Default `false`, a guess. */
  orchestrationInConfigurationMap: choice(false, true),
  /**
   * RemoveAssistantAIAgent for a type that is not set. Default `allowed`: the service model marks the operation as
   * idempotent.
   */
  removeUnsetAIAgent: choice('allowed', 'ResourceNotFoundException'),

  // Resources of the vendor

  /** AI agents that every new assistant has, as `{ type, name }`. Default: one of each type. */
  systemAIAgents,
  /** AI prompts that every new assistant has, as `{ type, name }`. Default: one of each type. */
  systemAIPrompts,
  /** Models that ListModels returns. The vendor's list differs by region. */
  models,
  /**
   * Whether a new assistant's configuration names its SYSTEM agents. Default `empty`: field notes report a silent
   * fallback without a configuration.
   */
  freshConfiguration: choice('empty', 'systemAIAgents'),
  /**
   * Meaning of the qualifier `:$LATEST`. Default `newestVersion`, or the saved state if there is no version; `saved` is
   * always the saved state. A guess.
   */
  latestQualifier: choice('newestVersion', 'saved'),

  // Idempotency

  /** A client token that is repeated with other parameters. Default `ConflictException`, a guess. */
  clientTokenReused: choice('ConflictException', 'ValidationException', 'newRequest'),
  /** How long a client token is remembered. Default 8 hours, a guess. */
  clientTokenMilliseconds: wholeNumber(8 * 60 * 60 * 1000, 0),
  /** Number of client tokens remembered, newest first. Default 10,000: a limit of the emulator, not the vendor. */
  clientTokensRemembered: wholeNumber(10_000, 1),

  // Lists

  /**
   * How long lists lag behind creations, changes and deletions. Default 0. No source mentions a lag; a client should not
   * depend on its absence.
   */
  listDelayMilliseconds: wholeNumber(0, 0),
  /** Page size without `maxResults`. Default 50, a guess. */
  defaultPageSize: wholeNumber(50, 1, 100),
  /** Whether a full last page has a token that leads to an empty page. Default `false`, a guess. */
  emptyLastPage: choice(false, true),
  /** Empty optional members of responses, such as `tags`. Default `omitted`, a guess. */
  emptyMembers: choice('omitted', 'shown'),

  // Wire format

  /** Maximum size of a body in bytes; larger bodies get a 413. Default 1 MiB, a guess. */
  maximumBodyBytes: wholeNumber(1024 * 1024, 1),
  /** JSON that does not parse, or values of the wrong type. Default: Smithy's restJson1 tests. */
  malformedInput: choice('SerializationException', 'ValidationException'),
  /**
   * Members that the operation does not have. Default `ignored`: Smithy's restJson1 tests. `kept` plays a vendor that is
   * newer than the service model: it also accepts other values of enumerations and other members of unions.
   */
  unknownMembers: choice('ignored', 'ValidationException', 'kept'),
  /** Bodies signed as UNSIGNED-PAYLOAD. Default `refused`: the service model allows them for no operation. */
  unsignedPayload: choice('refused', 'accepted'),
  /**
   * The clock that signature dates are checked against. Clients sign with the machine's time, but the JavaScript SDK
   * follows the Date header of responses, which shows the emulator's time. Default `both` accepts the whole span between
   * the two clocks, so that no client notices when a test moves the clock. With `real`, the Date header shows the
   * machine's time.
   */
  signatureTime: choice('both', 'emulator', 'real'),
} as const;

/** Settings for unknown behaviour of Amazon Q in Connect. `startQConnectEmulator` takes any part of them. */
export type QConnectSettings = SettingValues<typeof qconnectSettings>;
