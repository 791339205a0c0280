/**
 * IAM, as far as the emulator knows it: each client has a list of allowed actions, for every resource. Source of the
 * actions: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Q in Connect".
 */
import type { EmulatorRequest } from '../server/contract.js';
import { allKinds } from './ai-resource-kinds.js';
import type { Arns, ResourceType } from './arns.js';
import type { Client } from './authorization.js';
import { QConnectError } from './errors.js';
import type { OperationName } from './operations.js';

interface Need {
  readonly action: string;
  /** An ARN, or `*` if the action accepts no resource. */
  readonly resource: string;
}

/** The action of the operation itself, which is checked before the input is read. */
export function needOf(
  operation: OperationName,
  { params }: EmulatorRequest,
  arns: Arns,
): readonly Need[] {
  const resource = withoutResource.has(operation) ? '*' : resourceOf(params, arns);
  return [{ action: `wisdom:${operation}`, resource }];
}

/** Operations that name an assistant, and whose action does not accept a resource. */
const withoutResource: ReadonlySet<OperationName> = new Set(['CreateAssistantAssociation']);

/** The innermost resource that the path names comes first. */
const pathParameters: readonly (readonly [parameter: string, type: ResourceType])[] = [
  ...allKinds.map(({ id, arnType }) => [id, arnType] as const),
  ['assistantAssociationId', 'association'],
  ['knowledgeBaseId', 'knowledge-base'],
  ['assistantId', 'assistant'],
];

function resourceOf(params: EmulatorRequest['params'], arns: Arns): string {
  const { resourceArn, assistantId = '' } = params;
  if (resourceArn !== undefined) return resourceArn;
  for (const [parameter, type] of pathParameters) {
    const idOrArn = params[parameter];
    if (idOrArn === undefined) continue;
    if (idOrArn.startsWith('arn:')) return idOrArn;
    const isOwn = type === 'assistant' || type === 'knowledge-base';
    const owner = arns.parse(assistantId)?.ids[0] ?? assistantId;
    const [id = ''] = idOrArn.split(':');
    return isOwn ? arns.of(type, id) : arns.of(type, owner, id);
  }
  return '*';
}

/** Members of inputs that need further actions. */
interface PrivilegedInput {
  readonly tags?: object;
  readonly serverSideEncryptionConfiguration?: { readonly kmsKeyId?: string };
  readonly association?: {
    readonly externalBedrockKnowledgeBaseConfig?: { readonly accessRoleArn: string };
  };
}

/** Service model, ServerSideEncryptionConfiguration. */
const keyActions = ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'];

/** The further actions that a creation needs for its tags, its key and its role. */
export function furtherNeeds(operation: OperationName, input: PrivilegedInput): readonly Need[] {
  if (!operation.startsWith('Create')) return [];
  const { tags = {}, serverSideEncryptionConfiguration, association } = input;
  const key = serverSideEncryptionConfiguration?.kmsKeyId;
  const role = association?.externalBedrockKnowledgeBaseConfig?.accessRoleArn;
  return [
    ...(Object.keys(tags).length > 0 ? [{ action: 'wisdom:TagResource', resource: '*' }] : []),
    ...(key === undefined ? [] : keyActions.map((action) => ({ action, resource: key }))),
    ...(role === undefined ? [] : [{ action: 'iam:PassRole', resource: role }]),
  ];
}

/** Throws for the first action that the client does not have. AWS services use this message. */
export function requireActions(
  { allow, userName }: Client,
  needs: readonly Need[],
  arns: Arns,
): void {
  for (const { action, resource } of needs)
    if (!allow.some((pattern) => matches(pattern, action)))
      throw new QConnectError(
        'AccessDeniedException',
        `User: ${arns.user(userName)} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
      );
}

/** IAM user guide, "Action": `*` stands for any characters, `?` for one, and the case does not matter. */
function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[^\w*?]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}
