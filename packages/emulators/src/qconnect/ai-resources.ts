/** AI agents, AI prompts and AI guardrails: create, get, list, update, delete. */
import { randomUUID } from 'node:crypto';
import { checkConfiguration } from './ai-agent-references.js';
import type { AIResourceKind } from './ai-resource-kinds.js';
import { requireUnused } from './ai-resource-use.js';
import { conflict, notFound } from './errors.js';
import {
  findAIResource,
  findActiveAssistant,
  findChangeableAIResource,
  findVisibleAssistant,
  requireActive,
} from './find.js';
import { beginCreation, beginDeletion } from './lifecycle.js';
import { listPage } from './paging.js';
import type { PagingInput } from './paging.js';
import type { Environment } from './environment.js';
import { checkModel } from './models.js';
import { aiResourceRow, groupOf } from './rows.js';
import type { AIContentRow, AIResourceRow, AIVersionRow, AssistantRow } from './rows.js';
import type { Origin, Tags, VisibilityStatus } from './state.js';
import { withKey } from './tables.js';
import { checkTagCount } from './tags.js';
import { aiResourceData, aiResourceSummary } from './views.js';

interface OfAssistant {
  readonly assistantId: string;
}

interface CreateInput extends OfAssistant {
  readonly name: string;
  readonly type?: string;
  readonly visibilityStatus: VisibilityStatus;
  readonly description?: string;
  readonly tags?: Tags;
}

interface UpdateInput extends OfAssistant {
  readonly visibilityStatus: VisibilityStatus;
}

interface ListInput extends OfAssistant, PagingInput {
  readonly origin?: Origin;
}

/** The member of the input that names the resource. */
export const idIn = ({ id }: AIResourceKind, input: object): string =>
  (input as Readonly<Record<string, string>>)[id] ?? '';

/** Members of inputs that are not content, or that each handler reads itself. */
const besideContent = ['clientToken', 'assistantId', 'name', 'type', 'visibilityStatus', 'tags'];

/** The members of the input that belong to the content of the kind, with unknown ones if they are kept. */
const contentIn = ({ id }: AIResourceKind, input: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([member, value]) => value !== undefined && ![...besideContent, id].includes(member),
    ),
  );

export const createAIResource =
  (kind: AIResourceKind) =>
  (input: CreateInput, environment: Environment): object => {
    const { settings, clock, store, plannedFailures } = environment;
    const { name, type, visibilityStatus, tags = {} } = input;
    checkTagCount(environment, tags);
    const operation = `Create${kind.operation}` as const;
    const assistant = findActiveAssistant(environment, input.assistantId, operation);
    const now = clock.now();
    const content = { visibilityStatus, modifiedTime: now, ...contentIn(kind, input) };
    checkContent(environment, kind, assistant, { type, content });
    checkName(environment, kind, assistant, name);
    const resource = aiResourceRow(
      { assistantId: assistant.id, kind: kind.name, resourceId: randomUUID() },
      {
        sequence: store.nextSequence(),
        name,
        ...(type !== undefined && { type }),
        origin: 'CUSTOMER',
        ...beginCreation(now, {
          milliseconds: settings[kind.settings.creation],
          fails: plannedFailures.take(operation),
        }),
        content,
        tags,
        nextVersionNumber: 1,
      },
    );
    store.aiResources.set(resource);
    return { [kind.name]: aiResourceData(environment, kind, resource) };
  };

function checkName(
  { settings, store }: Environment,
  kind: AIResourceKind,
  { id: assistantId }: AssistantRow,
  name: string,
): void {
  if (settings[kind.settings.duplicateName] === 'allowed') return;
  store.addSystem(assistantId);
  const [same] = withKey(store.aiResources.list('byName'), assistantId, kind.name, name);
  if (same) throw conflict(`An ${kind.noun} named ${name} already exists`);
}

function checkContent(
  environment: Environment,
  kind: AIResourceKind,
  assistant: AssistantRow,
  { type, content }: { readonly type?: string | undefined; readonly content: AIContentRow },
): void {
  if (kind.name === 'aiAgent') checkConfiguration(environment, assistant, type, content);
  if (kind.name === 'aiPrompt') checkModel(environment, content);
}

