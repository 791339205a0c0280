/** The tables of docs/permissions.md, made from the `permissions` of the drivers. */
import type { Permission, PermissionCondition } from '@assistant-provider/core';
import {
  operations,
  type AssistantDriver,
  type OperationRow,
} from '@assistant-provider/core/adapter';
import { createGenesysDriver } from '@assistant-provider/genesys';
import { createQConnectDriver } from '@assistant-provider/qconnect';
import { resolveConfig, format } from 'prettier';

/** They send nothing here. */
const drivers = {
  genesys: createGenesysDriver({ region: 'us_east_1', accessToken: 'unused' }) as AssistantDriver,
  qconnect: createQConnectDriver({ region: 'us-east-1' }) as AssistantDriver,
};
type Vendor = keyof typeof drivers;

const rowsOfTable = Object.entries<OperationRow>(operations);

/** The members that name a kind; operations with one have a table of their own. */
const kindOf: Readonly<Record<string, string>> = {
  'parts.list': 'query.kind',
  'parts.get': 'part.kind',
  'parts.put': 'part.kind',
  'parts.publish': 'part.kind',
  'parts.delete': 'part.kind',
  'directory.lookUp': 'kind',
  'directory.all': 'kind',
};
const withoutKinds = rowsOfTable.map(([name]) => name).filter((name) => !(name in kindOf));

const rowOf = (operation: string): OperationRow => operations[operation as keyof typeof operations];

/** Of an iteration, those of the operation that reads its pages. */
function permissionsAt(vendor: Vendor, operation: string): readonly Permission[] {
  const { pagesOf = operation } = rowOf(operation);
  return drivers[vendor].permissions?.[pagesOf as 'assistants.list'] ?? [];
}

const isAlways = ({ when = [], onlyIf, without }: Permission): boolean =>
  when.length === 0 && onlyIf === undefined && without === undefined;

const code = (word: unknown): string => `\`${String(word)}\``;
const listed = (permissions: readonly Permission[]): string =>
  permissions.map(({ name }) => code(name)).join(' ');

/** One name for each permission, and on what to grant those that are granted on something of their own. */
function listedWithPlace(permissions: readonly Permission[]): string {
  const places = new Set(permissions.map(({ on }) => on));
  return [...places]
    .map((place) => {
      const names = listed(permissions.filter(({ on }) => on === place));
      return place === undefined ? names : `${names} on ${place}`;
    })
    .join(', ');
}

function conditionInWords(condition: PermissionCondition): string {
  const argument = code(condition.argument);
  if ('given' in condition) return `${condition.given ? 'with' : 'without'} ${argument}`;
  if ('pattern' in condition) return `if ${argument} ${condition.description}`;
  const verb = condition.argument.endsWith('.include') ? 'has' : 'is';
  const values = condition.oneOf.map(code).join(' or ');
  return `if ${argument} ${verb} ${values}${condition.orMissing ? ' or missing' : ''}`;
}

/** When a call needs the permission, and what happens without it. */
function reasonOf({ when = [], onlyIf, without }: Permission): string {
  const conditions = when.map(conditionInWords);
  if (onlyIf !== undefined) conditions.push(`if ${onlyIf}`);
  const reason = conditions.join(' and ');
  const withLink = (text: string) =>
    text.replace('(unknown)', '(unknown: [vendor notes](vendor-notes.md))');
  return withLink(
    [reason, ...(without ? [`without it, ${without}`] : [])].filter(Boolean).join('; '),
  );
}

