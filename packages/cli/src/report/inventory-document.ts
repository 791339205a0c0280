/** An inventory as a report: what deserves attention first, then account by account. */
import type { InventoryEntry } from '../output-schemas/inventory.js';
import { counted } from '../output/counted.js';
import { severities, states } from './badges.js';
import {
  badge,
  clear,
  code,
  facts,
  figure,
  filterOf,
  fold,
  link,
  list,
  paragraph,
  section,
  strong,
  table,
} from './blocks.js';
import type { Block, Figure, Line, ReportDocument, Section } from './document.js';
import { unseenLines } from './unseen-section.js';
import { vendorName } from './vendor-name.js';

type AccountInventory = Extract<InventoryEntry, { assistants: unknown }>;
type InventoryAssistant = AccountInventory['assistants'][number];
type Finding = AccountInventory['findings'][number];
type Failure = Exclude<InventoryEntry, AccountInventory>;

/** Returns the report of an inventory, in the order of its entries. */
export function inventoryDocument(entries: readonly InventoryEntry[]): ReportDocument {
  const accounts = entries.filter((entry): entry is AccountInventory => 'assistants' in entry);
  const failures = entries.filter((entry): entry is Failure => 'error' in entry);
  const gaps = accounts.reduce((sum, { unseen }) => sum + unseen.length, 0);
  return {
    about: vendorsOf(entries),
    title: `Inventory of ${entries.length === 1 ? nameOf(entries[0]) : counted(entries.length, 'account')}`,
    state: failures.length + gaps === 0 ? states.complete : states.incomplete,
    sentence: sentenceOf(accounts, failures),
    figures: figuresOf(accounts, failures, gaps),
    sections: [
      ...(failures.length === 0 ? [] : [failuresOf(failures)]),
      attentionOf(accounts),
      overviewOf(accounts),
    ],
  };
}

const vendorsOf = (entries: readonly InventoryEntry[]): string =>
  [...new Set(entries.map(({ vendor = '' }) => vendorName(vendor)))]
    .filter((name) => name !== '')
    .join(', ');

const nameOf = (entry: InventoryEntry | undefined): string => entry?.account ?? 'accounts';

function sentenceOf(accounts: readonly AccountInventory[], failures: readonly Failure[]): string {
  const assistants = accounts.reduce((sum, account) => sum + account.assistants.length, 0);
  const has = accounts.length === 1 ? 'has' : 'have';
  const read = `${counted(accounts.length, 'account')} ${has} ${counted(assistants, 'assistant')}.`;
  return failures.length === 0
    ? read
    : `${read} ${counted(failures.length, 'account')} could not be read.`;
}

function figuresOf(
  accounts: readonly AccountInventory[],
  failures: readonly Failure[],
  gaps: number,
): readonly Figure[] {
  const findings = accounts.flatMap((account) => account.findings);
  const having = (severity: Finding['severity']): number =>
    findings.filter((each) => each.severity === severity).length;
  const assistants = accounts.reduce((sum, account) => sum + account.assistants.length, 0);
  return [
    ...(failures.length === 0
      ? []
      : [figure(failures.length, ['account failed', 'accounts failed'], 'failures', 'bad')]),
    figure(having('error'), ['error', 'errors'], 'findings', 'bad'),
    figure(having('warning'), ['warning', 'warnings'], 'findings', 'attention'),
    figure(accounts.length, ['account read', 'accounts read'], 'accounts', 'changed'),
    figure(assistants, ['assistant', 'assistants'], 'accounts', 'changed'),
    figure(gaps, ['thing not read', 'things not read'], 'accounts', 'attention'),
  ];
}

const failuresOf = (failures: readonly Failure[]): Section =>
  section(
    'failures',
    `Accounts that could not be read (${failures.length})`,
    table(
      'Accounts that could not be read',
      ['Account', 'Vendor', 'Error', 'Message'],
      failures.map(({ account = '–', vendor = '–', error }) => [
        [strong(account)],
        [vendorName(vendor)],
        [code(error.kind)],
        [error.message],
      ]),
    ),
  );

