/** Ends a command that names what does not exist. A misspelt name would otherwise do nothing, and pass as success. */
import type { Manifest, Plan } from '@assistant-provider/reconcile';
import { usageError, vendorError, type CommandError } from './command-error.js';
import type { OpenAccount } from './config/open-account.js';
import { openLosses } from './loss-lines.js';
import { printable } from './output/table.js';

/** The most names that an error lists. */
const fewNames = 10;

/** Returns the error of names that no assistant has, or `undefined` if each name is found. */
export async function unknownAssistants(
  { name: account, provider }: Pick<OpenAccount, 'name' | 'provider'>,
  { assistants }: Manifest,
  names: readonly string[],
  signal: AbortSignal,
): Promise<CommandError | undefined> {
  const found = new Set(Object.values(assistants).map(({ name }) => name));
  const missing = names.filter((name) => !found.has(name));
  if (missing.length === 0) return undefined;
  const known = new Set<string>();
  for await (const entry of provider.assistants.all({}, { signal, timeoutMs: false })) {
    if (entry.isErr()) return vendorError(account, entry.error);
    known.add(entry.value.name);
  }
  return usageError(
    `${account} has no assistant named ${missing.map(printable).join(', ')}`,
    ...listed('its assistants', [...known], `assistants list ${account}`),
  );
}

/** Returns the error of accepted fields that the plan does not have, or `undefined` if it has each of them. */
export function unknownLosses(plan: Plan, accepted: readonly string[]): CommandError | undefined {
  const missing = accepted.filter((field) => !hasField(plan, field));
  if (missing.length === 0) return undefined;
  return usageError(
    `--accept-loss: the plan has no field ${missing.map(printable).join(', ')}`,
    ...listed(
      'open losses',
      openLosses(plan).map(({ field }) => field),
      'plan without --accept-loss, which lists the losses',
    ),
  );
}

/** A pattern may match nothing: it stands for whatever is there. */
const hasField = ({ assistants }: Plan, wanted: string): boolean =>
  wanted.includes('*') ||
  assistants.some(({ key, fields }) =>
    // The plan leaves out the fields of an assistant that stays as it is.
    fields.length === 0
      ? wanted === key || wanted.startsWith(`${key}/`)
      : wanted === key ||
        fields.some(({ field }) => field === wanted || field.startsWith(`${wanted}/`)),
  );

const listed = (title: string, names: readonly string[], otherwise: string): readonly string[] => {
  if (names.length === 0) return [];
  return names.length > fewNames
    ? [otherwise]
    : [`${title}: ${names.map(printable).toSorted().join(', ')}`];
};
