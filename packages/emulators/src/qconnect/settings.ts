/**
 * What is unknown about the vendor, as settings. Each default is the likeliest reading of what is known, and the
 * comment says what that is. "Service model" is the vendor's machine-readable contract 2020-10-19; "field code" is
 * public code that runs against the live service.
 */
import type { AIAgentType } from './state.js';

export interface QConnectSettings {
  // How long things take.
  /** How long CREATE_IN_PROGRESS lasts; 0 answers ACTIVE at once. Unknown; field code polls every 5 s for minutes. */
  readonly assistantCreationMilliseconds: number;
  /** How long DELETE_IN_PROGRESS lasts. Unknown; field code meets entries in that state when it lists. */
  readonly assistantDeletionMilliseconds: number;
  /** How long a deleted assistant still shows as DELETED before it is not found. Unknown. */
  readonly deletedAssistantVisibleMilliseconds: number;
  /** The same for AI agents, which have the same states. Whether they ever leave ACTIVE is unknown. */
  readonly aiAgentCreationMilliseconds: number;
  readonly aiAgentDeletionMilliseconds: number;

  // What is refused.
  /** A second assistant of a name. The service model's ConflictException says "usually with the same name"; an AWS guide says that several can share one. */
  readonly duplicateAssistantName: 'ConflictException' | 'allowed';
  /** The same for AI agents within an assistant. */
  readonly duplicateAIAgentName: 'ConflictException' | 'allowed';
  /** A second association with the same knowledge base. Unknown. */
  readonly duplicateAssociation: 'ConflictException' | 'allowed';
  /** Whether the name of an assistant in DELETE_IN_PROGRESS is taken. The service model: a conflicting resource "is being created or mutated". */
  readonly nameOfDeletingAssistant: 'taken' | 'free';
  /**
   * What creating and updating below an assistant or an AI agent answers while it is not ACTIVE. Field code waits first.
   * `asModelled` is ConflictException where the operation lists it, otherwise ValidationException.
   */
  readonly whileNotActive: 'asModelled' | 'ConflictException' | 'ValidationException' | 'allowed';
  /** The same for tags, whose operations list only ResourceNotFoundException. Field code waits for ACTIVE here, too. */
  readonly tagsWhileNotActive: 'ResourceNotFoundException' | 'allowed';
  /**
   * DeleteAssistant while associations exist. Field code deletes them first, because it fails otherwise, and
   * ValidationException is the only error listed for DeleteAssistant that can mean this.
   */
  readonly deleteAssistantWithAssociations:
    'ValidationException' | 'ConflictException' | 'DELETE_FAILED' | 'allowed';
  /** DeleteAssistant on one in DELETE_IN_PROGRESS or DELETED. The service model calls the operation idempotent. */
  readonly deleteAssistantTwice: 'allowed' | 'ResourceNotFoundException' | 'ConflictException';
  /** Knowledge bases live in another API. `known` accepts only those of the seed. */
  readonly knowledgeBaseIds: 'anyWellFormed' | 'known';
  /** AI agents named in UpdateAssistantAIAgent. `known` accepts only those that exist, with a matching type. */
  readonly aiAgentIds: 'anyWellFormed' | 'known';
  /** An AI agent whose configuration is of another type than its own. */
  readonly configurationOfOtherType: 'ValidationException' | 'allowed';
  /** Changing or deleting an AI agent of origin SYSTEM. */
  readonly changeSystemAIAgent: 'ValidationException' | 'AccessDeniedException';
  /** CreateAIAgentVersion with a modifiedTime older than the last update. The service model: "version creation can fail". */
  readonly staleModifiedTime: 'ConflictException' | 'ValidationException' | 'allowed';
  /** The service model lists TooManyTagsException without a number; 50 is usual at AWS. */
  readonly maximumTagsPerResource: number;

  // Orchestrator use cases.
  /** ORCHESTRATION without a use case. The member is optional, since other types have none; one script does without. */
  readonly orchestrationWithoutUseCase: 'ValidationException' | 'allowed';
  /** A use case with another type than ORCHESTRATION. */
  readonly useCaseOfOtherType: 'ValidationException' | 'ignored';
  /** Setting a use case that is set. */
  readonly useCaseTwice: 'replaces' | 'appends' | 'ConflictException';
  /** Whether an orchestrator with a use case shows in `aiAgentConfiguration`, too. */
  readonly orchestrationInConfigurationMap: boolean;
  /** RemoveAssistantAIAgent of what is not set. The service model calls the operation idempotent. */
  readonly removeUnsetAIAgent: 'allowed' | 'ResourceNotFoundException';