/** Errors and warnings of all accounts. Everything else stands with its account. */
function attentionOf(accounts: readonly AccountInventory[]): Section {
  const findings = accounts.flatMap(({ account, findings: all }) =>
    all
      .filter(({ severity }) => severity !== 'info')
      .map((finding) => ({ account, finding }) as const),
  );
  const sorted = findings.toSorted(
    (one, other) =>
      Number(one.finding.severity === 'warning') - Number(other.finding.severity === 'warning'),
  );
  return findings.length === 0
    ? section('findings', 'Errors and warnings', clear('There is none.'))
    : section(
        'findings',
        `Errors and warnings (${findings.length})`,
        ...filterOf(
          'Show findings',
          findings.map(({ finding }) => severities[finding.severity]),
        ),
        table(
          'Findings that deserve attention',
          ['Object', 'Severity', 'Account', 'Finding'],
          sorted.map(({ account, finding }) => [
            objectOf(finding),
            [badge(severities[finding.severity])],
            [account],
            [finding.message],
          ]),
        ),
      );
}

const objectOf = ({ object: { kind, id, name = id }, assistant }: Finding): Line => [
  `${kind} `,
  strong(name),
  ...(assistant === undefined ? [] : [` of ${assistant.name}`]),
];

const overviewOf = (accounts: readonly AccountInventory[]): Section =>
  section(
    'accounts',
    `Accounts (${accounts.length})`,
    ...(accounts.length === 0 ? [clear('No account was read.')] : []),
    ...(accounts.length > 1
      ? [
          table(
            'All accounts',
            ['Account', 'Vendor', 'Assistants', 'Findings', 'Not read'],
            accounts.map(({ account, vendor, assistants, checks, unseen }, index) => [
              [link(account, `account-${index + 1}`)],
              [vendorName(vendor)],
              [`${assistants.length}`],
              [`${Object.values(checks).reduce((sum, { count }) => sum + count, 0)}`],
              [unseen.length === 0 ? '–' : `${unseen.length}`],
            ]),
          ),
        ]
      : []),
    ...accounts.map((account, index) => accountOf(account, `account-${index + 1}`)),
  );

function accountOf(entry: AccountInventory, anchor: string): Section {
  const { account, vendor, assistants, findings, unseen } = entry;
  const remarks = findings.filter(({ severity }) => severity === 'info');
  const omitted = omissionsOf(entry);
  return section(
    anchor,
    account,
    facts(['Vendor', [vendorName(vendor)]], ['Assistants', [`${assistants.length}`]]),
    ...(assistants.length === 0 ? [] : [assistantsOf(account, assistants)]),
    ...(remarks.length === 0
      ? []
      : [
          fold(
            counted(remarks.length, 'remark'),
            table(
              `Remarks on ${account}`,
              ['Object', 'Remark'],
              remarks.map((finding) => [objectOf(finding), [finding.message]]),
            ),
          ),
        ]),
    ...(unseen.length === 0 ? [] : [paragraph('Not read:'), list(unseenLines(unseen))]),
    ...(omitted.length === 0 ? [] : [fold(counted(omitted.length, 'omission'), list(omitted))]),
  );
}

const assistantsOf = (account: string, assistants: readonly InventoryAssistant[]): Block =>
  table(
    `Assistants of ${account}`,
    ['Name', 'Status', 'Queues', 'Knowledge', 'Roles', 'Tags', 'Parts', 'Id'],
    assistants.map(({ name, id, status, queues, knowledge, roles, tags, parts = {} }) => [
      [name],
      [status === 'active' ? status : strong(status)],
      ...[queues, knowledge, roles, tags].map((count): Line => [
        count === undefined ? '–' : `${count}`,
      ]),
      [partsText(parts)],
      [code(id)],
    ]),
  );

const partsText = (parts: NonNullable<InventoryAssistant['parts']>): string =>
  Object.entries(parts)
    .flatMap(([kind, { customer, vendor }]) => {
      const supplied = vendor > 0 ? ` and ${vendor} of the vendor` : '';
      return customer + vendor > 0 ? [`${customer}${supplied} ${kind}`] : [];
    })
    .join(', ') || '–';

/** The findings that are not listed, and the rules that were not checked in full. */
const omissionsOf = ({ findings, checks }: AccountInventory): readonly Line[] =>
  Object.entries(checks).flatMap(([rule, { state, count }]) => {
    const more = count - findings.filter((each) => each.rule === rule).length;
    return [
      ...(more > 0 ? [[code(rule), ` has ${counted(more, 'more finding')}.`]] : []),
      ...(state === 'checked' || state === 'unsupported'
        ? []
        : [[code(rule), ` was not checked in full (${state}).`]]),
    ];
  });
