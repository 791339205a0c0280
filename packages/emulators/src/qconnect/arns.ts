/** Amazon Resource Names of one account and region. Source of the templates: service model. */

export type ResourceType =
  'assistant' | 'association' | 'ai-agent' | 'ai-prompt' | 'ai-guardrail' | 'knowledge-base';

export interface ParsedArn {
  readonly type: string;
  readonly ids: readonly string[];
  readonly qualifier?: string;
}

export interface Arns {
  /** The last id belongs to the resource; those before it belong to the objects above it. */
  of(type: ResourceType, ...ids: readonly string[]): string;
  /** The ARN of a version ends in its number (field code splits there). */
  ofVersion(arn: string, versionNumber: number | undefined): string;
  /** The ARN of an IAM user of the account. */
  user(name: string): string;
  /** Returns undefined for an ARN of another account, region or partition, and for other text. */
  parse(arn: string): ParsedArn | undefined;
}

export function createArns(region: string, accountId: string): Arns {
  const partition = partitionOf(region);
  const prefix = `arn:${partition}:wisdom:${region}:${accountId}:`;
  return {
    of: (type, ...ids) => `${prefix}${type}/${ids.join('/')}`,
    ofVersion: (arn, version) => (version === undefined ? arn : `${arn}:${version}`),
    user: (name) => `arn:${partition}:iam::${accountId}:user/${name}`,
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
