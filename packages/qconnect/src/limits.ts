/**
 * Bounds on the data that the vendor accepts. Source: service model 2020-10-19. Its patterns are not anchored; these
 * are.
 */
import type { AiAgentRoleLimit, Limits, PartKindLimit, TextLimit } from '@assistant-provider/core';
import { partKinds, type PartKind } from './wire/part-kinds.js';

const uuid = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}';
const arnHead = 'arn:[a-z-]*:wisdom:[a-z0-9-]*:[0-9]{12}';
/** A version: `:3`, `:$LATEST`, `:$SAVED`. */
const qualifier = '(?::[A-Z0-9_$]+)?';

/**
 * The service model accepts the ARN of any resource here. The ARN of another resource is a mistake, and
 * would put tags on the wrong resource.
 */
export const assistantIdLimit: TextLimit = {
  pattern: new RegExp(`^(?:${uuid}|${arnHead}:assistant/${uuid})$`),
  description: 'a lower-case UUID or the ARN of an assistant',
};

/** The id of an AI agent to read (UuidOrArnOrEitherWithQualifier). */
export const aiAgentIdLimit: TextLimit = {
  pattern: new RegExp(`^(?:${uuid}|${arnHead}:ai-agent/${uuid}/${uuid})${qualifier}$`),
  description: 'a lower-case UUID or the ARN of an AI agent, optionally with a version qualifier',
};

/** All operations of an account and region together (Amazon Connect service quotas, "agent assist"). */
export const publishedQuota = { requests: 10, perMs: 1_000 };

const alwaysOn: AiAgentRoleLimit = {
  agentId: 'required',
  useCase: 'unsupported',
  canDisable: false,
};

/** The pattern is one character class without an end, so it binds the first character only. */
const plainBeginning: TextLimit = {
  maxLength: 255,
  pattern: /^[a-zA-Z0-9\s_.,-]/,
  description: 'text that starts with a letter, a digit, a space or one of _ . , -',
};

const uuidLimit: TextLimit = {
  pattern: new RegExp(`^${uuid}$`),
  description: 'a lower-case UUID',
};

const partLimit = ({ name, fixed, optional }: PartKind): PartKindLimit => ({
  cardinality: 'many',
  ids: 'vendor',
  id: uuidLimit,
  // The update of a part has no name.
  name: { ...plainBeginning, changes: 'atCreation' },
  after: name === 'aiAgent' ? ['aiPrompt', 'aiGuardrail', 'knowledge'] : [],
  versions: true,
  canDelete: true,
  fixed: fixed.map((member) => `/${member}`),
  // Unknown: what an update does with optional members that it does not name.
  mayKeep: optional,
});

const forEachPartKind = <T>(limitOf: (kind: PartKind) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(partKinds.map((kind) => [kind.name, limitOf(kind)]));

/** The limits of Amazon Q in Connect. */
export const limits: Limits = {
  assistantId: assistantIdLimit,
  // The service has no operation to change these three; CloudFormation replaces the assistant.
  // Guides disagree on whether two assistants can have one name.
  name: { ...plainBeginning, changes: 'atCreation', mayBeUnique: true },
  description: { ...plainBeginning, changes: 'atCreation' },
  kmsKeyId: { maxLength: 4_096, changes: 'atCreation' },
  // The quota of an account and region, which is not adjustable (Connect service quotas).
  assistantsPerAccount: 5,
  pageSize: { min: 1, max: 100 },
  quota: publishedQuota,
  // The requests with a client token (service model).
  idempotencyKeys: ['assistants.create', 'knowledge.link', 'parts.put', 'parts.publish'],
  requestsPerCall: {
    // Tags need the ARN, which a request finds for an id.
    'tagging.list': 2,
    'tagging.tag': 2,
    'tagging.untag': 2,
    // A part is read first: the vendor's own must not be written, and a new one may not be active yet.
    'parts.publish': 2,
    'parts.delete': 2,
  },
  tags: {
    changes: 'inPlace',
    // The service model has TooManyTagsException but no number. 50 is the usual number of AWS.
    count: 50,
    key: {
      maxLength: 128,
      // `+-=` is a range in the service model: it includes digits and , - . / : ; < = but not space or @.
      // `__proto__` matches that pattern, but the SDK would silently lose it.
      pattern: /^(?!aws:)(?!__proto__$)[a-zA-Z+-=._:/]+$/,
      description:
        'letters, digits and + , - . / : ; < = _, not starting with aws:, and not __proto__',
    },
    value: { maxLength: 256 },
  },
  aiAgents: {
    changes: 'inPlace',
    roles: {
      // `enabled: false` is "currently supported only for ANSWER_RECOMMENDATION" (service model).
      answerRecommendation: { ...alwaysOn, canDisable: true },
      manualSearch: alwaysOn,
      summarization: alwaysOn,
      selfService: alwaysOn,
      noteTaking: alwaysOn,
      emailResponse: alwaysOn,
      emailOverview: alwaysOn,
      emailGenerativeAnswer: alwaysOn,
      // Unknown: whether the vendor accepts no use case, and what that would mean. The use case is
      // required here because it is what distinguishes orchestrators.
      orchestration: { agentId: 'required', useCase: 'required', canDisable: false },
    },
    // UuidWithQualifier. Unlike the id of an AI agent to read, it cannot be an ARN.
    agentId: {
      pattern: new RegExp(`^${uuid}${qualifier}$`),
      description: 'a lower-case UUID, optionally with a version qualifier such as :3 or :$LATEST',
    },
    useCase: { maxLength: 4_096 },
    agentPart: 'aiAgent',
  },
  knowledge: {
    changes: 'inPlace',
    types: ['knowledgeBase', 'externalKnowledgeBase'],
    knowledgeBaseId: uuidLimit,
    directoryKind: 'knowledgeBase',
    linkId: {
      pattern: new RegExp(`^(?:${uuid}|${arnHead}:association/${uuid}/${uuid})$`),
      description: 'a lower-case UUID or the ARN of an assistant association',
    },
    locator: {
      // The length of 47 to 128 is part of the pattern, so that a plain id fails as not being an ARN.
      pattern:
        /^(?=.{47,128}$)arn:aws(?:-cn|-us-gov)?:bedrock:[a-zA-Z0-9-]*:[0-9]{12}:knowledge-base\/[0-9a-zA-Z]+$/,
      description: 'the ARN of a Bedrock knowledge base, arn:aws:bedrock:…:knowledge-base/…',
    },
    accessRole: {
      // This pattern is stricter than the model's length of 32 to 2,048.
      pattern: /^arn:aws:iam::[0-9]{12}:role\/(?:service-role\/)?[a-zA-Z0-9_+=,.@-]{1,64}$/,
      description: 'the ARN of an IAM role, arn:aws:iam::…:role/…',
    },
    // The quota of an account and region, which is not adjustable (Connect service quotas). One assistant
    // cannot have more.
    count: 20,
  },
  parts: { kinds: forEachPartKind(partLimit) },
  directory: {
    kinds: {
      knowledgeBase: { ofAssistant: false, id: uuidLimit },
      ...forEachPartKind(() => ({ ofAssistant: true, id: uuidLimit })),
    },
  },
};
