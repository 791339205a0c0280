/**
 * Members of requests that SDK 3.828.0 does not know: its serializers drop them silently. They are added
 * to the request after the serializer, and before the content length and the signature are computed.
 */
import type { SdkRequest } from './sdk-types.js';

interface UnmodelledMembers {
  readonly body?: readonly string[];
  readonly query?: readonly string[];
}

/** Keyed by the vendor's name of the request. Source: service model 2020-10-19 (botocore 1.43.107). */
const unmodelledMembers: ReadonlyMap<string, UnmodelledMembers> = new Map<
  string,
  UnmodelledMembers
>([
  ['UpdateAssistantAIAgent', { body: ['orchestratorUseCase'] }],
  ['RemoveAssistantAIAgent', { query: ['orchestratorUseCase'] }],
  ['CreateAIPrompt', { body: ['inferenceConfiguration'] }],
  ['UpdateAIPrompt', { body: ['modelId', 'inferenceConfiguration'] }],
  ['CreateMessageTemplate', { body: ['sourceConfiguration'] }],
  ['UpdateMessageTemplate', { body: ['sourceConfiguration'] }],
  [
    'CreateSession',
    {
      body: ['contactArn', 'orchestratorConfigurationList', 'removeOrchestratorConfigurationList'],
    },
  ],
  [
    'UpdateSession',
    { body: ['orchestratorConfigurationList', 'removeOrchestratorConfigurationList'] },
  ],
  ['SendMessage', { body: ['aiAgentId', 'orchestratorUseCase', 'metadata', 'originRequestId'] }],
  ['GetRecommendations', { query: ['recommendationType'] }],
  ['ListMessages', { query: ['filter'] }],
]);

/**
 * The member of a command's input with members of the body that are sent as they are. The SDK's serializers
 * would drop some of them, and fail for the configuration of an AI agent of a newer type.
 */
export const bodyAsGiven = Symbol('assistantProviderBody');

/** Adds the members that the input has. A member that a newer SDK has serialized itself stays as it is. */
export function addUnmodelledMembers(name: string, request: SdkRequest, input: object): void {
  const { [bodyAsGiven]: asGiven } = input as { readonly [bodyAsGiven]?: object };
  if (asGiven !== undefined)
    request.body = JSON.stringify({ ...(JSON.parse(String(request.body)) as object), ...asGiven });
  const members = unmodelledMembers.get(name);
  if (!members) return;
  const given = (names: readonly string[] = []) =>
    Object.fromEntries(
      names
        .map((member) => [member, (input as Record<string, unknown>)[member]] as const)
        .filter(([, value]) => value !== undefined && value !== null),
    );
  const body = given(members.body);
  if (Object.keys(body).length > 0 && typeof request.body === 'string')
    request.body = JSON.stringify({ ...body, ...(JSON.parse(request.body) as object) });
  request.query = { ...(given(members.query) as typeof request.query), ...request.query };
}