export const getAIResource =
  (kind: AIResourceKind) =>
  (input: OfAssistant, environment: Environment): object => {
    const assistant = findVisibleAssistant(environment, input.assistantId);
    const asked = idIn(kind, input);
    const { resource, qualifier } = findAIResource(environment, kind, assistant, asked);
    const version = findVersion(environment, resource, qualifier, asked);
    return {
      [kind.name]: aiResourceData(environment, kind, resource, version),
      ...(version && { versionNumber: version.versionNumber }),
    };
  };

/** Returns undefined for the saved state. Field code uses these qualifiers. */
function findVersion(
  { settings, store: { versions } }: Environment,
  { id }: AIResourceRow,
  qualifier: string | undefined,
  asked: string,
): AIVersionRow | undefined {
  if (qualifier === undefined || qualifier === '$SAVED') return undefined;
  if (qualifier === '$LATEST') {
    const list = versions.list('ofResource', id);
    const [newest] = list.walk(list.size - 1, 1);
    return settings.latestQualifier === 'newestVersion' ? newest : undefined;
  }
  const version = versions.get(groupOf(id, qualifier));
  if (!version) throw notFound(asked);
  return version;
}

export const listAIResources =
  (kind: AIResourceKind) =>
  (input: ListInput, environment: Environment): object => {
    const { origin } = input;
    const { id: assistantId } = findVisibleAssistant(environment, input.assistantId);
    environment.store.addSystem(assistantId);
    const listed = environment.store.aiResources.listed();
    const { entries, token } = listPage(
      environment,
      origin === undefined
        ? listed.list('ofKind', groupOf(assistantId, kind.name))
        : listed.list('ofOrigin', groupOf(assistantId, kind.name, origin)),
      input,
      `${kind.list} ${assistantId} ${origin ?? ''}`,
    );
    return {
      [`${kind.name}Summaries`]: entries.map((entry) =>
        aiResourceSummary(environment, kind, entry),
      ),
      ...token,
    };
  };

export const updateAIResource =
  (kind: AIResourceKind) =>
  (input: UpdateInput, environment: Environment): object => {
    const operation = `Update${kind.operation}` as const;
    const assistant = findActiveAssistant(environment, input.assistantId, operation);
    const asked = idIn(kind, input);
    const resource = findChangeableAIResource(environment, kind, assistant, asked);
    requireActive(environment, operation, resource, asked);
    const given = contentIn(kind, input);
    const content: AIContentRow = {
      ...keptContent(environment, kind, resource),
      ...given,
      visibilityStatus: input.visibilityStatus,
      // Strictly increasing, so that the optimistic lock detects two updates in one millisecond.
      modifiedTime: Math.max(environment.clock.now(), resource.content.modifiedTime + 1),
    };
    if (kind.content.some((member) => member in given))
      checkContent(environment, kind, assistant, { type: resource.type, content });
    const changed = { ...resource, content };
    environment.store.aiResources.set(changed);
    return { [kind.name]: aiResourceData(environment, kind, changed) };
  };

/** The content that an update keeps if its input does not name it. */
function keptContent(
  { settings }: Environment,
  { content: members, optional }: AIResourceKind,
  { content }: AIResourceRow,
): AIContentRow {
  if (settings.omittedByUpdate === 'kept') return content;
  const required = ['modifiedTime', ...members.filter((member) => !optional.includes(member))];
  const kept = Object.entries(content).filter(([member]) => required.includes(member));
  return Object.fromEntries(kept) as AIContentRow;
}

export const deleteAIResource =
  (kind: AIResourceKind) =>
  (input: OfAssistant, environment: Environment): undefined => {
    const { settings, clock, plannedFailures, store } = environment;
    const operation = `Delete${kind.operation}` as const;
    const assistant = findVisibleAssistant(environment, input.assistantId);
    const resource = findChangeableAIResource(environment, kind, assistant, idIn(kind, input));
    if (resource.status === 'DELETE_IN_PROGRESS') return undefined;
    requireUnused(environment, operation, kind, assistant, { resource });
    const deletion = beginDeletion(clock.now(), {
      milliseconds: settings[kind.settings.deletion],
      visibleMilliseconds: 0,
      fails: plannedFailures.take(operation),
    });
    store.aiResources.set({ ...resource, ...deletion });
    return undefined;
  };
