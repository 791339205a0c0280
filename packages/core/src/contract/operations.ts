/**
 * Every portable operation as data: whether it writes, and what it is called with. Features, the
 * runtime, the conformance kit and the tests of faults read this one table.
 */
import type { Assistants, FeatureMap, FeatureName } from './provider.js';

/** How an argument is checked; `validation/inputs.ts` has a parser of this name. */
export type InputName =
  | 'assistantId'
  | 'assistantQuery'
  | 'assignment'
  | 'binding'
  | 'bindings'
  | 'boundQuery'
  | 'draft'
  | 'knowledgeSource'
  | 'linkId'
  | 'pageQuery'
  | 'patch'
  | 'queueId'
  | 'queueIds'
  | 'selector'
  | 'tagKeys'
  | 'tags';

export interface OperationRow {
  readonly writes: boolean;
  /** In their order: the name that issues give an argument, and how it is checked. */
  readonly arguments: Readonly<Record<string, InputName>>;
  /** The options that it takes last. Defaults to `options`, which all calls take. */
  readonly options?: 'bindOptions';
  /** Whether it makes an assistant that the caller would have to look for if the outcome is unknown. */
  readonly creates?: true;
  /** Set for an iteration: the operation that reads its pages, by whose name errors call it. */
  readonly pagesOf?: string;
}

type NamesIn<Group extends string, T> = `${Group}.${keyof T & string}`;
type EveryName =
  | NamesIn<'assistants', Assistants>
  | { [F in FeatureName]: NamesIn<F, FeatureMap[F]> }[FeatureName];

const oneAssistant = { assistantId: 'assistantId' } as const;
const oneQueue = { ...oneAssistant, queueId: 'queueId' } as const;

export const operations = {
  'assistants.create': { writes: true, creates: true, arguments: { draft: 'draft' } },
  'assistants.get': { writes: false, arguments: oneAssistant },
  'assistants.list': { writes: false, arguments: { query: 'assistantQuery' } },
  'assistants.all': {
    writes: false,
    arguments: { query: 'assistantQuery' },
    pagesOf: 'assistants.list',
  },
  'assistants.delete': { writes: true, arguments: oneAssistant },

  'editing.update': { writes: true, arguments: { ...oneAssistant, patch: 'patch' } },

  'queues.list': { writes: false, arguments: { ...oneAssistant, query: 'pageQuery' } },
  'queues.all': {
    writes: false,
    arguments: { ...oneAssistant, query: 'pageQuery' },
    pagesOf: 'queues.list',
  },
  'queues.listBound': { writes: false, arguments: { query: 'boundQuery' } },
  'queues.get': { writes: false, arguments: oneQueue },
  'queues.bind': {
    writes: true,
    arguments: { ...oneAssistant, binding: 'binding' },
    options: 'bindOptions',
  },
  'queues.bindMany': {
    writes: true,
    arguments: { ...oneAssistant, bindings: 'bindings' },
    options: 'bindOptions',
  },
  'queues.unbind': { writes: true, arguments: oneQueue },
  'queues.unbindMany': { writes: true, arguments: { ...oneAssistant, queueIds: 'queueIds' } },

  'aiAgents.list': { writes: false, arguments: oneAssistant },
  'aiAgents.assign': { writes: true, arguments: { ...oneAssistant, assignment: 'assignment' } },
  'aiAgents.unassign': { writes: true, arguments: { ...oneAssistant, selector: 'selector' } },

  'knowledge.list': { writes: false, arguments: oneAssistant },
  'knowledge.link': { writes: true, arguments: { ...oneAssistant, source: 'knowledgeSource' } },
  'knowledge.unlink': { writes: true, arguments: { ...oneAssistant, linkId: 'linkId' } },

  'tagging.list': { writes: false, arguments: oneAssistant },
  'tagging.tag': { writes: true, arguments: { ...oneAssistant, tags: 'tags' } },
  'tagging.untag': { writes: true, arguments: { ...oneAssistant, keys: 'tagKeys' } },
} as const satisfies Readonly<Record<EveryName, OperationRow>>;

/** The name of a portable operation, e.g. `queues.bind`. */
export type OperationName = keyof typeof operations;
