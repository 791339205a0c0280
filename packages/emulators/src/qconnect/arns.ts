/** Amazon Resource Names of one account and region. Source of the templates: service model. */

export type ResourceType = 'assistant' | 'association' | 'ai-agent';

export interface ParsedArn {
  readonly type: string;
  readonly ids: readonly string[];
  readonly qualifier?: string;
}

export interface Arns {
  assistant(assistantId: string): string;
  association(assistantId: string, associationId: string): string;
  /** The ARN of a version ends in its number (field code splits there). */
  aiAgent(assistantId: string, aiAgentId: string, versionNumber?: number): string;
  knowledgeBase(knowledgeBaseId: string): string;
  /** Returns undefined for an ARN of another account, region or partition, and for other text. */
  parse(arn: string): ParsedArn | undefined;
}

export function createArns(region: string, accountId: string): Arns {
  const prefix = `arn:${partitionOf(region)}:wisdom:${region}:${accountId}:`;
  return {
    assistant: (assistantId) => `${prefix}assistant/${assistantId}`,
    association: (assistantId, id) => `${prefix}association/${assistantId}/${id}`,
    aiAgent: (assistantId, id, version) =>
      `${prefix}ai-agent/${assistantId}/${id}${version === undefined ? '' : `:${version}`}`,
    knowledgeBase: (knowledgeBaseId) => `${prefix}knowledge-base/${knowledgeBaseId}`,
    parse(arn) {
      if (!arn.startsWith(prefix)) return undefined;
      const [resource = '', qualifier] = arn.slice(prefix.length).split(':');
      const [type = '', ...ids] = resource.split('/');
      return { type, ids, ...(qualifier !== undefined && { qualifier }) };
    },
  };
}

/** Source: the AWS partitions in the endpoint rules of the service model. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