type Cells = readonly string[];
const table = (head: Cells, rows: readonly Cells[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const tableOfCalls = (): string =>
  table(
    ['Call', 'Genesys Cloud: permissions', 'Amazon Q in Connect: IAM actions'],
    withoutKinds.map((operation) => [
      code(operation),
      ...(Object.keys(drivers) as Vendor[]).map((vendor) =>
        listed(permissionsAt(vendor, operation).filter(isAlways)),
      ),
    ]),
  );

/** One row for each reason, with all calls that have it. */
function tableOfReasons(vendor: Vendor): string {
  const rows = new Map<string, { names: string; reason: string; calls: string[] }>();
  for (const operation of withoutKinds) {
    const others = permissionsAt(vendor, operation).filter((each) => !isAlways(each));
    for (const reason of new Set(others.map(reasonOf))) {
      const permissions = others.filter((each) => reasonOf(each) === reason);
      const names = listedWithPlace(permissions);
      const row = rows.get(names + reason) ?? { names, reason, calls: [] };
      row.calls.push(code(operation));
      rows.set(names + reason, row);
    }
  }
  return table(
    ['Call', 'Also needs', 'When'],
    [...rows.values()].map(({ names, reason, calls }) => [calls.join(', '), names, reason]),
  );
}

/** The kinds that the permissions of an operation name. */
function kindsOf(vendor: Vendor, operation: string): readonly string[] {
  const values = permissionsAt(vendor, operation)
    .flatMap(({ when = [] }) => when)
    .filter(({ argument }) => argument === kindOf[operation])
    .flatMap((condition) => ('oneOf' in condition ? condition.oneOf : []));
  return [...new Set(values.map(String))];
}

/** What a kind needs, without the condition on the kind, and without conditions that a default meets. */
const permissionsOfKind = (vendor: Vendor, operation: string, kind: string) =>
  permissionsAt(vendor, operation).flatMap(({ when = [], ...permission }) => {
    const isKind = (condition: PermissionCondition) =>
      condition.argument === kindOf[operation] && 'oneOf' in condition;
    const named = when.find(isKind);
    if (named && 'oneOf' in named && !named.oneOf.includes(kind)) return [];
    const others = when.filter(
      (condition) => !isKind(condition) && !('orMissing' in condition && condition.orMissing),
    );
    return [{ ...permission, when: others }];
  });

/** One row for each call and reason, with all kinds that have it. */
function tableOfKinds(vendor: Vendor): string {
  const rows = Object.keys(kindOf).flatMap((operation) => {
    if (rowOf(operation).pagesOf !== undefined) return [];
    const iterations = rowsOfTable.flatMap(([name, { pagesOf }]) =>
      pagesOf === operation ? [name] : [],
    );
    const byNeed = new Map<string, { names: string; reason: string; kinds: string[] }>();
    for (const kind of kindsOf(vendor, operation)) {
      const permissions = permissionsOfKind(vendor, operation, kind);
      for (const reason of new Set(permissions.map(reasonOf))) {
        const names = listed(permissions.filter((each) => reasonOf(each) === reason));
        const row = byNeed.get(names + reason) ?? { names, reason, kinds: [] };
        row.kinds.push(code(kind));
        byNeed.set(names + reason, row);
      }
    }
    return [...byNeed.values()].map(({ names, reason, kinds }) => [
      ...[[operation, ...iterations].map(code).join(', '), kinds.join(', '), names, reason],
    ]);
  });
  return table(['Call', 'Kind', 'Needs', 'When'], rows);
}

const tables: Readonly<Record<string, () => string>> = {
  calls: tableOfCalls,
  genesys: () => tableOfReasons('genesys'),
  qconnect: () => tableOfReasons('qconnect'),
  'genesys kinds': () => tableOfKinds('genesys'),
  'qconnect kinds': () => tableOfKinds('qconnect'),
};

const places = /(<!-- table of ([\w ]+): [^]*?-->\n)[^]*?(\n<!-- end of the table -->)/g;

/** Returns the page with its tables written anew. */
export async function permissionsPage(page: string): Promise<string> {
  const written = page.replaceAll(
    places,
    (_, begin: string, name: string, end: string) => `${begin}\n${tables[name]?.() ?? ''}\n${end}`,
  );
  const options = await resolveConfig(new URL('../../docs/permissions.md', import.meta.url));
  return format(written, { ...options, parser: 'markdown' });
}
