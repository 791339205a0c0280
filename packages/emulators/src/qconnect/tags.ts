/** Tags by ARN; they are the same that the resources show. */
import { QConnectError, invalid, notFound } from './errors.js';
import type { Handler, Service } from './service.js';
import type { AssistantState, Tags } from './state.js';

interface Tagged {
  readonly tags: Tags;
  put(tags: Tags): void;
}

export const tagResource: Handler<'TagResource'> = ({ resourceArn, tags }, service) => {
  const resource = findTagged(service, resourceArn, 'change');
  const merged = { ...resource.tags, ...tags };
  if (hasTooMany(service, merged))
    throw new QConnectError('TooManyTagsException', tooMany(service), resourceArn);
  resource.put(merged);
  return {};
};

export const untagResource: Handler<'UntagResource'> = ({ resourceArn, tagKeys }, service) => {
  const resource = findTagged(service, resourceArn, 'change');
  const left = Object.entries(resource.tags).filter(([key]) => !tagKeys.includes(key));
  resource.put(Object.fromEntries(left));
  return {};
};

export const listTagsForResource: Handler<'ListTagsForResource'> = ({ resourceArn }, service) => ({
  tags: findTagged(service, resourceArn, 'read').tags,
});

/** For tags given at creation, whose operations do not list TooManyTagsException. */
export function checkTagCount(service: Service, tags: Tags): void {
  if (hasTooMany(service, tags)) throw invalid(tooMany(service));
}

const hasTooMany = ({ settings }: Service, tags: Tags): boolean =>
  Object.keys(tags).length > settings.maximumTagsPerResource;

const tooMany = ({ settings }: Service): string =>
  `A resource can have ${settings.maximumTagsPerResource} tags at most`;

function findTagged(service: Service, arn: string, purpose: 'read' | 'change'): Tagged {
  const { settings, store } = service;
  const { type, ids = [], qualifier } = service.arns.parse(arn) ?? {};
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
  if (type === 'association') {
    const found = associations.find((each) => each.assistantAssociationId === id);
    if (found)
      return {
        tags: found.tags,
        put: (tags) => put({ associations: replaced(associations, found, { ...found, tags }) }),
      };
  }
  if (type === 'ai-agent') {
    const found = aiAgents.find((each) => each.aiAgentId === id);
    if (found)
      return {
        tags: found.tags,
        put: (tags) => put({ aiAgents: replaced(aiAgents, found, { ...found, tags }) }),
      };
  }
  throw notFound(arn);
}

const replaced = <T>(list: readonly T[], old: T, next: T): readonly T[] =>
  list.map((entry) => (entry === old ? next : entry));
