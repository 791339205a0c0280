/**
 * Sends members that SDK 3.828.0 does not know: its serializers drop them without a word. What the
 * caller put into a command's input is added to the request behind the serializer and before the
 * content length and the signature are reckoned.
 */
import type { MetadataBearer, Pluggable, SerializeMiddleware } from '@smithy/types';

interface Unmodelled {
  readonly body?: readonly string[];
  readonly query?: readonly string[];
}

/**
 * Members of requests in the service model 2020-10-19 (botocore 1.43.107) that the serializers of
 * SDK 3.828.0 lack, by the SDK's name of the command.
 */
const unmodelled: ReadonlyMap<string, Unmodelled> = new Map<string, Unmodelled>([
  ['UpdateAssistantAIAgentCommand', { body: ['orchestratorUseCase'] }],
  ['RemoveAssistantAIAgentCommand', { query: ['orchestratorUseCase'] }],
  ['CreateAIPromptCommand', { body: ['inferenceConfiguration'] }],
  ['UpdateAIPromptCommand', { body: ['modelId', 'inferenceConfiguration'] }],
  ['CreateMessageTemplateCommand', { body: ['sourceConfiguration'] }],
  ['UpdateMessageTemplateCommand', { body: ['sourceConfiguration'] }],
  [
    'CreateSessionCommand',
    {
      body: ['contactArn', 'orchestratorConfigurationList', 'removeOrchestratorConfigurationList'],
    },
  ],
  [
    'UpdateSessionCommand',
    { body: ['orchestratorConfigurationList', 'removeOrchestratorConfigurationList'] },
  ],
  [
    'SendMessageCommand',
    { body: ['aiAgentId', 'orchestratorUseCase', 'metadata', 'originRequestId'] },
  ],
  ['GetRecommendationsCommand', { query: ['recommendationType'] }],
  ['ListMessagesCommand', { query: ['filter'] }],
]);

interface Request {
  body?: unknown;
  query?: Record<string, unknown>;
}

/** Does nothing for commands that are sent whole. */
export function addUnmodelledMembers(
  commandName: string,
  request: Request,
  input: Readonly<Record<string, unknown>>,
): void {
  const members = unmodelled.get(commandName);
  if (!members) return;
  const { body = [], query = [] } = members;
  const given = (names: readonly string[]) =>
    Object.fromEntries(
      names.filter((name) => (input[name] ?? null) !== null).map((name) => [name, input[name]]),
    );
  const inBody = given(body);
  // What a newer SDK serialized itself goes before what we would add.
  if (Object.keys(inBody).length > 0 && typeof request.body === 'string')
    request.body = JSON.stringify({ ...inBody, ...(JSON.parse(request.body) as object) });
  request.query = { ...given(query), ...request.query };
}

export function unmodelledMembers<I extends object, O extends MetadataBearer>(): Pluggable<I, O> {
  const middleware: SerializeMiddleware<I, O> = (next, context) => (args) => {
    const { commandName = '' } = context;
    const request = args.request as Request | undefined;
    if (request) addUnmodelledMembers(commandName, request, args.input as Record<string, unknown>);
    return next(args);
  };
  return {
    applyToStack: (stack) =>
      stack.add(middleware, {
        step: 'serialize',
        // Behind the serializer, which has the priority `normal`.
        priority: 'low',
        name: 'assistantProviderUnmodelledMembers',
        override: true,
      }),
  };
}
