/** Query parameters as data, and their reader. */
import { GenesysRefusal } from './errors.js';
import { knowledgeLanguages } from './schemas.js';
import type { GenesysSettings } from './settings.js';

type Rule =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number }
  /** Up to the setting `maxNumberedPageSize`. */
  | { readonly kind: 'pageSize' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list' }
  | { readonly kind: 'expand'; readonly values: readonly string[] };

interface Parameter {
  /** Name on the wire. */
  readonly name: keyof Query;
  readonly rule: Rule;
}

export interface Query {
  readonly before?: string;
  readonly after?: string;
  readonly pageSize?: number;
  readonly limit?: number;
  readonly name?: string;
  readonly tier?: string;
  readonly namePrefix?: string;
  readonly language?: string;
  readonly sortOrder?: string;
  readonly sortBy?: string;
  readonly pageNumber?: number;
  readonly id?: readonly string[];
  readonly divisionId?: readonly string[];
  readonly state?: string;
  readonly coreLanguage?: string;
  readonly published?: boolean;
  readonly languageVariation?: string;
  readonly fallbackToPrimaryAssistant?: boolean;
  readonly queueIds?: readonly string[];
  readonly agentChecklistIds?: readonly string[];
  readonly expand?: readonly string[];
}

const text = { kind: 'text' } as const;
const list = { kind: 'list' } as const;
// Prose of the official Swagger: 200 for assistants and queues, 100 for checklists and knowledge bases.
const upTo200 = { kind: 'integer', minimum: 1, maximum: 200 } as const;
const upTo100 = { kind: 'integer', minimum: 1, maximum: 100 } as const;
const choice = (...values: readonly string[]) => ({ kind: 'choice', values }) as const;
const expand = (...values: readonly string[]) =>
  ({ name: 'expand', rule: { kind: 'expand', values } }) as const;

export const parameters = {
  before: { name: 'before', rule: text },
  after: { name: 'after', rule: text },
  pageSize: { name: 'pageSize', rule: upTo200 },
  pageSizeUpTo100: { name: 'pageSize', rule: upTo100 },
  // The deprecated name of pageSize.
  limit: { name: 'limit', rule: upTo200 },
  name: { name: 'name', rule: text },
  tier: { name: 'tier', rule: choice('Copilot', 'AgentAssist') },
  namePrefix: { name: 'namePrefix', rule: text },
  language: { name: 'language', rule: text },
  sortOrder: { name: 'sortOrder', rule: choice('asc', 'desc') },
  sortBy: { name: 'sortBy', rule: choice('dateModified', 'language', 'name') },
  pageNumber: { name: 'pageNumber', rule: { kind: 'integer', minimum: 1, maximum: 1e9 } },
  digestPageSize: { name: 'pageSize', rule: { kind: 'integer', minimum: 1, maximum: 500 } },
  numberedPageSize: { name: 'pageSize', rule: { kind: 'pageSize' } },
  knowledgeBaseLimit: { name: 'limit', rule: upTo100 },
  ids: { name: 'id', rule: list },
  divisionIds: { name: 'divisionId', rule: list },
  userState: { name: 'state', rule: choice('active', 'inactive', 'deleted', 'any') },
  coreLanguage: { name: 'coreLanguage', rule: choice(...knowledgeLanguages.split(' ')) },
  published: { name: 'published', rule: { kind: 'boolean' } },
  knowledgeBaseSortBy: { name: 'sortBy', rule: choice('Name', 'Date') },
  summarySortBy: { name: 'sortBy', rule: choice('dateModified', 'name') },
  // The enumeration of the official Swagger, and the default that it names beside it.
  longSortOrder: {
    name: 'sortOrder',
    rule: choice('ascending', 'descending', 'ASC', 'DESC'),
  },
  languageVariation: { name: 'languageVariation', rule: text },
  fallbackToPrimaryAssistant: { name: 'fallbackToPrimaryAssistant', rule: { kind: 'boolean' } },
  queueIds: { name: 'queueIds', rule: list },
  agentChecklistIds: { name: 'agentChecklistIds', rule: list },
  expandCopilot: expand('copilot'),
  expandAssistant: expand('assistant'),
  expandAssistantCopilot: expand('assistant', 'copilot'),
  expandIdentityResolution: expand('identityresolution'),
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;

/** Reads the query. Unknown parameters are ignored, as web frameworks do. */
export function readQuery(
  names: readonly ParameterName[],
  given: URLSearchParams,
  settings: GenesysSettings,
): Query {
  const read: [string, unknown][] = [];
  for (const parameter of names) {
    const { name, rule }: Parameter = parameters[parameter];
    // The official JavaScript SDK sends empty parameters (`name=`) for values that are not set.
    const values = given.getAll(name).filter((value) => value !== '');
    const [first] = values;
    if (first !== undefined) read.push([name, readValue(name, rule, first, values, settings)]);
  }
  return Object.fromEntries(read);
}

function readValue(
  name: string,
  rule: Rule,
  first: string,
  values: readonly string[],
  settings: GenesysSettings,
): unknown {
  switch (rule.kind) {
    case 'text':
      return first;
    case 'boolean':
      return oneOf(name, first.toLowerCase(), ['true', 'false']) === 'true';
    case 'choice':
      return oneOf(name, first, rule.values);
    case 'integer':
      return readInteger(name, first, rule.minimum, rule.maximum);
    case 'pageSize':
      return readInteger(name, first, 1, settings.maxNumberedPageSize);
    case 'list':
      return splitItems(values);
    case 'expand': {
      const wanted = splitItems(values);
      if (settings.badExpand === 'refused')
        for (const value of wanted) oneOf(name, value, rule.values);
      return wanted;
    }
  }
}

function readInteger(name: string, text: string, minimum: number, maximum: number): number {
  const number = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= minimum && number <= maximum) return number;
  throw refuseParameter(name, text, `${minimum} to ${maximum}`);
}

/** Accepts repeated and comma-separated values: the contract has both, and the JavaScript SDK joins with commas. */
function splitItems(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '');
}

function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (!allowed.includes(value)) throw refuseParameter(name, value, allowed.join(', '));
  return value;
}

export function refuseParameter(parameter: string, value: string, allowed: string): GenesysRefusal {
  const params = { value, parameter, allowed };
  return new GenesysRefusal('invalid.query.param.value', { params, field: parameter });
}
