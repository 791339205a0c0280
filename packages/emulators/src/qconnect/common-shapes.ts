/** Shapes used by several operations. Source: service model 2020-10-19, as of botocore 1.43.107. */
import { boolean, enumeration, integer, list, map, structure, text, union } from './shapes.js';

const uuid = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}';
const arn = `arn:[a-z-]*?:wisdom:[a-z0-9-]*?:[0-9]{12}:[a-z-]*?/${uuid}(?:/${uuid}){0,2}`;
const qualifier = '(:[A-Z0-9_$]+){0,1}';

export const Uuid = text({ pattern: uuid });
export const Arn = text({ pattern: arn });
export const UuidOrArn = text({ pattern: `${uuid}$|^${arn}` });
export const UuidWithQualifier = text({ pattern: `${uuid}${qualifier}` });
export const UuidOrArnOrEitherWithQualifier = text({
  pattern: `${uuid}${qualifier}$|^${arn}${qualifier}`,
});
export const GenericArn = text({
  min: 1,
  max: 2048,
  pattern: 'arn:[a-z-]+?:[a-z-]+?:[a-z0-9-]*?:([0-9]{12})?:[a-zA-Z0-9-:/]+',
});

export const ClientToken = text({ min: 1, max: 4096 });
const title = {
  min: 1,
  max: 255,
  pattern: '[a-zA-Z0-9\\s_.,-]+.*',
  // The two parts share no character, so there is one way to divide a text between them.
  linearPattern: '[a-zA-Z0-9\\s_.,-]+(?:[^a-zA-Z0-9\\s_.,-].*)?',
};
export const Name = text(title);
export const Description = text(title);
export const NonEmptyString = text({ min: 1, max: 4096 });
export const NonEmptySensitiveString = text({ min: 1, max: 4096, sensitive: true });

export const TagKey = text({ min: 1, max: 128, pattern: '(?!aws:)[a-zA-Z+-=._:/]+' });
export const TagValue = text({ min: 1, max: 256 });
export const Tags = map(TagKey, TagValue);
export const TagKeyList = list(TagKey, { min: 1, max: 50 });

export const NextToken = text({ min: 1, max: 2048 });
export const MaxResults = integer({ min: 1, max: 100 });
export const Version = integer({ min: 1 });

export const AssistantType = enumeration('AGENT');
export const VisibilityStatus = enumeration('SAVED', 'PUBLISHED');
export const Origin = enumeration('SYSTEM', 'CUSTOMER');
export const AIAgentType = enumeration(
  'MANUAL_SEARCH',
  'ANSWER_RECOMMENDATION',
  'SELF_SERVICE',
  'EMAIL_RESPONSE',
  'EMAIL_OVERVIEW',
  'EMAIL_GENERATIVE_ANSWER',
  'ORCHESTRATION',
  'NOTE_TAKING',
  'CASE_SUMMARIZATION',
);

export const ServerSideEncryptionConfiguration = structure({ kmsKeyId: NonEmptyString });
export const AIAgentConfigurationData = structure(
  { aiAgentId: UuidWithQualifier, enabled: boolean },
  'aiAgentId',
);

export const AssociationType = enumeration('KNOWLEDGE_BASE', 'EXTERNAL_BEDROCK_KNOWLEDGE_BASE');
const ExternalBedrockKnowledgeBaseConfig = structure(
  {
    bedrockKnowledgeBaseArn: text({
      min: 47,
      max: 128,
      pattern: 'arn:aws(|-cn|-us-gov):bedrock:[a-zA-Z0-9-]*:[0-9]{12}:knowledge-base/[0-9a-zA-Z]+',
    }),
    accessRoleArn: text({
      min: 32,
      max: 2048,
      pattern: 'arn:aws:iam::[0-9]{12}:role/(?:service-role/)?[a-zA-Z0-9_+=,.@-]{1,64}',
    }),
  },
  'bedrockKnowledgeBaseArn',
  'accessRoleArn',
);
export const AssistantAssociationInputData = union({
  knowledgeBaseId: Uuid,
  externalBedrockKnowledgeBaseConfig: ExternalBedrockKnowledgeBaseConfig,
});
