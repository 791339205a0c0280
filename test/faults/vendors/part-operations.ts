/** The operations on parts and on the directory, as an application calls them. */
import type {
  AssistantProvider,
  Directory,
  PartDraft,
  Parts,
  Reply,
} from '@assistant-provider/core';
import type { OperationCase } from './portable-operations.js';
import { collect } from './collect.js';

/** A part that is there when an operation begins, and drafts of others. */
export interface TestParts {
  readonly assistantId: string;
  /** The part and its only version. */
  readonly part: { readonly kind: string; readonly id: string };
  readonly version: number;
  /** A draft of a new part. */
  readonly created: PartDraft;
  /** Drafts that change the part, by what is special about each. */
  readonly changed: Readonly<Record<string, PartDraft>>;
  /** The kinds of the directory to look up. */
  readonly kinds: readonly string[];
}

const reads = false;
const writes = true;

type Run<F> = (feature: F) => Reply<unknown>;

function inParts(
  operation: keyof Parts,
  isWrite: boolean,
  run: Run<Parts>,
  special = '',
): OperationCase<AssistantProvider<'parts'>> {
  const name = `parts.${operation}${special}`;
  const runIt = ({ parts }: AssistantProvider<'parts'>) => run(parts);
  return { name, feature: 'parts', operation, writes: isWrite, run: runIt };
}

const inDirectory = (
  operation: keyof Directory,
  kind: string,
  run: Run<Directory>,
): OperationCase<AssistantProvider<'directory'>> => ({
  name: `directory.${operation} of ${kind}`,
  feature: 'directory',
  operation,
  writes: reads,
  run: ({ directory }) => run(directory),
});

/** All of them for one vendor, whose parts differ from those of others. */
export function partOperations({
  assistantId,
  part,
  version,
  created,
  changed,
  kinds,
}: TestParts): readonly OperationCase<AssistantProvider<'parts' | 'directory'>>[] {
  return [
    inParts('list', reads, (all) => all.list(assistantId)),
    inParts(
      'list',
      reads,
      (all) => all.list(assistantId, { kind: part.kind, versions: true }),
      ' with versions',
    ),
    inParts('get', reads, (all) => all.get(assistantId, part)),
    inParts('put', writes, (all) => all.put(assistantId, created), ' of a new one'),
    ...Object.entries(changed).map(([special, draft]) =>
      inParts('put', writes, (all) => all.put(assistantId, draft), ` ${special}`),
    ),
    inParts('publish', writes, (all) => all.publish(assistantId, part)),
    inParts('delete', writes, (all) => all.delete(assistantId, part)),
    inParts(
      'delete',
      writes,
      (all) => all.delete(assistantId, { ...part, version }),
      ' of a version',
    ),
    ...kinds.flatMap((kind) => [
      inDirectory('lookUp', kind, (all) => all.lookUp(kind, { assistantId })),
      inDirectory('all', kind, (all) => collect(all.all(kind, { assistantId }))),
    ]),
  ];
}
