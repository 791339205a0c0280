/** Tags by ARN; resources show the same tags. */
import { QConnectError, invalid, notFound } from './errors.js';
import type { Handler, Environment } from './environment.js';
import { allKinds } from './ai-resource-kinds.js';
import { groupOf } from './rows.js';
import type { Tags } from './state.js';
import type { TableRecord } from '../server/table.js';

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
  const { store } = environment;
  const { type = '', ids = [], qualifier } = environment.arns.parse(arn) ?? {};
  if (qualifier !== undefined) throw notFound(arn);
  const [owner = '', id = ''] = ids;
  if (type === 'knowledge-base' && ids.length === 1)
    return taggedRecord(store.knowledgeBases, owner, arn);
  requireTaggable(environment, owner, purpose, arn);
  if (type === 'assistant' && ids.length === 1) return taggedRecord(store.assistants, owner, arn);
  if (type === 'association') return taggedRecord(store.associations, groupOf(owner, id), arn);
  const kind = allKinds.find(({ arnType }) => arnType === type);
  if (!kind) throw notFound(arn);
  store.addSystem(owner);
  return taggedRecord(store.aiResources, groupOf(owner, kind.name, id), arn);
}

/** Checks the assistant that is tagged, or that the tagged resource belongs to. */
function requireTaggable(
  { settings, store }: Environment,
  assistantId: string,
  purpose: 'read' | 'change',
  arn: string,
): void {
  const assistant = store.assistants.get(assistantId);
  const isHidden =
    purpose === 'change' &&
    assistant?.status !== 'ACTIVE' &&
    settings.tagsWhileNotActive === 'ResourceNotFoundException';
  if (!assistant || assistant.status === 'DELETED' || isHidden) throw notFound(arn);
}

interface Records<T> {
  get(id: string): T | undefined;
  set(record: T): void;
}

function taggedRecord<T extends TableRecord & { readonly tags: Tags }>(
  records: Records<T>,
  id: string,
  arn: string,
): Tagged {
  const record = records.get(id);
  if (!record) throw notFound(arn);
  return { tags: record.tags, put: (tags) => records.set({ ...record, tags }) };
}
