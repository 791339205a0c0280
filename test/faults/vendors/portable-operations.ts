/** Every operation of the portable contract, as an application calls it. */
import type {
  AiAgentAssignmentDraft,
  AiAgentSelector,
  AssistantProvider,
  AssistantDraft,
  FeatureMap,
  FeatureName,
  KnowledgeSource,
  Reply,
} from '@assistant-provider/core';
import { collect } from './collect.js';

export interface OperationCase<P> {
  /** `feature.operation`, then what is special about this case. */
  readonly name: string;
  readonly feature: 'assistants' | FeatureName | 'native';
  readonly operation: string;
  readonly writes: boolean;
  readonly run: (provider: P) => Reply<unknown>;
  /** Signatures of requests that must not be sent twice, once they may have been done. */
  readonly onlyOnce?: readonly string[];
}

/** Objects that are there when an operation begins, and some that are not. */
export interface TestIds {
  /** Has queues, knowledge, an AI agent and tags. */
  readonly busy: string;
  /** Has the queue `theirs`, and nothing else. */
  readonly plain: string;
  /** The id of nothing. */
  readonly nobody: string;
  readonly draftWithKnowledge: AssistantDraft;
  readonly mine: readonly [string, string];
  readonly theirs: string;
  readonly free: string;
  readonly linkId: string;
  readonly source: KnowledgeSource;
  readonly assigned: AiAgentSelector;
  readonly assignment: AiAgentAssignmentDraft;
}

type Run<F> = (feature: F) => Reply<unknown>;

function assistants(
  operation: string,
  writes: boolean,
  run: Run<AssistantProvider['assistants']>,
  special = '',
): OperationCase<AssistantProvider> {
  return {
    name: `assistants.${operation}${special}`,
    feature: 'assistants',
    operation,
    writes,
    run: (provider) => run(provider.assistants),
  };
}

function of<F extends FeatureName>(
  feature: F,
  operation: keyof FeatureMap[F] & string,
  writes: boolean,
  run: Run<FeatureMap[F]>,
  special = '',
): OperationCase<AssistantProvider> {
  return {
    name: `${feature}.${operation}${special}`,
    feature,
    operation,
    writes,
    run: (provider) => {
      const member = provider[feature];
      if (member === undefined) throw new Error(`the provider has no ${feature}`);
      return run(member as FeatureMap[F]);
    },
  };
}

const reads = false;
const writes = true;
const mediaTypes = ['call', 'message'] as const;

/** All of them; who runs them leaves out the features that a provider lacks. */
export function portableOperations(ids: TestIds): readonly OperationCase<AssistantProvider>[] {
  const { busy, plain, nobody, mine, theirs, free, linkId, source, assigned, assignment } = ids;
  const binding = (queueId: string) => ({ queueId, mediaTypes });
  return [
    assistants('create', writes, (all) => all.create({ name: 'Night desk' })),
    assistants('create', writes, (all) => all.create(ids.draftWithKnowledge), ' with knowledge'),
    assistants('get', reads, (all) => all.get(busy)),
    assistants('list', reads, (all) => all.list()),
    assistants('list', reads, (all) => all.list({ name: 'Returns desk' }), ' by name'),
    assistants(
      'list',
      reads,
      // One assistant: the requests of several go out at once, and a fault is aimed at one in a row.
      (all) => all.list({ name: 'Returns desk', include: ['aiAgents', 'knowledge'] }),
      ' with all that can be included',
    ),
    assistants('all', reads, (all) => collect(all.all({ pageSize: 1 }))),
    assistants('delete', writes, (all) => all.delete(plain)),
    assistants('delete', writes, (all) => all.delete(busy), ' of a busy one'),
    assistants('delete', writes, (all) => all.delete(nobody), ' of what never was'),
    of('editing', 'update', writes, (all) => all.update(busy, { name: 'Renamed' })),
    of('queues', 'list', reads, (all) => all.list(busy)),
    of('queues', 'all', reads, (all) => collect(all.all(busy, { pageSize: 1 }))),
    of('queues', 'listBound', reads, (all) => all.listBound({ queueIds: [...mine, theirs] })),
    of('queues', 'allBound', reads, (all) => collect(all.allBound({ pageSize: 1 }))),
    of('queues', 'get', reads, (all) => all.get(busy, mine[0])),
    of('queues', 'bind', writes, (all) => all.bind(busy, binding(free))),
    of('queues', 'bind', writes, (all) => all.bind(busy, binding(theirs)), ' of another’s'),
    of(
      'queues',
      'bind',
      writes,
      (all) => all.bind(busy, binding(theirs), { onConflict: 'fail' }),
      ' that is refused',
    ),
    of('queues', 'bindMany', writes, (all) =>
      all.bindMany(busy, [binding(free), binding(theirs), binding(mine[0])]),
    ),
    of('queues', 'unbind', writes, (all) => all.unbind(busy, mine[0])),
    of('queues', 'unbind', writes, (all) => all.unbind(busy, free), ' of what never was'),
    of('queues', 'unbindMany', writes, (all) => all.unbindMany(busy, [...mine, free])),
    of('aiAgents', 'list', reads, (all) => all.list(busy)),
    of('aiAgents', 'assign', writes, (all) => all.assign(busy, assignment)),
    of('aiAgents', 'assign', writes, (all) => all.assign(plain, assignment), ' for the first time'),
    of('aiAgents', 'unassign', writes, (all) => all.unassign(busy, assigned)),
    of('knowledge', 'list', reads, (all) => all.list(busy)),
    of('knowledge', 'link', writes, (all) => all.link(busy, source)),
    of('knowledge', 'unlink', writes, (all) => all.unlink(busy, linkId)),
    of('knowledge', 'unlink', writes, (all) => all.unlink(busy, nobody), ' of what never was'),
    of('tagging', 'list', reads, (all) => all.list(busy)),
    of('tagging', 'tag', writes, (all) => all.tag(busy, { team: 'night', floor: 'two' })),
    of('tagging', 'untag', writes, (all) => all.untag(busy, ['team'])),
  ];
}
