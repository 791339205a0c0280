/**
 * What data the vendor takes. Source: service model 2020-10-19; its patterns stand there without
 * ends and are anchored here.
 */
import type { AiAgentRoleLimit, Limits, TextLimit } from '@assistant-provider/core';

const uuid = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}';
const arnHead = 'arn:[a-z-]*:wisdom:[a-z0-9-]*:[0-9]{12}';
/** A version: `:3`, `:$LATEST`, `:$SAVED`. */
const qualifier = '(?::[A-Z0-9_$]+)?';

/**
 * The service model takes the ARN of any resource here. One of another resource is a mistake, and
 * a harmful one where tags are written.
 */
export const assistantIdLimit: TextLimit = {
  pattern: new RegExp(`^(?:${uuid}|${arnHead}:assistant/${uuid})$`),
  description: 'a lower-case UUID or the ARN of an assistant',
};

/** Of an AI agent to read (UuidOrArnOrEitherWithQualifier). */
export const aiAgentIdLimit: TextLimit = {
  pattern: new RegExp(`^(?:${uuid}|${arnHead}:ai-agent/${uuid}/${uuid})${qualifier}$`),
  description: 'a lower-case UUID or the ARN of an AI agent, with a version qualifier or without',
};

const alwaysOn: AiAgentRoleLimit = {
  agentId: 'required',
  useCase: 'unsupported',
  canDisable: false,
};

/** One character class and then anything: only the first character is bound. */
const plainBeginning: TextLimit = {
  maxLength: 255,
  pattern: /^[a-zA-Z0-9\s_.,-]/,
  description: 'text that begins with a letter, a digit, a space or one of _ . , -',
};

export const qConnectLimits: Limits = {
  assistantId: assistantIdLimit,
  name: plainBeginning,
  description: plainBeginning,
  pageSize: { min: 1, max: 100 },
  kmsKeyId: { maxLength: 4_096 },
  tags: {
    // Not in the service model, which has TooManyTagsException; 50 is AWS's usual number.
    count: 50,
    key: {
      maxLength: 128,
      // `+-=` is a range in the service model: digits and , - . / : ; < = pass, space and @ do not.
      // `__proto__` matches there; the SDK would lose it on the way without a word.
      pattern: /^(?!aws:)(?!__proto__$)[a-zA-Z+-=._:/]+$/,
      description:
        'letters, digits and + , - . / : ; < = _, not beginning with aws:, and not __proto__',
    },
    value: { maxLength: 256 },
  },
  aiAgents: {
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
      // Unknown: whether the vendor takes it without a use case, and what that would mean.
      // Required, since the vendor tells orchestrators apart by it.
      orchestration: { agentId: 'required', useCase: 'required', canDisable: false },
    },
    // UuidWithQualifier: no ARN, unlike where an AI agent is read.
    agentId: {
      pattern: new RegExp(`^${uuid}${qualifier}$`),
      description: 'a lower-case UUID, with a version qualifier such as :3 or :$LATEST or without',
    },
    useCase: { maxLength: 4_096 },
  },
  knowledge: {
    types: ['knowledgeBase', 'externalKnowledgeBase'],
    knowledgeBaseId: { pattern: new RegExp(`^${uuid}$`), description: 'a lower-case UUID' },
    linkId: {
      pattern: new RegExp(`^(?:${uuid}|${arnHead}:association/${uuid}/${uuid})$`),
      description: 'a lower-case UUID or the ARN of an assistant association',
    },
    locator: {
      // Its length is 47 to 128: within the pattern, so that a plain id is told that it is no ARN.
      pattern:
        /^(?=.{47,128}$)arn:aws(?:-cn|-us-gov)?:bedrock:[a-zA-Z0-9-]*:[0-9]{12}:knowledge-base\/[0-9a-zA-Z]+$/,
      description: 'the ARN of a Bedrock knowledge base, arn:aws:bedrock:…:knowledge-base/…',
    },
    accessRole: {
      // Its pattern is within the length that the model gives beside it, 32 to 2,048.
      pattern: /^arn:aws:iam::[0-9]{12}:role\/(?:service-role\/)?[a-zA-Z0-9_+=,.@-]{1,64}$/,
      description: 'the ARN of an IAM role, arn:aws:iam::…:role/…',
    },
    // Per account and region, and not adjustable (Connect service quotas): one assistant cannot
    // have more either.
    count: 20,
  },
};
