/** Tags by ARN; resources show the same tags. */
import { QConnectError, invalid, notFound } from './errors.js';
import type { Handler, Environment } from './environment.js';
import type { AssistantState, Tags } from './state.js';

interface Tagged {
  readonly tags: Tags;
  put(tags: Tags): void;
}

export const tagResource: Handler<'TagResource'> = ({ resourceArn, tags }, environment) => {
  const resource = findTagged(environment, resourceArn, 'change');
  const merged = { ...resource.tags, ...tags };
  if (hasTooManyTags(environment, merged))
    throw new QConnectError('TooManyTagsException', tooManyTags(environment), resourceArn);
  resource.put(merged);
  return {};
};

export const untagResource: Handler<'UntagResource'> = ({ resourceArn, tagKeys }, environment) => {
  const resource = findTagged(environment, resourceArn, 'change');
  const left = Object.entries(resource.tags).filter(([key]) => !tagKeys.includes(key));
  resource.put(Object.fromEntries(left));
  return {};
};

export const listTagsForResource: Handler<'ListTagsForResource'> = (
  { resourceArn },
  environment,
) => ({
  tags: findTagged(environment, resourceArn, 'read').tags,
});

/** For tags at creation: these operations do not list TooManyTagsException. */
export function checkTagCount(environment: Environment, tags: Tags): void {
  if (hasTooManyTags(environment, tags)) throw invalid(tooManyTags(environment));
}

const hasTooManyTags = ({ settings }: Environment, tags: Tags): boolean =>
  Object.keys(tags).length > settings.maximumTagsPerResource;

const tooManyTags = ({ settings }: Environment): string =>
  `A resource can have ${settings.maximumTagsPerResource} tags at most`;

function findTagged(environment: Environment, arn: string, purpose: 'read' | 'change'): Tagged {
  const { settings, store } = environment;
  const { type, ids = [], qualifier } = environment.arns.parse(arn) ?? {};
  const [assistantId, id] = ids;
  const assistant = store.assistant(assistantId ?? '');
  const isHidden =
    purpose === 'change' &&
    assistant?.status !== 'ACTIVE' &&
    settings.tagsWhileNotActive === 'ResourceNotFoundException';
  if (!assistant || assistant.status === 'DELETED' || isHidden || qualifier !== undefined)
    throw notFound(arn);

  const put = (changed: Partial<AssistantState>) => store.put({ ...assistant, ...changed });
  if (type === 'assistant' && ids.length === 1)
    return { tags: assistant.tags, put: (tags) => put({ tags }) };
  const { associations, aiAgents } = assistant;
  const association = associations.find((each) => each.assistantAssociationId === id);
  if (type === 'association' && association)
    return taggedEntry(associations, association, (list) => put({ associations: list }));
  const aiAgent = aiAgents.find((each) => each.aiAgentId === id);
  if (type === 'ai-agent' && aiAgent)
    return taggedEntry(aiAgents, aiAgent, (list) => put({ aiAgents: list }));
  throw notFound(arn);
}

const taggedEntry = <T extends { readonly tags: Tags }>(
  list: readonly T[],
  entry: T,
  putList: (list: readonly T[]) => void,
): Tagged => ({
  tags: entry.tags,
  put: (tags) => putList(list.map((each) => (each === entry ? { ...entry, tags } : each))),
});
