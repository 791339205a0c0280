/** docs/crosswalk.md, made from the `crosswalk` of the drivers. */
import type { Crosswalk, CrosswalkField, Instructions } from '@assistant-provider/core';
import type { AssistantDriver } from '@assistant-provider/core/adapter';
import { createGenesysDriver } from '@assistant-provider/genesys';
import { createQConnectDriver } from '@assistant-provider/qconnect';
import { format, resolveConfig } from 'prettier';

/** They send nothing here. */
export const drivers: Readonly<Record<string, AssistantDriver>> = {
  'Genesys Cloud': createGenesysDriver({ region: 'us_east_1', accessToken: 'unused' }),
  'Amazon Q in Connect': createQConnectDriver({ region: 'us-east-1' }),
};

const introduction = `# Crosswalk

<!-- Written by \`npm run update:crosswalk\` from the adapters' data. -->

This page lists every field of the vendors' assistants, and its place in the portable model. In code, read \`provider.crosswalk\`. A field is a JSON pointer into the vendor's object; \`*\` stands for every element or key. A row includes all nested fields, except those with their own row. See also [Moving between vendors](guide/moving-between-vendors.md).

\`parts.…\` is data that only its vendor understands: a copy keeps it at the same vendor, and loses it at another vendor. The vendor sets some fields; a copy gets new values for them. A test compares this list with the vendors' published schemas.`;

const code = (text: string): string => `\`${text}\``;

type Cells = readonly string[];
const table = (head: Cells, rows: readonly Cells[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const placeOf = ({ as, setByVendor, reason = '' }: CrosswalkField): string => {
  if (as !== undefined) return code(as);
  return `${setByVendor ? 'set by the vendor' : '**not carried**'}: ${reason}`;
};

/** One row for each place, with all fields that reach it. */
function tableOfFields(fields: readonly CrosswalkField[]): string {
  // What the vendor sets concerns a reader least.
  const byInterest = fields.toSorted(
    (one, other) => Number(one.setByVendor ?? false) - Number(other.setByVendor ?? false),
  );
  const places = [...new Set(byInterest.map(placeOf))];
  return table(
    ['Place', 'Fields'],
    places.map((place) => {
      const reaching = fields.filter((each) => placeOf(each) === place);
      return [place, reaching.map(({ field }) => code(field)).join(', ')];
    }),
  );
}

const instructionsText = ({ object, text }: Instructions): string =>
  `The ${object}:\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``;

function sectionOf(vendor: string, { fields, missing, namedBy, vendorTags = [] }: Crosswalk) {
  const objects = [...new Set(fields.map(({ object }) => object))];
  const absent = Object.entries(missing);
  return [
    `## ${vendor}`,
    ...objects.flatMap((object) => [
      `### \`${object}\` of ${vendor}`,
      tableOfFields(fields.filter((each) => each.object === object)),
    ]),
    ...deprecatedFields(vendor, fields),
    `### Fields that ${vendor} does not have`,
    table(
      ['Field', 'Verdict', 'Reason'],
      absent.map(([field, { verdict, reason }]) => [code(field), verdict, reason]),
    ),
    ...absent.flatMap(([, { instructions }]) =>
      instructions === undefined ? [] : [instructionsText(instructions)],
    ),
    ...(namedBy.length > 0
      ? [`### Objects that name an assistant of ${vendor}`, ...namedBy.map(instructionsText)]
      : []),
    ...(vendorTags.length > 0
      ? [
          `### Tags that ${vendor} sets`,
          `The vendor sets ${vendorTags.map(code).join(', ')}. Nobody can remove it, and it does not count as drift.`,
        ]
      : []),
  ];
}

function deprecatedFields(vendor: string, fields: readonly CrosswalkField[]): readonly string[] {
  const rows = fields.flatMap(({ object, field, deprecated, deprecatedValues = [] }) => {
    if (deprecated === undefined) return [];
    const values = deprecatedValues.map(code).join(', ');
    return [[code(object), code(field), values || 'every value', deprecated]];
  });
  if (rows.length === 0) return [];
  return [
    `### Deprecated fields of ${vendor}`,
    table(['Object', 'Field', 'Values', 'Reason'], rows),
  ];
}

/** Returns the whole page. */
export async function crosswalkPage(): Promise<string> {
  const sections = Object.entries(drivers).flatMap(([vendor, { crosswalk }]) =>
    crosswalk === undefined ? [] : sectionOf(vendor, crosswalk),
  );
  const options = await resolveConfig(new URL('../../docs/crosswalk.md', import.meta.url));
  return format([introduction, ...sections].join('\n\n'), { ...options, parser: 'markdown' });
}
