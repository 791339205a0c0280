/** Writes inventories as Markdown, for a pull request or a wiki. */
import type { Result } from 'neverthrow';
import type { Unseen } from '../observe/observed.js';
import type { AccountFailure, AccountInventory, InventoryAssistant } from './account-inventory.js';
import { byText } from './by-text.js';
import { escapeMarkdown as escape } from './escape-markdown.js';
import { inventoryRules, type Finding, type FindingObject } from './finding.js';

/**
 * Returns the entries of an inventory as Markdown, in the order of the accounts' names. The same entries
 * give the same text. Every text of a vendor is escaped.
 *
 * @example
 * ```ts
 * const entries = [];
 * for await (const entry of inventory(accounts)) entries.push(entry);
 * await writeFile('inventory.md', inventoryMarkdown(entries));
 * ```
 */
export function inventoryMarkdown(
  entries: readonly Result<AccountInventory, AccountFailure>[],
): string {
  const sorted = entries.toSorted(
    byText((entry) => [
      entry.match(
        ({ account }) => account,
        ({ account = '' }) => account,
      ),
    ]),
  );
  const overview = table(
    ['Account', 'Vendor', 'Assistants', 'Findings', 'Not read'],
    sorted.map((entry) => entry.match(rowOfAccount, rowOfFailure)),
  );
  const sections = sorted.flatMap((entry) => entry.match(sectionsOf, () => []));
  return `${['# Inventory', overview, ...sections].join('\n\n')}\n`;
}

type Cells = readonly string[];
const table = (head: Cells, rows: readonly Cells[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const rowOfAccount = ({ account, vendor, assistants, checks, unseen }: AccountInventory): Cells => {
  const count = inventoryRules.reduce((sum, rule) => sum + checks[rule].count, 0);
  return [
    escape(account),
    escape(vendor),
    `${assistants.length}`,
    `${count}`,
    unseen.length === 0 ? '' : `${unseen.length}`,
  ];
};

const rowOfFailure = ({ account = '', vendor = '', error }: AccountFailure): Cells => [
  ...[escape(account), escape(vendor), '', ''],
  `**${error.kind}**: ${escape(error.message)}`,
];

function sectionsOf(entry: AccountInventory): readonly string[] {
  const { account, vendor, assistants, findings, unseen } = entry;
  return [
    `## ${escape(account)}`,
    ...(assistants.length > 0 ? ['### Assistants', tableOfAssistants(assistants)] : []),
    ...(findings.length > 0 ? ['### Findings', tableOfFindings(findings)] : []),
    ...omissions(entry),
    ...(unseen.length > 0 ? ['### Not read', listOf(unseen.map(lineOf))] : []),
  ].map((text, index) => (index === 0 ? `${text} (${escape(vendor)})` : text));
}

const listOf = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const cellOf = (count: number | undefined): string => (count === undefined ? '' : `${count}`);

const tableOfAssistants = (assistants: readonly InventoryAssistant[]): string =>
  table(
    ['Name', 'Id', 'Status', 'Queues', 'Knowledge', 'Roles', 'Tags', 'Parts'],
    assistants.map(({ name, id, status, queues, knowledge, roles, tags, parts = {} }) => [
      ...[escape(name), escape(id), status],
      ...[queues, knowledge, roles, tags].map(cellOf),
      Object.entries(parts)
        .flatMap(([kind, { customer, vendor }]) => {
          const supplied = vendor > 0 ? ` and ${vendor} of the vendor` : '';
          return customer + vendor > 0 ? [`${customer}${supplied} ${escape(kind)}`] : [];
        })
        .join(', '),
    ]),
  );

const nameOf = ({ kind, id, name }: FindingObject): string => {
  const shown = name === undefined || name === id ? id : `${name} (${id})`;
  return escape(`${kind} ${shown}`);
};

const tableOfFindings = (findings: readonly Finding[]): string =>
  table(
    ['Severity', 'Rule', 'Object', 'Assistant', 'Finding'],
    findings.map(({ severity, rule, object, assistant, message }) => [
      severity === 'error' ? '**error**' : severity,
      ...[rule, nameOf(object)],
      assistant === undefined ? '' : escape(assistant.name),
      escape(message),
    ]),
  );

/** The findings that are not listed, and the rules that were not checked in full. */
function omissions({ findings, checks }: AccountInventory): readonly string[] {
  const lines = inventoryRules.flatMap((rule) => {
    const { state, count } = checks[rule];
    const more = count - findings.filter((each) => each.rule === rule).length;
    return [
      ...(more > 0 ? [`\`${rule}\` has ${more} more findings.`] : []),
      ...(state === 'checked' || state === 'unsupported'
        ? []
        : [`\`${rule}\` was not checked in full (${state}).`]),
    ];
  });
  return lines.length === 0 ? [] : ['### Omissions', listOf(lines)];
}

const lineOf = ({ what, kind, assistantId, ids, reason, message }: Unseen): string => {
  const words = [what, kind, assistantId && `of ${assistantId}`, ids?.join(', ')];
  const subject = words.filter((word) => word !== undefined).join(' ');
  return `${escape(subject)}: ${reason}: ${escape(message)}`;
};