  // SYSTEM agents.
  /** The AI agents that the vendor gives each assistant; their real names are unknown. Empty for none. */
  readonly systemAIAgents: readonly { readonly type: AIAgentType; readonly name: string }[];
  /** Whether a fresh assistant's configuration names its SYSTEM agents, or is empty and falls back to them silently. */
  readonly freshConfiguration: 'empty' | 'systemAIAgents';
  /** What `:$LATEST` means: the newest version (or, without one, the saved state), or always the saved state. */
  readonly latestQualifier: 'newestVersion' | 'saved';

  // Idempotency.
  /** A client token again with other parameters. */
  readonly clientTokenReused: 'ConflictException' | 'ValidationException' | 'newRequest';
  /** How long a client token is remembered. Not documented; other AWS services say hours. */
  readonly clientTokenMilliseconds: number;
  /** How many are remembered at most, so that memory does not grow. Ours, not the vendor's. */
  readonly clientTokensRemembered: number;

  // Lists.
  /** Page size when maxResults is not given. Not documented. */
  readonly defaultPageSize: number;
  /** Whether a full last page carries a token that leads to an empty page, as AWS allows services to do. */
  readonly emptyLastPage: boolean;
  /** Whether empty optional members (tags, aiAgentConfiguration …) are left out of answers. */
  readonly emptyMembers: 'omitted' | 'shown';

  // The wire.
  /** Larger bodies are answered with 413. Unknown. */
  readonly maximumBodyBytes: number;
  /** The error for JSON that does not parse or has values of the wrong type. Smithy's restJson1 tests say SerializationException. */
  readonly malformedInput: 'SerializationException' | 'ValidationException';
  /** Members that the operation does not have. Smithy's restJson1 tests: ignored. */
  readonly unknownMembers: 'ignored' | 'ValidationException';
  /** Bodies signed as UNSIGNED-PAYLOAD. No operation of this service allows it in the service model. */
  readonly unsignedPayload: 'refused' | 'accepted';
  /**
   * Which clock a signature's date is held against. Clients sign with the machine's time, but the JavaScript SDK moves
   * to the time in the Date header of any answer, and that header shows the emulator's. So by default everything
   * between the two is accepted, and neither kind of client notices that a test moves the clock. `real` makes answers
   * show the machine's time.
   */
  readonly signatureTime: 'both' | 'emulator' | 'real';
}

export const defaultSettings: QConnectSettings = {
  assistantCreationMilliseconds: 300,
  assistantDeletionMilliseconds: 300,
  deletedAssistantVisibleMilliseconds: 0,
  aiAgentCreationMilliseconds: 0,
  aiAgentDeletionMilliseconds: 0,
  duplicateAssistantName: 'ConflictException',
  duplicateAIAgentName: 'ConflictException',
  duplicateAssociation: 'ConflictException',
  nameOfDeletingAssistant: 'taken',
  whileNotActive: 'asModelled',
  tagsWhileNotActive: 'allowed',
  deleteAssistantWithAssociations: 'ValidationException',
  deleteAssistantTwice: 'allowed',
  knowledgeBaseIds: 'anyWellFormed',
  aiAgentIds: 'anyWellFormed',
  configurationOfOtherType: 'ValidationException',
  changeSystemAIAgent: 'ValidationException',
  staleModifiedTime: 'ConflictException',
  maximumTagsPerResource: 50,
  orchestrationWithoutUseCase: 'ValidationException',
  useCaseOfOtherType: 'ValidationException',
  useCaseTwice: 'replaces',
  orchestrationInConfigurationMap: false,
  removeUnsetAIAgent: 'allowed',
  systemAIAgents: [
    { type: 'MANUAL_SEARCH', name: 'Default Manual Search' },
    { type: 'ANSWER_RECOMMENDATION', name: 'Default Answer Recommendation' },
    { type: 'SELF_SERVICE', name: 'Default Self Service' },
    { type: 'EMAIL_RESPONSE', name: 'Default Email Response' },
    { type: 'EMAIL_OVERVIEW', name: 'Default Email Overview' },
    { type: 'EMAIL_GENERATIVE_ANSWER', name: 'Default Email Generative Answer' },
    { type: 'ORCHESTRATION', name: 'Default Orchestration' },
    { type: 'NOTE_TAKING', name: 'Default Note Taking' },
    { type: 'CASE_SUMMARIZATION', name: 'Default Case Summarization' },
  ],
  freshConfiguration: 'empty',
  latestQualifier: 'newestVersion',
  clientTokenReused: 'ConflictException',
  clientTokenMilliseconds: 8 * 60 * 60 * 1000,
  clientTokensRemembered: 10_000,
  defaultPageSize: 50,
  emptyLastPage: false,
  emptyMembers: 'omitted',
  maximumBodyBytes: 1024 * 1024,
  malformedInput: 'SerializationException',
  unknownMembers: 'ignored',
  unsignedPayload: 'refused',
  signatureTime: 'both',
};
