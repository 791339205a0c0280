/** The report of an inventory: what exists in each account, and what deserves attention. */
import type { InventoryEntry } from '../output-schemas/inventory.js';
import { counted } from '../output/counted.js';
import type { Block, Inline, Line, ReportDocument, Section } from './document.js';

type Account = Extract<InventoryEntry, { assistants: unknown }>;
type Assistant = Account['assistants'][number];
type Finding = Account['findings'][number];

const code = (text: string): Inline => ({ kind: 'code', text });
const strong = (text: string): Inline => ({ kind: 'strong', text });
const cell = (count: number | undefined): Line => (count === undefined ? [] : [`${count}`]);

/** Returns the report of an inventory. */
export function inventoryDocument(entries: readonly InventoryEntry[]): ReportDocument {
  const accounts = entries.filter((entry): entry is Account => 'assistants' in entry);
  const assistants = accounts.reduce((sum, each) => sum + each.assistants.length, 0);
  const findings = accounts.reduce((sum, each) => sum + countOf(each), 0);
  return {
    title: 'Inventory',
    sentence: `${counted(accounts.length, 'account')}, ${counted(assistants, 'assistant')}, ${counted(findings, 'finding')}.`,
    sections: entries.map((entry, index) =>
      'assistants' in entry ? accountOf(entry, index + 1) : failureOf(entry, index + 1),
    ),
  };
}

/** Also of findings that are not listed. */
const countOf = ({ checks }: Account): number =>
  Object.values(checks).reduce((sum, { count }) => sum + count, 0);

const failureOf = (
  { account, error }: Exclude<InventoryEntry, Account>,
  index: number,
): Section => ({
  kind: 'section',
  id: `account-${index}`,
  title: account,
  blocks: [{ kind: 'paragraph', line: [strong('Not read'), `: ${error.kind}: ${error.message}`] }],
});

function accountOf(entry: Account, index: number): Section {
  const { account, vendor, assistants, findings, unseen } = entry;
  const id = `account-${index}`;
  const part = (name: string, title: string, ...blocks: readonly Block[]): Section => ({
    kind: 'section',
    ...{ id: `${id}-${name}`, title, blocks },
  });
  const limits = limitsOf(entry);
  return {
    kind: 'section',
    id,
    title: `${account} (${vendor})`,
    blocks: [
      part('findings', `Findings (${countOf(entry)})`, findingsOf(account, findings)),
      part('assistants', `Assistants (${assistants.length})`, tableOf(account, assistants)),
      ...(unseen.length === 0
        ? []
        : [
            part('unseen', 'Not seen', {
              kind: 'list',
              items: unseen.map(({ what, kind, message }) => [
                strong([what, ...(kind === undefined ? [] : [kind])].join(' ')),
                `: ${message}`,
              ]),
            }),
          ]),
      ...(limits.length === 0
        ? []
        : [part('checks', 'Rules that were not checked fully', { kind: 'list', items: limits })]),
    ],
  };
}

const findingsOf = (account: string, findings: readonly Finding[]): Block =>
  findings.length === 0
    ? { kind: 'paragraph', line: ['None.'] }
    : {
        kind: 'table',
        caption: `Findings at ${account}`,
        head: ['Object', 'Severity', 'Rule', 'Assistant', 'Finding'],
        rows: findings.map(({ rule, severity, object, message, assistant }): readonly Line[] => [
          [`${object.kind} `, object.name ?? object.id],
          [strong(severity)],
          [code(rule)],
          assistant === undefined ? [] : [assistant.name],
          [message],
        ]),
      };

const tableOf = (account: string, assistants: readonly Assistant[]): Block =>
  assistants.length === 0
    ? { kind: 'paragraph', line: ['None.'] }
    : {
        kind: 'table',
        caption: `Assistants at ${account}`,
        head: ['Name', 'Id', 'Status', 'Queues', 'Knowledge', 'Roles', 'Tags', 'Parts'],
        rows: assistants.map((assistant): readonly Line[] => [
          [assistant.name],
          [code(assistant.id)],
          [assistant.status],
          cell(assistant.queues),
          cell(assistant.knowledge),
          cell(assistant.roles),
          cell(assistant.tags),
          [partsOf(assistant)],
        ]),
      };

const partsOf = ({ parts = {} }: Assistant): string =>
  Object.entries(parts)
    .flatMap(([kind, { customer }]) => (customer > 0 ? [`${customer} ${kind}`] : []))
    .join(', ');

/** No findings mean nothing for a rule that could not be checked. */
const limitsOf = ({ checks }: Account): readonly Line[] =>
  Object.entries(checks).flatMap(([rule, { state }]): readonly Line[] =>
    state === 'checked' || state === 'unsupported' ? [] : [[code(rule), `: ${state}`]],
  );
