/**
 * Every portable operation as data: whether it writes, and its arguments. Features, the runtime, the
 * conformance kit and the fault tests derive from this table.
 */
import type { OperationName } from './operation-groups.js';

/** The parser of an argument; `validation/inputs.ts` has one for each name. */
export type InputName =
  | 'assistantId'
  | 'assistantQuery'
  | 'assignment'
  | 'binding'
  | 'bindings'
  | 'boundQuery'
  | 'directoryKind'
  | 'directoryQuery'
  | 'draft'
  | 'knowledgeSource'
  | 'linkId'
  | 'pageQuery'
  | 'partDelete'
  | 'partDraft'
  | 'partPublish'
  | 'partQuery'
  | 'partRead'
  | 'patch'
  | 'queueId'
  | 'queueIds'
  | 'selector'
  | 'tagKeys'
  | 'tags';

/** One operation: the properties from which core derives checks, policies and errors. */
export interface OperationRow {
  /** Whether the operation may change something at the vendor. */
  readonly writes: boolean;
  /** The arguments in their order: the name that issues use, and the parser. */
  readonly arguments: Readonly<Record<string, InputName>>;
  /** The parser of the options, the last argument. Defaults to that of `CallOptions`. */
  readonly options?: 'bindOptions';
  /** Whether the operation creates an assistant, to look for if the outcome is unknown. */
  readonly creates?: true;
  /**
   * Whether the operation writes several objects. Its errors list those that were written as `done`,
   * and its requests wait in the `bulk` lane.
   */
  readonly bulk?: true;
  /** For an iteration, the operation that reads its pages. Errors carry that operation's name. */
  readonly pagesOf?: string;
}

const oneAssistant = { assistantId: 'assistantId' } as const;
const oneQueue = { ...oneAssistant, queueId: 'queueId' } as const;

/** Every portable operation by its name. */
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
  'queues.allBound': {
    writes: false,
    arguments: { query: 'boundQuery' },
    pagesOf: 'queues.listBound',
  },
  'queues.get': { writes: false, arguments: oneQueue },
  'queues.bind': {
    writes: true,
    arguments: { ...oneAssistant, binding: 'binding' },
    options: 'bindOptions',
  },
  'queues.bindMany': {
    writes: true,
    bulk: true,
    arguments: { ...oneAssistant, bindings: 'bindings' },
    options: 'bindOptions',
  },
  'queues.unbind': { writes: true, arguments: oneQueue },
  'queues.unbindMany': {
    writes: true,
    bulk: true,
    arguments: { ...oneAssistant, queueIds: 'queueIds' },
  },

  'aiAgents.list': { writes: false, arguments: oneAssistant },
  'aiAgents.assign': { writes: true, arguments: { ...oneAssistant, assignment: 'assignment' } },
  'aiAgents.unassign': { writes: true, arguments: { ...oneAssistant, selector: 'selector' } },

  'knowledge.list': { writes: false, arguments: oneAssistant },
  'knowledge.link': { writes: true, arguments: { ...oneAssistant, source: 'knowledgeSource' } },
  'knowledge.unlink': { writes: true, arguments: { ...oneAssistant, linkId: 'linkId' } },

  'tagging.list': { writes: false, arguments: oneAssistant },
  'tagging.tag': { writes: true, arguments: { ...oneAssistant, tags: 'tags' } },
  'tagging.untag': { writes: true, arguments: { ...oneAssistant, keys: 'tagKeys' } },

  'parts.list': { writes: false, arguments: { ...oneAssistant, query: 'partQuery' } },
  'parts.get': { writes: false, arguments: { ...oneAssistant, part: 'partRead' } },
  'parts.put': { writes: true, arguments: { ...oneAssistant, part: 'partDraft' } },
  'parts.publish': { writes: true, arguments: { ...oneAssistant, part: 'partPublish' } },
  'parts.delete': { writes: true, arguments: { ...oneAssistant, part: 'partDelete' } },

  'directory.lookUp': {
    writes: false,
    arguments: { kind: 'directoryKind', query: 'directoryQuery' },
  },
  'directory.all': {
    writes: false,
    arguments: { kind: 'directoryKind', query: 'directoryQuery' },
    pagesOf: 'directory.lookUp',
  },
} as const satisfies Readonly<Record<OperationName, OperationRow>>;

/** The name of an operation that a driver implements. Core iterates over the pages of a driver's list. */
export type DriverOperationName = {
  [O in OperationName]: (typeof operations)[O] extends { readonly pagesOf: string } ? never : O;
}[OperationName];
