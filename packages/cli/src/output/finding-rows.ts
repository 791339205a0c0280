/** Findings of an inventory as rows for people. */
import type { Finding } from '@assistant-provider/reconcile';

/** A row of the findings of an account. */
export interface FindingRow extends Pick<Finding, 'severity' | 'message'> {
  /** The object by its name, and the assistant that it belongs to. */
  readonly object: string;
}

type Group = [first: Finding, ...others: Finding[]];

/** Returns the rows of findings in their order. Findings about roles of one assistant share a row. */
export function findingRows(findings: readonly Finding[]): readonly FindingRow[] {
  const groups: Group[] = [];
  for (const finding of findings) {
    const group = groups.at(-1);
    if (group && shareRow(group[0], finding)) group.push(finding);
    else groups.push([finding]);
  }
  return groups.map((group) => (group.length === 1 ? rowOf(group[0]) : rowOfRoles(group)));
}

const shareRow = (one: Finding, other: Finding): boolean =>
  one.rule === 'roleFallsBack' &&
  other.rule === one.rule &&
  other.assistant?.id === one.assistant?.id;

const rowOf = ({ severity, message, assistant, object }: Finding): FindingRow => ({
  ...{ severity, message },
  object: `${object.kind} ${object.name ?? object.id}${assistant === undefined ? '' : ` of ${assistant.name}`}`,
});

const rowOfRoles = (group: Group): FindingRow => ({
  severity: group[0].severity,
  object: `roles of ${group[0].assistant?.name ?? 'an assistant'}`,
  message: `agents of the vendor play the roles ${group.map(({ object }) => object.id).join(', ')}`,
});
