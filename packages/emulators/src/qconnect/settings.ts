/**
 * What is unknown about the vendor, one setting each. The first value is the default: the likeliest reading of what is
 * known, which the comment names. "Service model" is the vendor's machine-readable contract 2020-10-19; "field code" is
 * public code that runs against the live service. A client should work whichever way they are set.
 */
import { AIAgentType, Name } from './common-shapes.js';
import { violationsOf } from './check.js';
import { amount, choice } from '../server/setting.js';
import type { Setting, SettingValues } from '../server/setting.js';
import { list, structure } from './shapes.js';
import type { Infer } from './shapes.js';

const SystemAIAgents = list(structure({ type: AIAgentType, name: Name }, 'type', 'name'));
type SystemAIAgents = Infer<typeof SystemAIAgents>;

/** One of each type. Their real names are unknown. */
const defaultSystemAIAgents: SystemAIAgents = AIAgentType.values.map((type) => ({
  type,
  name: `Default ${type.toLowerCase().replaceAll('_', ' ')}`,
}));

const systemAIAgents: Setting<SystemAIAgents> = {
  default: defaultSystemAIAgents,
  allowed: 'a list of { type, name }',
  accepts: (value) => violationsOf(SystemAIAgents, value).length === 0,
};

export const qconnectSettings = {
  // How long things take

  /** How long CREATE_IN_PROGRESS lasts; 0 answers ACTIVE at once. Field code polls every 5 s for minutes. */
  assistantCreationMilliseconds: amount(300, 0),
  /** How long DELETE_IN_PROGRESS lasts. Field code meets entries in that state when it lists. */
  assistantDeletionMilliseconds: amount(300, 0),
  /** How long a deleted assistant still shows as DELETED before it is not found. */
  deletedAssistantVisibleMilliseconds: amount(0, 0),
  /** AI agents have the same states in the service model. Whether they ever leave ACTIVE is unknown. */
  aiAgentCreationMilliseconds: amount(0, 0),
  aiAgentDeletionMilliseconds: amount(0, 0),

  // What is refused

  /** A second assistant of a name. Service model: a conflict comes "usually with the same name"; an AWS guide says that several assistants can share one. */
  duplicateAssistantName: choice('ConflictException', 'allowed'),
  /** The same for AI agents within an assistant. */
  duplicateAIAgentName: choice('ConflictException', 'allowed'),
  /** A second association of an assistant with the same knowledge base. */
  duplicateAssociation: choice('ConflictException', 'allowed'),
  /** The name of an assistant in DELETE_IN_PROGRESS. Service model: conflicts with what "is being created or mutated". */
  nameOfDeletingAssistant: choice('taken', 'free'),
  /**
   * Creating and updating below an assistant, or a change to an AI agent, that is not ACTIVE. Field code waits first.
   * `asModelled` is ConflictException where the operation lists it, otherwise ValidationException.
   */
  whileNotActive: choice('asModelled', 'ConflictException', 'ValidationException', 'allowed'),
  /** Tagging, whose operations list only ResourceNotFoundException. Field code waits for ACTIVE here, too. */
  tagsWhileNotActive: choice('allowed', 'ResourceNotFoundException'),
  /**
   * DeleteAssistant while associations exist. Field code deletes them first, because it fails otherwise, and
   * ValidationException is the only error that the service model lists for DeleteAssistant and that can mean this.
   */
  deleteAssistantWithAssociations: choice(
    'ValidationException',
    'ConflictException',
    'DELETE_FAILED',
    'allowed',
  ),
  /** DeleteAssistant on one in DELETE_IN_PROGRESS or DELETED. Service model: the operation is idempotent. */
  deleteAssistantTwice: choice('allowed', 'ResourceNotFoundException', 'ConflictException'),
  /** Knowledge bases live in another API. `known`: those of the seed. */
  knowledgeBaseIds: choice('anyWellFormed', 'known'),
  /** AI agents named in UpdateAssistantAIAgent. `known`: those of the assistant, with the right type. */
  aiAgentIds: choice('anyWellFormed', 'known'),
  /** An AI agent with the configuration of another type. */
  configurationOfOtherType: choice('ValidationException', 'allowed'),
  /** Changing or deleting an AI agent of origin SYSTEM. */
  changeSystemAIAgent: choice('ValidationException', 'AccessDeniedException'),
  /** CreateAIAgentVersion with a modifiedTime before the last update. Service model: it "can fail". */
  staleModifiedTime: choice('ConflictException', 'ValidationException', 'allowed'),
  /** The service model has TooManyTagsException without a number; 50 is usual at AWS. */
  maximumTagsPerResource: amount(50, 0),

  // Orchestrator use cases

  /** ORCHESTRATION without a use case. The member is optional, since other types have none; one script leaves it out. */
  orchestrationWithoutUseCase: choice('ValidationException', 'allowed'),
  /** A use case with a type other than ORCHESTRATION. */
  useCaseOfOtherType: choice('ValidationException', 'ignored'),
  /** Setting a use case that is set. */
  useCaseTwice: choice('replaces', 'appends', 'ConflictException'),
  /** Whether an orchestrator with a use case shows in `aiAgentConfiguration`, too. */
  orchestrationInConfigurationMap: choice(false, true),
  /** RemoveAssistantAIAgent of what is not set. Service model: the operation is idempotent. */
  removeUnsetAIAgent: choice('allowed', 'ResourceNotFoundException'),

  // SYSTEM agents

  /** The AI agents that the vendor gives each assistant; one of each type by default. */
  systemAIAgents,
  /** Whether a fresh assistant's configuration names them. Field notes: an assistant without one falls back silently. */
  freshConfiguration: choice('empty', 'systemAIAgents'),
  /** The qualifier `:$LATEST`: the newest version (without one, the saved state), or always the saved state. */
  latestQualifier: choice('newestVersion', 'saved'),

  // Idempotency

  /** A client token again, with other parameters. */
  clientTokenReused: choice('ConflictException', 'ValidationException', 'newRequest'),
  /** How long a client token is remembered. */
  clientTokenMilliseconds: amount(8 * 60 * 60 * 1000, 0),
  /** How many are remembered at most, the newest ones. The emulator's own limit, so that its memory does not grow. */
  clientTokensRemembered: amount(10_000, 1),

  // Lists

  /** Page size without maxResults. */
  defaultPageSize: amount(50, 1, 100),
  /** Whether a full last page carries a token that leads to an empty page. */
  emptyLastPage: choice(false, true),
  /** Empty optional members of answers: tags, aiAgentConfiguration and the like. */
  emptyMembers: choice('omitted', 'shown'),

  // The wire

  /** Bytes of a body before the answer is 413. */
  maximumBodyBytes: amount(1024 * 1024, 1),
  /** JSON that does not parse or has values of the wrong type. The default is that of Smithy's restJson1 tests. */
  malformedInput: choice('SerializationException', 'ValidationException'),
  /** Members that the operation does not have. The default is that of Smithy's restJson1 tests. */
  unknownMembers: choice('ignored', 'ValidationException'),
  /** Bodies signed as UNSIGNED-PAYLOAD, which the service model allows for no operation of this service. */
  unsignedPayload: choice('refused', 'accepted'),
  /**
   * Which clock a signature's date is held against. Clients sign with the machine's time, but the JavaScript SDK moves
   * to the time in the Date header of any answer, and that header shows the emulator's. So by default everything
   * between the two is accepted, and neither kind of client notices that a test moves the clock. `real` makes answers
   * show the machine's time.
   */
  signatureTime: choice('both', 'emulator', 'real'),
} as const;

export type QConnectSettings = SettingValues<typeof qconnectSettings>;
